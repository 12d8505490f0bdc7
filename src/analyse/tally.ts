import { weekdayOf } from '../domain/calendar.ts';
import type { Complaint } from '../domain/row.ts';
import { type Counts, DIMENSIONS, type Dimension, type Tally } from '../domain/summary.ts';
import type { Verdict } from '../domain/verdict.ts';

/** Values of a column that are counted apart; a column with more of them in one set of complaints says nothing. */
const MOST_VALUES = 1000;
/** Stands for a dimension that has more values than that. */
export const TOO_MANY = '\u0000';

export type MutableCounts = Record<string, number>;

interface MutableTally {
  count: number;
  critical: number;
  harms: MutableCounts;
  signals: MutableCounts;
  causes: MutableCounts;
  by: Record<Dimension, MutableCounts>;
}

export function emptyTally(): MutableTally {
  const by = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, newCounts()])) as Record<
    Dimension,
    MutableCounts
  >;
  return { count: 0, critical: 0, harms: newCounts(), signals: newCounts(), causes: newCounts(), by };
}

/** Counts one complaint. */
export function addToTally(tally: MutableTally, complaint: Complaint, verdict: Verdict): void {
  tally.count += 1;
  if (verdict.severity === 'critical') tally.critical += 1;
  increase(tally.harms, verdict.harm, 1);
  for (const signal of verdict.signals) increase(tally.signals, signal, 1);
  for (const cause of verdict.causes) increase(tally.causes, cause, 1);
  const { date } = complaint;
  if (date?.minute !== undefined) increase(tally.by.hours, String(Math.floor(date.minute / 60)), 1);
  if (date !== undefined) increase(tally.by.weekday, String(weekdayOf(date.day)), 1);
  for (const dimension of ['place', 'product', 'channel'] as const) {
    const value = complaint[dimension];
    if (value !== undefined) addValue(tally.by[dimension], value, 1);
  }
}

/** Adds `other` to `tally`; the result does not depend on the order of additions. */
export function mergeTally(tally: MutableTally, other: Tally): void {
  tally.count += other.count;
  tally.critical += other.critical;
  addCounts(tally.harms, other.harms);
  addCounts(tally.signals, other.signals);
  addCounts(tally.causes, other.causes);
  for (const dimension of DIMENSIONS) {
    for (const [value, count] of Object.entries(other.by[dimension])) addValue(tally.by[dimension], value, count);
  }
}

/** Sums tallies into one. */
export function sumTallies(tallies: Iterable<Tally>): Tally {
  const sum = emptyTally();
  for (const tally of tallies) mergeTally(sum, tally);
  return sum;
}

/** No prototype: a column may hold `__proto__`. */
export function newCounts(): MutableCounts {
  return Object.create(null) as MutableCounts;
}

export function increase(counts: MutableCounts, name: string, by: number): void {
  counts[name] = (counts[name] ?? 0) + by;
}

export function addCounts(counts: MutableCounts, other: Counts): void {
  for (const [name, count] of Object.entries(other)) increase(counts, name, count);
}

/** Counts in the order of their names, so that the same counts are the same bytes. */
export function sortCounts(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function addValue(counts: MutableCounts, value: string, by: number): void {
  if (counts[TOO_MANY] !== undefined) return;
  if (value !== TOO_MANY) increase(counts, value, by);
  if (value === TOO_MANY || Object.keys(counts).length > MOST_VALUES) {
    for (const name of Object.keys(counts)) delete counts[name];
    counts[TOO_MANY] = 1;
  }
}
