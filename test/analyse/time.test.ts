import { describe, expect, test } from 'vitest';
import { dailySeries } from '../../src/analyse/series.ts';
import { trendOf as periodsOf } from '../../src/analyse/trend.ts';
import { addDays, weekStart } from '../../src/domain/calendar.ts';
import type { DayCount } from '../../src/domain/summary.ts';

function day(critical: number): DayCount {
  return { critical, trivial: 0, none: 5, categories: {}, hours: {}, defends: 0, minutes: 0 };
}

const trendOf = (days: Record<string, DayCount>, scatter = 1) => periodsOf(days, dailySeries(days, new Set()), scatter);

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

/** So many critical complaints on each of so many days from a Monday on. */
function steady(...runs: readonly (readonly [days: number, count: number])[]): Record<string, DayCount> {
  const counts = runs.flatMap(([days, count]) => new Array<number>(days).fill(count));
  return Object.fromEntries(counts.map((count, at) => [addDays('2025-01-06', at), day(count)]));
}

describe('a period against the one before', () => {
  test('has the ratio of complaints a day with an interval, and says where it is clear', () => {
    const [, second, third] = trendOf(steady([7, 10], [7, 20], [21, 19]));
    expect(second?.change).toMatchObject({ ratio: 2, clear: true });
    expect(second?.change?.low).toBeCloseTo(1.51, 1);
    expect(second?.change?.high).toBeCloseTo(2.65, 1);
    expect(third?.change).toMatchObject({ ratio: 0.95, clear: false });
  });

  test('is less clear where counts scatter more', () => {
    const days = steady([7, 10], [7, 14], [21, 10]);
    expect(trendOf(days, 1)[1]?.change?.clear).toBe(true);
    expect(trendOf(days, 3)[1]?.change?.clear).toBe(false);
  });

  test('is compared by the day: a month of 31 days with the same daily count is no more than one of 30', () => {
    const march = trendOf(steady([500, 8])).find(({ from }) => from === '2025-03-01');
    expect(march?.change).toMatchObject({ ratio: 1, clear: false });
  });

  test('is not compared where the log begins or ends inside it, nor with a period without complaints', () => {
    const days = steady([7, 0], [25, 10]);
    delete days['2025-01-06'];
    const trend = trendOf({ ...days, '2025-02-10': day(3) });
    expect(trend.map(({ partial }) => partial)).toEqual([true, false, false, false, false, true]);
    expect(trend.map(({ change }) => change === null)).toEqual([true, true, false, false, false, true]);
    expect(trendOf(steady([14, 0], [21, 10]))[2]?.change).toBeNull();
  });
});

test.each([
  ['2025-11-17', '2025-11-17'],
  ['2025-11-23', '2025-11-17'],
  ['2025-01-01', '2024-12-30'],
])('%s lies in the week of %s', (at, monday) => {
  expect(weekStart(at)).toBe(monday);
});
