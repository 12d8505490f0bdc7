import { addDays, daysApart, daysBetween, weekStart } from '../domain/calendar.ts';
import { ratioOf } from '../domain/interval.ts';
import type { Period } from '../domain/report.ts';
import type { Summary } from '../domain/summary.ts';
import type { DailySeries } from './series.ts';

/** Logs up to so many days are shown by day, up to so many weeks by week, longer ones by month. */
const MOST_DAYS = 31;
const MOST_WEEKS = 60;

/**
 * Counts by day, ISO week or month, gaps included, so that every period of the log is there; each with its change
 * against the period before, by the days that the series has of both.
 * @param scatter variance of a quiet day's count over its mean
 */
export function trendOf(days: Summary['days'], series: DailySeries, scatter: number): Period[] {
  const sorted = Object.keys(days).sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined) return [];
  const periods = periodsBetween(from, to).map((period) => ({
    ...period,
    partial: period.from < from || period.to > to,
    ...countsWithin(period, sorted, days),
    ...daysWithin(period, series),
  }));
  return periods.map(({ compared, ...period }, at) => {
    const before = periods[at - 1];
    const comparable = before !== undefined && !before.partial && !period.partial;
    return { ...period, change: comparable ? ratioOf(compared, before.compared, scatter) : null };
  });
}

interface Span {
  readonly from: string;
  readonly to: string;
}

function countsWithin({ from, to }: Span, sorted: readonly string[], days: Summary['days']) {
  const sum = { critical: 0, trivial: 0, none: 0 };
  for (const day of sorted) {
    if (day < from || day > to) continue;
    sum.critical += days[day]?.critical ?? 0;
    sum.trivial += days[day]?.trivial ?? 0;
    sum.none += days[day]?.none ?? 0;
  }
  return sum;
}

/** Critical complaints on the days that can be compared. */
function daysWithin({ from, to }: Span, { days, all }: DailySeries) {
  const compared = { count: 0, days: 0 };
  days.forEach((day, at) => {
    if (day < from || day > to) return;
    compared.count += all[at] ?? 0;
    compared.days += 1;
  });
  return { compared };
}

function periodsBetween(from: string, to: string): Span[] {
  const length = daysApart(from, to) + 1;
  if (length <= MOST_DAYS) return daysBetween(from, to).map((day) => ({ from: day, to: day }));
  const periods: Span[] = [];
  const byWeek = length <= MOST_WEEKS * 7;
  for (let start = byWeek ? weekStart(from) : `${from.slice(0, 7)}-01`; start <= to; ) {
    const next = byWeek ? addDays(start, 7) : nextMonth(start);
    periods.push({ from: start, to: addDays(next, -1) });
    start = next;
  }
  return periods;
}

function nextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}
