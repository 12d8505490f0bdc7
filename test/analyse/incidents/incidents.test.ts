import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.ts';
import type { DayCount } from '../../../src/domain/summary.ts';
import { day, daysOf, falseAlarms, find, outages, type Quietness, quietLog, START } from './quiet-log.ts';
import { quietDays, seeded } from './quiet-series.ts';

describe('in a short log an incident', () => {
  test('is a day far above its neighbours, with the failures that rose', () => {
    const { incidents, watch } = find(outages([20, 22, 19, 21, 110, 40, 23]));
    expect(watch.method).toBe('ears-c2');
    expect(incidents).toMatchObject([{ from: '2025-01-10', peak: '2025-01-10', categories: [{ code: 'outage' }] }]);
  });

  test('joins days that stand side by side', () => {
    const { incidents } = find(outages([20, 22, 19, 21, 20, 90, 110, 21, 23, 20, 22]));
    expect(incidents).toMatchObject([{ from: '2025-01-11', peak: '2025-01-12', to: '2025-01-12', count: 200 }]);
  });

  test('is not what chance brings, nor a log of few days', () => {
    expect(find(outages([5, 9, 4, 6, 10, 7, 5])).incidents).toEqual([]);
    expect(find(outages([5, 100, 4]))).toMatchObject({ incidents: [], watch: { method: 'none', days: 3 } });
  });
});

describe('in a long log an incident', () => {
  const quiet = () => quietLog(120, { outage: 4, 'late-delivery': 12, price: 4 }, 1, seeded(1));
  const plus = (days: DayCount[], at: number, more: Record<string, number>): void => {
    const { categories, none } = days[at] as DayCount;
    const sum = Object.fromEntries(
      [...new Set([...Object.keys(categories), ...Object.keys(more)])].map((code) => [
        code,
        (categories[code] ?? 0) + (more[code] ?? 0),
      ]),
    );
    days[at] = day(sum, none);
  };

  test('has its start, peak and end, and the failures in the order in which they rose', () => {
    const days = quiet();
    plus(days, 60, { outage: 30 });
    plus(days, 61, { outage: 20, 'late-delivery': 60, cancelled: 9 });
    plus(days, 62, { 'late-delivery': 40 });
    const [incident, ...others] = find(daysOf(days)).incidents;
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ from: '2025-03-07', peak: '2025-03-08', to: '2025-03-09', over: 'all' });
    expect(incident?.categories.map(({ code, from, recurring }) => [code, from, recurring])).toEqual([
      ['outage', '2025-03-07', true],
      ['late-delivery', '2025-03-08', true],
      ['cancelled', '2025-03-08', false],
    ]);
    expect(incident?.excess).toBeGreaterThan(110);
    expect(incident?.excess).toBeLessThan(195);
  });

  test('is not drawn out by single failures that were up before and after', () => {
    const days = quiet();
    for (let at = 50; at < 72; at += 1) plus(days, at, { outage: 14 });
    plus(days, 60, { outage: 60, 'late-delivery': 60, cancelled: 20 });
    expect(find(daysOf(days)).incidents).toMatchObject([{ from: '2025-03-07', to: '2025-03-07', over: 'all' }]);
  });

  test('may lie in one failure alone, which others hide', () => {
    const days = quietLog(120, { 'late-delivery': 100, 'data-privacy': 0.2 }, 1, seeded(2));
    for (const at of [80, 81]) plus(days, at, { 'data-privacy': 7 });
    expect(find(daysOf(days)).incidents).toMatchObject([
      { over: 'categories', from: '2025-03-27', categories: [{ code: 'data-privacy', recurring: false }] },
    ]);
  });

  test('is no step to a new usual, and no day of the week', () => {
    const step = quietLog(120, { outage: 10 }, 1, seeded(3)).map((own, at) =>
      at < 60 ? own : day({ outage: 3 * (own.categories['outage'] ?? 0) }),
    );
    expect(find(daysOf(step)).incidents).toEqual([]);
    const mondays = quietLog(120, { outage: 10 }, 1, seeded(4)).map((own, at) =>
      at % 7 === 0 ? day({ outage: 40 + (own.categories['outage'] ?? 0) }) : own,
    );
    expect(find(daysOf(mondays)).incidents).toEqual([]);
  });

  test('is found where days are missing', () => {
    const days = Object.entries(daysOf(quietLog(400, { outage: 20 }, 1, seeded(5)))).filter((_, at) => at % 4 === 0);
    const [name = '', own] = days[50] ?? [];
    const { incidents } = find({ ...Object.fromEntries(days), [name]: day({ outage: 90 + (own?.critical ?? 0) }) });
    expect(incidents).toMatchObject([{ from: name, to: name }]);
  });

  test('counts those who defend the company', () => {
    const days = quiet();
    plus(days, 60, { outage: 50 });
    days[60] = { ...(days[60] as DayCount), defends: 4 };
    expect(find(daysOf(days)).incidents).toMatchObject([{ defended: 4 }]);
  });

  test('does not depend on the order of the days', () => {
    const days = quiet();
    plus(days, 60, { outage: 50 });
    const reversed = Object.fromEntries(Object.entries(daysOf(days)).reverse());
    expect(find(reversed)).toEqual(find(daysOf(days)));
  });
});

