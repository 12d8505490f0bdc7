import { expect, test } from 'vitest';
import { formatChange, formatMoney } from '../../src/knowledge/format.ts';

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
