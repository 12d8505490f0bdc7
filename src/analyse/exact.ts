/**
 * Probability that at least `count` of `drawn` items have a mark that `marked` of `all` have, drawn without looking
 * (hypergeometric upper tail; with it Fisher's exact test, one-sided). Whole numbers; relative error below 1e-9 for
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

/**
 * The largest p that may be called a finding when at most `rate` of the findings may be chance, or 0 where none may
 * (Benjamini and Hochberg 1995). `all` counts every test that was made, those whose p was not kept included.
 */
export function falseDiscoveryBound(values: readonly number[], all: number, rate: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.findLast((p, at) => p <= (rate * (at + 1)) / all) ?? 0;
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

const EXACT = 64;
const LOG_FACTORIALS = Array.from({ length: EXACT }, () => 0);
for (let n = 2; n < EXACT; n += 1) LOG_FACTORIALS[n] = (LOG_FACTORIALS[n - 1] ?? 0) + Math.log(n);

/** Stirling's series beyond the table. */
function logFactorial(n: number): number {
  if (n < EXACT) return LOG_FACTORIALS[n] ?? 0;
  const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}