describe('no incident, but a warning, are rows', () => {
  const usual = { outage: 4, 'late-delivery': 8, price: 6 };
  const log = () => quietLog(100, usual, 1, seeded(6)).map((own) => ({ ...own, minutes: 0b1010_1010_1010 }));

  test('among which praise rose more than complaints', () => {
    const days = log();
    days[50] = day({ outage: 30 }, 200);
    expect(find(daysOf(days))).toMatchObject({ incidents: [], imports: [{ from: '2025-02-25', reason: 'praise' }] });
  });

  test('that rose in the usual mix, praise included', () => {
    const days = log();
    days[50] = day({ outage: 20, 'late-delivery': 40, price: 30 }, 26);
    expect(find(daysOf(days))).toMatchObject({ incidents: [], imports: [{ reason: 'mixed' }] });
  });

  test('that came in one minute', () => {
    const days = log();
    days[50] = { ...day({ outage: 90 }, 0), minutes: 0b100 };
    expect(find(daysOf(days))).toMatchObject({ incidents: [], imports: [{ reason: 'same-minute' }] });
  });

  test('on the same day of several years, where a page told their age in years', () => {
    const days = {
      ...daysOf(quietLog(60, { outage: 2 }, 1, seeded(70)), '2025-03-01'),
      '2022-04-30': day({ outage: 12 }),
      '2023-04-30': day({ outage: 15 }),
      '2024-04-30': day({ outage: 9 }),
    };
    const { incidents, imports } = find(days);
    expect(incidents).toEqual([]);
    expect(imports.map(({ from, reason }) => [from, reason])).toEqual([
      ['2022-04-30', 'reckoned'],
      ['2023-04-30', 'reckoned'],
      ['2024-04-30', 'reckoned'],
    ]);
  });
});

describe('by simulation', () => {
  test.each<Quietness>([
    { days: 120, usual: { a: 12, b: 6, c: 3, d: 1 }, scatter: 1 },
    { days: 90, usual: { a: 15, b: 15, c: 8 }, scatter: 2.5 },
  ])('quiet logs show as many incidents a year as reports say: %j', { timeout: 120_000 }, (quietness) => {
    const { shown, told } = falseAlarms(quietness, 1200);
    expect(shown / told).toBeGreaterThan(0.8);
    expect(shown / told).toBeLessThan(1.2);
  });

  test('a doubling for two days is found in nine of ten, from 22 a day, or 45 at twice the scatter', () => {
    for (const [usual, scatter] of [
      [22, 1],
      [45, 2],
    ] as const) {
      const random = seeded(8);
      let found = 0;
      const logs = 300;
      for (let log = 0; log < logs; log += 1) {
        const counts = quietDays(90, usual, scatter, random);
        counts.splice(45, 2, ...quietDays(2, 2 * usual, scatter, random));
        const hit = find(outages(counts)).incidents.some(
          ({ from, to }) => from <= addDays(START, 46) && to >= addDays(START, 45),
        );
        if (hit) found += 1;
      }
      expect(found / logs, `${usual} a day, scatter ${scatter}`).toBeGreaterThanOrEqual(0.9);
    }
  });
});
