import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, upperTail } from '../../src/analyse/exact.ts';

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let value = 1n;
  for (let i = 1; i <= k; i += 1) value = (value * BigInt(n - k + i)) / BigInt(i);
  return value;
}

/** By the definition, in whole numbers. */
function slowTail(count: number, drawn: number, marked: number, all: number): number {
  let sum = 0n;
  for (let x = count; x <= Math.min(drawn, marked); x += 1) sum += choose(marked, x) * choose(all - marked, drawn - x);
  return Number((sum * 10n ** 18n) / choose(all, drawn)) / 1e18;
}

describe('the upper tail', () => {
  test('is that of the definition', () => {
    const whole = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(
        whole,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (all, a, b, at) => {
          const [drawn, marked] = [Math.round(a * all), Math.round(b * all)];
          const count = at % (drawn + 1);
          expect(upperTail(count, drawn, marked, all)).toBeCloseTo(slowTail(count, drawn, marked, all), 9);
        },
      ),
    );
  });

  test("is that of Fisher's tea taster", () => {
    expect(upperTail(3, 4, 4, 8)).toBeCloseTo(17 / 70, 12);
  });

  test('holds for a log of a million', () => {
    expect(upperTail(1_000, 10_000, 100_000, 1_000_000)).toBeGreaterThan(0.5);
    expect(upperTail(1_100, 10_000, 100_000, 1_000_000)).toBeLessThan(0.001);
  });
});

test('the tail is quick and finite for a million rows', () => {
  expect(upperTail(5_200, 50_000, 100_000, 1_000_000)).toBeCloseTo(0.0015, 3);
  expect(upperTail(9_000, 50_000, 100_000, 1_000_000)).toBe(0);
});

describe('the correction of Benjamini and Hochberg', () => {
  const found = (values: readonly number[]) => values.filter((_, at) => (benjaminiHochberg(values)[at] ?? 1) <= 0.05);

  test('finds up to the last p below its line', () => {
    // Lines at 0.0125, 0.025, 0.0375, 0.05: the third lies above its own, the fourth below.
    expect(found([0.045, 0.001, 0.04, 0.02])).toEqual([0.045, 0.001, 0.04, 0.02]);
    expect(found([0.001, 0.02, 0.04, 0.06])).toEqual([0.001, 0.02]);
  });

  test('counts tests that show nothing', () => {
    expect(found([0.01])).toEqual([0.01]);
    expect(found([0.01, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toEqual([]);
  });

  test('is that of their worked example, in the order given', () => {
    const adjusted = benjaminiHochberg([0.04, 0.001, 0.03, 0.2]);
    expect(adjusted.map((p) => Number(p.toFixed(4)))).toEqual([0.0533, 0.004, 0.0533, 0.2]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});
