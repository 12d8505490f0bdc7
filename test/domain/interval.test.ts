import { expect, test } from 'vitest';
import { countInterval, shareOf } from '../../src/domain/interval.ts';

// Reference values: Wilson score interval, statsmodels 0.14 proportion_confint(method='wilson').
test.each([
  [0, 10, 0, 0.2775],
  [5, 10, 0.2366, 0.7634],
  [10, 10, 0.7225, 1],
  [244, 406, 0.5526, 0.6475],
])('%i of %i has the interval %f to %f', (count, whole, low, high) => {
  const share = shareOf(count, whole);
  expect(share.low).toBeCloseTo(low, 3);
  expect(share.high).toBeCloseTo(high, 3);
});

test('an empty whole has no share', () => {
  expect(shareOf(0, 0)).toEqual({ count: 0, share: 0, low: 0, high: 0 });
});

// Garwood's exact limits, as statistical tables give them.
test.each([
  [3, 0.619, 8.767],
  [10, 4.795, 18.39],
  [100, 81.364, 121.627],
])('the interval of a count of %i is close to the exact one', (count, low, high) => {
  const interval = countInterval(count);
  expect(Math.abs(interval.low / low - 1)).toBeLessThan(0.03);
  expect(Math.abs(interval.high / high - 1)).toBeLessThan(0.03);
});

test('nothing counted may still stand for something', () => {
  expect(countInterval(0).low).toBe(0);
  expect(countInterval(0).high).toBeCloseTo(3.69, 1);
});
