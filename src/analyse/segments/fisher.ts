import { gammaln } from 'simple-statistics';

/** Terms that are smaller than the sum by so much do not change it. */
const NEGLIGIBLE = 1e-16;

/**
 * Probability that at least `hits` of `drawn` marked items are met by chance, where `marked` of `all` are: Fisher's exact
 * test, one-sided.
 */
export function fisherTail(hits: number, drawn: number, marked: number, all: number): number {
  const most = Math.min(drawn, marked);
  const logOf = (k: number) => choose(marked, k) + choose(all - marked, drawn - k) - choose(all, drawn);
  let sum = 0;
  for (let k = Math.max(hits, drawn + marked - all, 0); k <= most; k += 1) {
    const term = Math.exp(logOf(k));
    sum += term;
    // Beyond the mean the terms only fall.
    if (term < NEGLIGIBLE * sum && k > (drawn * marked) / all) break;
  }
  return Math.min(1, sum);
}

function choose(n: number, k: number): number {
  return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
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
