import { expect, test } from 'vitest';
import { shareOf } from '../../src/domain/interval.ts';

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
