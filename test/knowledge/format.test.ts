import { expect, test } from 'vitest';
import { formatChange, formatMoney, formatPercent, formatPercentInterval } from '../../src/knowledge/format.ts';

test.each([
  [{ minor: 123_450, currency: 'RUB' }, '1\u202f234,50\u00a0₽', '1\u202f234.50\u00a0₽'],
  [{ minor: 123_400, currency: 'EUR' }, '1\u202f234\u00a0€', '€1\u202f234'],
  [{ minor: 5, currency: 'CHF' }, '0,05\u00a0CHF', '0.05\u00a0CHF'],
  [{ minor: 1500, currency: 'JPY' }, '1\u202f500\u00a0JPY', '1\u202f500\u00a0JPY'],
  [{ minor: 1250, currency: '' }, '12,50', '12.50'],
])('money: %j', (money, ru, en) => {
  expect([formatMoney(money, 'ru'), formatMoney(money, 'en')]).toEqual([ru, en]);
});

test.each([
  [1.35, '+35\u00a0%'],
  [1, '0\u00a0%'],
  [0.9, '−10\u00a0%'],
  [0, '−100\u00a0%'],
  [12.4, '×12'],
])('a change: %d times as much', (ratio, text) => {
  expect(formatChange(ratio, 'en')).toBe(text);
});

test.each([
  [1, '100\u00a0%'],
  [0.9974, '99.7\u00a0%'],
  [0.9999, '99.9\u00a0%'],
  [0.994, '99\u00a0%'],
  [0.654, '65\u00a0%'],
  [0.0184, '1.8\u00a0%'],
  [0, '0\u00a0%'],
])('a share: %d', (share, text) => {
  expect(formatPercent(share, 'en')).toBe(text);
});

test.each([
  [0.612, 0.698, '61–70\u00a0%'],
  [0.0001, 0.0035, '0–1\u00a0%'],
  [0.9961, 1, '99–100\u00a0%'],
  [0, 0, '0–0\u00a0%'],
  [1, 1, '100–100\u00a0%'],
])('an interval: %d to %d', (low, high, text) => {
  expect(formatPercentInterval(low, high)).toBe(text);
});
