import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg, fisherTail } from '../../../src/analyse/segments/fisher.ts';

/** Exact, by counting draws: slow and obvious. */
function counted(hits: number, drawn: number, marked: number, all: number): number {
  const choose = (n: number, k: number): bigint => {
    if (k < 0 || k > n) return 0n;
    let ways = 1n;
    for (let at = 0; at < k; at += 1) ways = (ways * BigInt(n - at)) / BigInt(at + 1);
    return ways;
  };
  let ways = 0n;
  for (let k = hits; k <= drawn; k += 1) ways += choose(marked, k) * choose(all - marked, drawn - k);
  return Number((ways * 10n ** 15n) / choose(all, drawn)) / 1e15;
}

test('is what counting all draws gives', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40), (a, b, c, d) => {
      const [drawn, marked, all] = [a + b, a + c, a + b + c + d];
      expect(fisherTail(a, drawn, marked, all)).toBeCloseTo(counted(a, drawn, marked, all), 8);
    }),
  );
});

test('is quick and finite for a million rows', () => {
  expect(fisherTail(5_200, 50_000, 100_000, 1_000_000)).toBeCloseTo(0.0015, 3);
  expect(fisherTail(9_000, 50_000, 100_000, 1_000_000)).toBe(0);
});

test('the correction is that of the worked example of Benjamini and Hochberg, in the order given', () => {
  const adjusted = benjaminiHochberg([0.04, 0.001, 0.03, 0.2]);
  expect(adjusted.map((p) => Number(p.toFixed(4)))).toEqual([0.0533, 0.004, 0.0533, 0.2]);
  expect(benjaminiHochberg([])).toEqual([]);
});
