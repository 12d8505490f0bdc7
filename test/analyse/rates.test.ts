import { expect, test } from 'vitest';
import { orderRates, withRates } from '../../src/analyse/rates.ts';
import { rateOf } from '../../src/domain/interval.ts';

const counted = {
  critical: 30,
  trivial: 10,
  categories: [{ code: 'outage', count: 12, critical: 9 }],
  period: { from: '2025-11-17', to: '2025-11-18' },
};
const file = (byDay: Record<string, number>) => ({ source: 'o.csv', total: 0, byDay });

test('a rate is counted per 1,000 orders, with the score interval of a Poisson count', () => {
  // Exact limits of a count of 10 are 4.80 and 18.39; the score interval is 5.43 and 18.41.
  expect(rateOf(10, 1000, 1)).toEqual({ count: 10, rate: 10, low: 5.432, high: 18.4095 });
  expect(rateOf(0, 1000, 1)).toMatchObject({ rate: 0, low: 0 });
  expect(rateOf(5, 0, 1)).toEqual({ count: 5, rate: 0, low: 0, high: 0 });
});

test('an interval widens with the scatter of the days', () => {
  const [calm, wild] = [rateOf(100, 5000, 1), rateOf(100, 5000, 4)];
  expect(wild.high - wild.low).toBeCloseTo(2 * (calm.high - calm.low), 0);
});

test('orders of a file are those of the days of the log', () => {
  const orders = file({ '2025-11-16': 500, '2025-11-17': 100, '2025-11-18': 200 });
  expect(orderRates(orders, counted, 1)).toMatchObject({
    orders: 300,
    critical: { count: 30, rate: 100 },
    trivial: { rate: 33.3333 },
    categories: [{ code: 'outage', rate: 40, critical: { rate: 30 } }],
  });
  const [week] = withRates(
    [{ from: '2025-11-17', to: '2025-11-23', partial: true, critical: 30, trivial: 10, none: 0, change: null }],
    orders,
    counted,
    1,
  );
  expect(week?.rate).toMatchObject({ count: 30, rate: 100 });
});

test('a file without a day of the log is refused by its name', () => {
  expect(() => orderRates(file({ '2025-11-17': 100 }), counted, 1)).toThrow('o.csv: has no orders for 2025-11-18');
  expect(() => orderRates(file({ '2025-11-17': 100 }), { ...counted, period: null }, 1)).toThrow(
    'need a log with dates',
  );
});
