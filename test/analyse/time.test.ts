import { describe, expect, test } from 'vitest';
import { trendOf } from '../../src/analyse/trend.ts';
import { weekStart } from '../../src/domain/calendar.ts';
import type { DayCount } from '../../src/domain/summary.ts';

function day(critical: number): DayCount {
  return { critical, trivial: 0, none: 5, categories: {}, hours: {}, defends: 0, minutes: 0 };
}

describe('the trend', () => {
  test('shows a short log by day, gaps included', () => {
    const trend = trendOf({ '2025-11-17': day(1), '2025-11-19': day(2) });
    expect(trend.map(({ from, critical }) => [from, critical])).toEqual([
      ['2025-11-17', 1],
      ['2025-11-18', 0],
      ['2025-11-19', 2],
    ]);
  });

  test('shows a quarter by ISO week and ten years by month', () => {
    expect(trendOf({ '2025-07-02': day(1), '2025-09-30': day(1) })[0]).toMatchObject({
      from: '2025-06-30',
      to: '2025-07-06',
    });
    expect(trendOf({ '2015-12-02': day(1), '2025-01-30': day(1) }).slice(0, 2)).toMatchObject([
      { from: '2015-12-01', to: '2015-12-31' },
      { from: '2016-01-01', to: '2016-01-31' },
    ]);
  });

  test('counts every row once', () => {
    const days = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [
        new Date(Date.UTC(2024, 0, 1 + at * 3)).toISOString().slice(0, 10),
        day(at),
      ]),
    );
    expect(trendOf(days).reduce((sum, { critical }) => sum + critical, 0)).toBe((199 * 200) / 2);
  });
});

test.each([
  ['2025-11-17', '2025-11-17'],
  ['2025-11-23', '2025-11-17'],
  ['2025-01-01', '2024-12-30'],
])('%s lies in the week of %s', (at, monday) => {
  expect(weekStart(at)).toBe(monday);
});
