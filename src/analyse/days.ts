import type { Complaint } from '../domain/row.ts';
import type { DayCount, Summary } from '../domain/summary.ts';
import { SEVERITIES, type Verdict } from '../domain/verdict.ts';
import { addCounts, increase, type MutableCounts, newCounts, sortCounts } from './tally.ts';

/** Days, the last ones that have any, of which more is kept than counts. */
export const DETAILED_DAYS = 1000;
/** Prime, so that minutes that follow each other have different bits; a bit mask of them is a positive integer. */
const MINUTE_BITS = 31;

interface Day {
  critical: number;
  trivial: number;
  none: number;
  categories: MutableCounts;
  hours: Record<string, MutableCounts>;
  defends: number;
  minutes: number;
}

/** Counts judged rows by day. Memory: the days that the logs span. */
export class Days {
  readonly #days = new Map<string, Day>();

  add({ date }: Complaint, { severity, category, signals }: Verdict): void {
    if (date === undefined) return;
    const day = this.#day(date.day);
    day[severity] += 1;
    if (signals.includes('defends')) day.defends += 1;
    if (date.minute !== undefined) day.minutes |= 1 << (date.minute % MINUTE_BITS);
    if (severity !== 'critical') return;
    increase(day.categories, category, 1);
    if (date.minute !== undefined) increase(hoursOf(day, category), String(Math.floor(date.minute / 60)), 1);
  }

  merge(days: Summary['days']): void {
    for (const [name, other] of Object.entries(days)) {
      const day = this.#day(name);
      for (const severity of SEVERITIES) day[severity] += other[severity];
      addCounts(day.categories, other.categories);
      for (const [category, hours] of Object.entries(other.hours)) addCounts(hoursOf(day, category), hours);
      day.defends += other.defends;
      day.minutes |= other.minutes;
    }
  }

  counts(): Summary['days'] {
    const days = [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1));
    const detailed = days.length - DETAILED_DAYS;
    return Object.fromEntries(days.map(([name, day], at) => [name, countOf(day, at >= detailed)]));
  }

  #day(name: string): Day {
    const known = this.#days.get(name);
    if (known !== undefined) return known;
    const day = { critical: 0, trivial: 0, none: 0, categories: newCounts(), hours: {}, defends: 0, minutes: 0 };
    this.#days.set(name, day);
    return day;
  }
}

function hoursOf(day: Day, category: string): MutableCounts {
  day.hours[category] ??= newCounts();
  return day.hours[category];
}

function countOf({ categories, hours, ...counts }: Day, detailed: boolean): DayCount {
  const sorted = Object.entries(detailed ? hours : {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    critical: counts.critical,
    trivial: counts.trivial,
    none: counts.none,
    categories: sortCounts(categories),
    hours: Object.fromEntries(sorted.map(([category, own]) => [category, sortCounts(own)])),
    defends: counts.defends,
    minutes: counts.minutes,
  };
}
