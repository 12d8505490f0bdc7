import { addDays, daysBetween, weekdayOf } from '../domain/calendar.ts';
import type { DayCount, Summary } from '../domain/summary.ts';
import { sum } from './sum.ts';

/** Critical complaints by day: over all categories, and in each. Every list has a number for each of the days. */
export interface DailySeries {
  readonly days: readonly string[];
  /** 0 is Monday. */
  readonly weekdays: readonly number[];
  readonly all: readonly number[];
  readonly categories: ReadonlyMap<string, readonly number[]>;
  /** Rows of any severity. */
  readonly rows: readonly number[];
}

/** A log that has so many rows on a day that has any was not kept on a day that has none; else no row is none happened. */
const BUSY = 5;

/** The days of a log in their order, without those that are left out. Days without rows are zeros, or gaps in a busy log. */
export function dailySeries(counts: Summary['days'], without: ReadonlySet<string>): DailySeries {
  const kept = Object.keys(counts)
    .filter((day) => !without.has(day))
    .sort();
  const [from, to] = [kept[0], kept.at(-1)];
  if (from === undefined || to === undefined) return seriesOf([], counts);
  const total = sum(kept.map((day) => rowsOf(counts[day])));
  const isBusy = total >= BUSY * kept.length;
  return seriesOf(isBusy ? kept : daysBetween(from, to).filter((day) => !without.has(day)), counts);
}

export function rowsOf(day: DayCount | undefined): number {
  return day === undefined ? 0 : day.critical + day.trivial + day.none;
}

function seriesOf(days: readonly string[], counts: Summary['days']): DailySeries {
  const codes = [...new Set(days.flatMap((day) => Object.keys(counts[day]?.categories ?? {})))].sort();
  return {
    days,
    weekdays: days.map((day) => weekdayOf(day) - 1),
    all: days.map((day) => counts[day]?.critical ?? 0),
    categories: new Map(codes.map((code) => [code, days.map((day) => counts[day]?.categories[code] ?? 0)])),
    rows: days.map((day) => rowsOf(counts[day])),
  };
}

/** Years on whose same day it must have happened, rows that such a day has, and its share of the rows around it. */
const SAME_DAY_YEARS = 3;
const FEWEST = 3;
const MOST_OF_ROWS = 0.5;
const AROUND = 28;

/**
 * Days that were reckoned back: a page that says "3 years ago" gives an export the same calendar day of several years,
 * and most rows of the weeks around stand on it.
 */
export function reckonedDays(counts: Summary['days']): string[] {
  const years = new Map<string, string[]>();
  for (const day of Object.keys(counts).sort()) {
    if (!standsAlone(day, counts)) continue;
    const date = day.slice(5);
    years.set(date, [...(years.get(date) ?? []), day]);
  }
  return [...years.values()]
    .filter((days) => days.length >= SAME_DAY_YEARS)
    .flat()
    .sort();
}

function standsAlone(day: string, counts: Summary['days']): boolean {
  const own = rowsOf(counts[day]);
  if (own < FEWEST) return false;
  const around = daysBetween(addDays(day, -AROUND), addDays(day, AROUND));
  return own > MOST_OF_ROWS * sum(around.map((other) => rowsOf(counts[other])));
}
