import { describe, expect, test } from 'vitest';
import { currencyIn, parseMoney } from '../../src/domain/money.ts';

describe('an amount', () => {
  test.each([
    ['3 490,00', 349_000, ''],
    ['6\u00a0640,50 руб.', 664_050, 'RUB'],
    ['$1,234.50', 123_450, 'USD'],
    ['1.234,56 €', 123_456, 'EUR'],
    ["1'200.00 CHF", 120_000, 'CHF'],
    ['99', 9900, ''],
    ['49.9 EUR', 4990, 'EUR'],
    ['1,234', 123_400, ''],
    ['1.234', 123_400, ''],
    ['12.345.678', 1_234_567_800, ''],
    ['1500.', 150_000, ''],
    ['¥1,500', 1500, 'JPY'],
    ['1.250 KWD', 1250, 'KWD'],
    ['0', 0, ''],
    ['2 000 ₸', 200_000, 'KZT'],
    ['RUR 10', 1000, 'RUB'],
  ])('is read from %j', (text, minor, currency) => {
    expect(parseMoney(text)).toEqual({ minor, currency });
  });

  test.each(['', 'n/a', '-120,00', '-$5', '10–20', 'from 5 to 9', '99999999999999999'])('is none in %j', (text) => {
    expect(parseMoney(text)).toBeUndefined();
  });

  test('has the usual currency where it names none', () => {
    expect(parseMoney('10', 'EUR')).toEqual({ minor: 1000, currency: 'EUR' });
    expect(parseMoney('$10', 'EUR')).toEqual({ minor: 1000, currency: 'USD' });
  });
});

test.each([
  ['Сумма, ₽', 'RUB'],
  ['Order Value (USD)', 'USD'],
  ['total_eur', 'EUR'],
  ['Euro', 'EUR'],
  ['Amount', ''],
  ['Customer', ''],
  ['Сумма заказа', ''],
  ['Рубрика', ''],
  ['Цена в рублях', 'RUB'],
  ['2000 сум', 'UZS'],
])('the currency in the header %j', (header, currency) => {
  expect(currencyIn(header)).toBe(currency);
});
