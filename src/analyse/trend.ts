import { addDays, daysApart, daysBetween, weekStart } from '../domain/calendar.ts';
import type { Period } from '../domain/report.ts';
import type { Summary } from '../domain/summary.ts';

/** Logs up to so many days are shown by day, up to so many weeks by week, longer ones by month. */
const MOST_DAYS = 31;
const MOST_WEEKS = 60;

/** Counts by day, ISO week or month, gaps included, so that every period of the log is there. */
export function trendOf(days: Summary['days']): Period[] {
  const sorted = Object.keys(days).sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined) return [];
  return periodsBetween(from, to).map((period) => {
    const sum = { critical: 0, trivial: 0, none: 0 };
    for (const day of sorted) {
      if (day < period.from || day > period.to) continue;
      sum.critical += days[day]?.critical ?? 0;
      sum.trivial += days[day]?.trivial ?? 0;
      sum.none += days[day]?.none ?? 0;
    }
    return { ...period, ...sum };
  });
}

function periodsBetween(from: string, to: string): { from: string; to: string }[] {
  const length = daysApart(from, to) + 1;
  if (length <= MOST_DAYS) return daysBetween(from, to).map((day) => ({ from: day, to: day }));
  const periods: { from: string; to: string }[] = [];
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
