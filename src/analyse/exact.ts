import { gammaln } from 'simple-statistics';

/**
 * Probability that at least `count` of `drawn` items have a mark that `marked` of `all` have, drawn without looking
 * (hypergeometric upper tail; with it Fisher's exact test, one-sided). Whole numbers; relative error below 1e-7 for
 * wholes up to millions.
 */
export function upperTail(count: number, drawn: number, marked: number, all: number): number {
  const most = Math.min(drawn, marked);
  const least = Math.max(0, drawn + marked - all);
  if (count <= least) return 1;
  if (count > most) return 0;
  let term = Math.exp(logChoose(marked, count) + logChoose(all - marked, drawn - count) - logChoose(all, drawn));
  let sum = term;
  for (let x = count; x < most && term > sum * 1e-17; x += 1) {
    term *= ((marked - x) * (drawn - x)) / ((x + 1) * (all - marked - drawn + x + 1));
    sum += term;
  }
  return Math.min(1, sum);
}

/** P-values as they stand after the correction of Benjamini and Hochberg 1995, in the order in which they came. */
export function benjaminiHochberg(values: readonly number[]): number[] {
  const order = values.map((_, at) => at).sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
  const adjusted = new Array<number>(values.length);
  let lowest = 1;
  order.forEach((at, fromLast) => {
    lowest = Math.min(lowest, ((values[at] as number) * values.length) / (values.length - fromLast));
    adjusted[at] = lowest;
  });
  return adjusted;
}

function logChoose(n: number, k: number): number {
  return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
}
