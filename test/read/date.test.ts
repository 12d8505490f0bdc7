import { expect, test } from 'vitest';
import { detectDateOrder, parseDate } from '../../src/read/date.ts';

test.each([
  ['2025-09-03T11:05:00+03:00', '2025-09-03', 665],
  ['2025-09-27 16:48:48', '2025-09-27', 1008],
  ['2020/3/18', '2020-03-18', undefined],
  ['17.11.2025 09:42', '2025-11-17', 582],
  ['31.05.2025 14:52', '2025-05-31', 892],
  ['22-04-15', '2015-04-22', undefined],
  ['04-Jun-15', '2015-06-04', undefined],
  ['18th April 2023', '2023-04-18', undefined],
  ['April 18, 2023', '2023-04-18', undefined],
  ['12 мая 2025', '2025-05-12', undefined],
  ['12 мая 2025 г., 14:52', '2025-05-12', 892],
  ['1746953106', '2025-05-11', 525],
  ['Tue Oct 31 22:10:47 +0000 2017', '2017-10-31', 1330],
  ['Tue, 31 Oct 2017 22:10:47 GMT', '2017-10-31', 1330],
  ['2/21/15 0:36', undefined, undefined],
  ['3 июля 2024 11:59 PM', '2024-07-03', 1439],
])('reads %s', (value, day, minute) => {
  expect(parseDate(value, 'dmy')).toEqual(day === undefined ? undefined : { day, minute });
});

test('month first where the order says so', () => {
  expect(parseDate('2/21/15 0:36', 'mdy')).toEqual({ day: '2015-02-21', minute: 36 });
});

test('a date without a year needs one', () => {
  expect(parseDate('12 января', 'dmy')).toBeUndefined();
  expect(parseDate('12 января', 'dmy', { year: 2024 })).toEqual({ day: '2024-01-12', minute: undefined });
});

test.each(['', 'вчера', '31.02.2025', '99/99/2025', '0000-00-00', 'Дата не указана', '12345'])(
  '%s is no date',
  (value) => {
    expect(parseDate(value, 'dmy')).toBeUndefined();
  },
);

test('the order comes from the values that allow one only', () => {
  expect(detectDateOrder(['01/02/2025', '02/25/2025'])).toMatchObject({ order: 'mdy', ambiguous: false });
  expect(detectDateOrder(['25/02/2025', '01/02/2025'])).toMatchObject({ order: 'dmy', ambiguous: false });
  expect(detectDateOrder(['01/02/2025', '03/04/2025'])).toMatchObject({ order: 'dmy', ambiguous: true });
});
