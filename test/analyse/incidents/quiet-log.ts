import { incidentsOf } from '../../../src/analyse/incidents/incidents.ts';
import { dailySeries, reckonedDays } from '../../../src/analyse/series.ts';
import { addDays } from '../../../src/domain/calendar.ts';
import type { DayCount } from '../../../src/domain/summary.ts';
import { knowledge } from '../../knowledge.ts';
import { quietDays, type Random, seeded } from './quiet-series.ts';

export type Days = Record<string, DayCount>;
export const START = '2025-01-06';

export function day(categories: Record<string, number>, none = 5): DayCount {
  const critical = Object.values(categories).reduce((sum, count) => sum + count, 0);
  return { critical, trivial: 0, none, categories, hours: {}, defends: 0, minutes: 0 };
}

export function daysOf(counts: readonly DayCount[], start = START): Days {
  return Object.fromEntries(counts.map((count, at) => [addDays(start, at), count]));
}

export function find(days: Days) {
  const reckoned = reckonedDays(days);
  return incidentsOf({ days, firsts: {} }, dailySeries(days, new Set(reckoned)), reckoned, knowledge.quiet);
}

/** A log of one failure alone. */
export function outages(counts: readonly number[]): Days {
  return daysOf(counts.map((count) => day({ outage: count })));
}

/** A quiet log with some failures, each of its own usual count. */
export function quietLog(
  days: number,
  usual: Readonly<Record<string, number>>,
  scatter: number,
  random: Random,
): DayCount[] {
  const series = Object.entries(usual).map(([code, mean]) => [code, quietDays(days, mean, scatter, random)] as const);
  return Array.from({ length: days }, (_, at) =>
    day(Object.fromEntries(series.map(([code, counts]) => [code, counts[at] ?? 0]))),
  );
}

/** A kind of quiet log: how long, what fails in it and how often a day, how much it scatters. */
export interface Quietness {
  readonly days: number;
  readonly usual: Readonly<Record<string, number>>;
  readonly scatter: number;
}

/** What simulated quiet logs show in a year, and what their reports say that they would. */
export function falseAlarms({ days, usual, scatter }: Quietness, logs: number): { shown: number; told: number } {
  const random = seeded(20_250_106);
  let [shown, told] = [0, 0];
  for (let log = 0; log < logs; log += 1) {
    const { incidents, watch } = find(daysOf(quietLog(days, usual, scatter, random)));
    shown += incidents.length;
    told += watch.falseAlarms;
  }
  return { shown: shown / ((logs * days) / 365), told: told / logs };
}
