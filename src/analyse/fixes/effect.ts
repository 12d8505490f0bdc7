import type { FixCheck, FixReport, Incident } from '../../domain/report.ts';
import type { Summary } from '../../domain/summary.ts';
import { upperTail } from '../exact.ts';

/** Complaints out of all of the log. */
export interface Part {
  readonly count: number;
  readonly of: number;
}

/** A fall that chance alone would show less often than this is one. */
const CHANCE = 0.05;

/** What of a part is left without the surges of incidents, which end without any fix. */
export function withoutIncidents({ count, of }: Part, surge: { share: number; all: number }): Part {
  return { count: Math.round(count * (1 - surge.share)), of: Math.max(0, of - surge.all) };
}

/** How many complaints incidents added to the usual, in all, and which share of a category's complaints that is. */
export function surgeOf(
  incidents: readonly Incident[],
  category: string,
  count: number,
): { share: number; all: number } {
  const above = (parts: readonly { count: number; expected: number }[]) =>
    parts.reduce((sum, part) => sum + Math.max(0, part.count - part.expected), 0);
  const own = above(incidents.flatMap(({ categories }) => categories.filter(({ code }) => code === category)));
  return { share: count === 0 ? 0 : Math.min(1, own / count), all: Math.round(above(incidents)) };
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

/**
 * The most such complaints that a later log may hold if the fix worked: at least the lower reach fewer, and so few that
 * chance explains it in one case of twenty at most (Fisher's exact test). Where this log has too few to tell, none may
 * come in a log so much larger that this says something.
 */
export function barOf(now: Part, leastReach: number): FixCheck['bar'] {
  const aimed = Math.floor(now.count * (1 - leastReach));
  for (let count = aimed; count >= 0; count -= 1) {
    if (upperTail(now.count, now.of, now.count + count, 2 * now.of) <= CHANCE) return { count, of: now.of };
  }
  const larger = now.count === 0 ? 1 : CHANCE ** (-1 / now.count) - 1;
  return { count: 0, of: Math.ceil(now.of * Math.max(1, larger)) };
}

const LOG_NAMES = { text: 'NEXT/', ndjson: 'NEXT.ndjson' } as const;

/** Reads the next log with the readers that judged this one: other readers, other figures. */
export function checkCommand({ inputs, readers }: Summary): string {
  const format = inputs[0]?.format ?? 'csv';
  const log = format === 'text' || format === 'ndjson' ? LOG_NAMES[format] : `NEXT.${format}`;
  const reader = readers.careful === 0 ? ' --reader quick' : readers.quick === 0 ? ' --reader careful' : '';
  return `amends report ${log} --format json${reader}`;
}
