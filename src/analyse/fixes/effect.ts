import { daysApart } from '../../domain/calendar.ts';
import type { FixCheck, FixReport, Incident } from '../../domain/report.ts';
import type { Summary } from '../../domain/summary.ts';
import { upperTail } from '../exact.ts';
import type { RisenDays } from '../playbook.ts';
import { surplus } from '../sum.ts';

/** Complaints out of all of the log. */
export interface Part {
  readonly count: number;
  readonly of: number;
}

/** A fall that chance alone would show less often than this is one. */
const CHANCE = 0.05;
/** Of fewer a week no stopgap can show a fall within one: the bar would be next to nothing. */
const FEWEST_A_WEEK = 8;

/** What of a part is left without the surges of incidents, which end without any fix. */
export function withoutIncidents({ count, of }: Part, surge: { share: number; all: number }): Part {
  return { count: Math.round(count * (1 - surge.share)), of: Math.max(0, of - surge.all) };
}

/** How many complaints incidents added to the usual, in all, and which share of a category's complaints that is. */
export function surgeOf(
  incidents: readonly (Pick<Incident, 'count' | 'expected'> & Pick<RisenDays, 'categories'>)[],
  category: string,
  count: number,
): { share: number; all: number } {
  const own = surplus(incidents.flatMap(({ categories }) => categories.filter(({ code }) => code === category)));
  return { share: count === 0 ? 0 : Math.min(1, own / count), all: Math.round(surplus(incidents)) };
}

/**
 * How many of this log's complaints would not have come, had the fix been there: the lower reach of what incidents leave,
 * to the higher reach of all.
 */
export function expectedOf(part: Part, usual: Part, reach: { low: number; high: number }): FixReport['expected'] {
  return {
    low: Math.floor(usual.count * reach.low),
    high: Math.ceil(part.count * reach.high),
    of: part.count,
    reach: { low: reach.low, high: reach.high },
  };
}

/** The most such complaints that a log as large should hold if the fix reaches its least. */
export function aimOf({ count, of }: Part, leastReach: number): Part {
  return { count: Math.floor(count * (1 - leastReach)), of };
}

/**
 * The most that a later log may hold, at most what is aimed at, so that chance explains the fall in one case of twenty
 * (Fisher's exact test). Where this log has too few to tell, none may come in a log so much larger that this says
 * something.
 */
export function barOf(now: Part, aim: Part): Part {
  for (let { count } = aim; count >= 0; count -= 1) {
    if (upperTail(now.count, now.of, now.count + count, 2 * now.of) <= CHANCE) return { count, of: now.of };
  }
  const larger = now.count === 0 ? 1 : CHANCE ** (-1 / now.count) - 1;
  return { count: 0, of: Math.ceil(now.of * Math.max(1, larger)) };
}

/**
 * How many such complaints a week has now, and the most that show a fall within a week (Poisson, one-sided). Null for a
 * log without dates, and where few come.
 */
export function weekOf(count: number, days: Readonly<Record<string, unknown>>): FixCheck['week'] {
  const dated = Object.keys(days).sort();
  const [from, to] = [dated[0], dated.at(-1)];
  if (from === undefined || to === undefined) return null;
  const mean = (7 * count) / Math.max(7, daysApart(from, to) + 1);
  if (mean < FEWEST_A_WEEK) return null;
  let term = Math.exp(-mean);
  let sum = term;
  let bar = 0;
  for (; sum + (term * mean) / (bar + 1) <= CHANCE; bar += 1) {
    term *= mean / (bar + 1);
    sum += term;
  }
  return { now: Math.round(mean), bar };
}

const LOG_NAMES = { text: 'NEXT/', ndjson: 'NEXT.ndjson' } as const;

/** Reads the next log as this one was read, with the readers that judged it: other readers, other figures. */
export function checkCommand({ inputs, readers }: Summary, flags: readonly string[] = []): string {
  const format = inputs[0]?.format ?? 'csv';
  const log = format === 'text' || format === 'ndjson' ? LOG_NAMES[format] : `NEXT.${format}`;
  const reader = readers.careful === 0 ? ' --reader quick' : readers.quick === 0 ? ' --reader careful' : '';
  return [`amends report ${log} --format json${reader}`, ...flags].join(' ');
}
