import { expect, test } from 'vitest';
import { parseOrders } from '../../src/read/orders.ts';

test('reads days and numbers, with a header or without, by any delimiter', () => {
  const expected = { source: 'o.csv', total: 30, byDay: { '2025-11-17': 10, '2025-11-18': 20 } };
  for (const text of [
    'day,orders\n2025-11-17,10\n2025-11-18,20\n',
    '\ufeff2025-11-17;10\r\n2025-11-18;20',
    'День\tЗаказы\n17.11.2025\t10\n18.11.2025\t"20"\n\n',
  ])
    expect(parseOrders(text, 'o.csv')).toEqual(expected);
});

test.each([
  ['day,orders\n2025-11-17,many\n', 'o.csv:2: is no day'],
  ['2025-11-17,10\nsoon,10\n', 'o.csv:2: is no day'],
  ['2025-11-17,1.5\n', 'o.csv:1: is no day'],
  ['2025-11-17,10\n2025-11-17,11\n', 'o.csv:2: 2025-11-17 stands twice'],
  ['day,orders\n', 'o.csv: holds no orders'],
])('names the line that is wrong: %j', (text, message) => {
  expect(() => parseOrders(text, 'o.csv')).toThrow(message);
});
