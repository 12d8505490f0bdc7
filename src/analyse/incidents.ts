import { daysApart } from '../domain/calendar.ts';
import type { Incident } from '../domain/report.ts';
import type { DayCount, Summary } from '../domain/summary.ts';

/** Fewer days give no idea of what is usual. */
const FEWEST_DAYS = 5;
/** A day stands out with at least so many, twice the usual, and so far above it that the usual scatter is no explanation. */
const FEWEST = 10;
const TIMES_USUAL = 2;
const DEVIATIONS = 4;
/** Makes the median absolute deviation of a normal variable its standard deviation. */
const MAD_TO_DEVIATION = 1.4826;
/** What rose must be critical nearly as often as the log is: where praise rises too, rows were imported, not lived through. */
const CRITICAL_EXCESS = 0.8;
/** What lasts longer is no incident but a new usual. */
const LONGEST = 14;
/** A category belongs to the incident from so many complaints above its usual. */
const CATEGORY_EXCESS = 3;

/**
 * Finds runs of days on which critical complaints stand far above the median of the other days that have rows: at least
 * twice, and by four times their scatter (the larger of a Poisson count's and of the median absolute deviation). Rough
 * on purpose: short logs have no weekday pattern.
 */
export function incidentsOf(days: Summary['days']): Incident[] {
  const all = Object.keys(days).sort();
  if (all.length < FEWEST_DAYS) return [];
  const counts = all.map((day) => days[day]?.critical ?? 0);
  const totals = all.map((day) => totalOf(days[day]));
  const stands = all.map((_, at) => standsOut(counts, totals, at));
  return runs(all, stands)
    .filter(({ from, to }) => daysApart(all[from] ?? '', all[to] ?? '') < LONGEST)
    .map(({ from, to }) => incidentBetween(all, days, counts, from, to));
}

function standsOut(counts: readonly number[], totals: readonly number[], at: number): boolean {
  const count = counts[at] ?? 0;
  const others = counts.filter((_, other) => other !== at);
  const usual = median(others);
  const scatter = Math.max(
    Math.sqrt(Math.max(usual, 1)),
    MAD_TO_DEVIATION * median(others.map((other) => Math.abs(other - usual))),
  );
  if (count < FEWEST || count < TIMES_USUAL * usual || count - usual < DEVIATIONS * scatter) return false;
  const usualTotal = median(totals.filter((_, other) => other !== at));
  const criticalShare = sum(counts) / sum(totals);
  return count - usual >= CRITICAL_EXCESS * criticalShare * ((totals[at] ?? 0) - usualTotal);
}

function incidentBetween(
  all: readonly string[],
  days: Summary['days'],
  counts: readonly number[],
  from: number,
  to: number,
): Incident {
  const inside = all.slice(from, to + 1);
  const length = inside.length;
  const outside = counts.filter((_, at) => at < from || at > to);
  const peak = inside.reduce((best, day) => ((days[day]?.critical ?? 0) > (days[best]?.critical ?? 0) ? day : best));
  const codes = new Set(inside.flatMap((day) => Object.keys(days[day]?.categories ?? {})));
  const categories = [...codes].map((code) => {
    const of = (day: string) => days[day]?.categories[code] ?? 0;
    const usual = median(all.filter((_, at) => at < from || at > to).map(of));
    return { code, count: inside.reduce((sum, day) => sum + of(day), 0), expected: usual * length };
  });
  return {
    from: all[from] ?? '',
    peak,
    to: all[to] ?? '',
    count: inside.reduce((sum, day) => sum + (days[day]?.critical ?? 0), 0),
    expected: median(outside) * length,
    categories: categories
      .filter(({ count, expected }) => count - expected >= CATEGORY_EXCESS && count >= TIMES_USUAL * expected)
      .sort((a, b) => b.count - b.expected - (a.count - a.expected) || (a.code < b.code ? -1 : 1)),
  };
}

/** Runs of days that stand out; one quiet day between two of them does not end an incident. */
function runs(all: readonly string[], stands: readonly boolean[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  stands.forEach((stand, at) => {
    if (!stand) return;
    const open = found.at(-1);
    if (open !== undefined && daysApart(all[open.to] ?? '', all[at] ?? '') <= 2) open.to = at;
    else found.push({ from: at, to: at });
  });
  return found;
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function totalOf(day: DayCount | undefined): number {
  return day === undefined ? 0 : day.critical + day.trivial + day.none;
}
