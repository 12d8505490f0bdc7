import type { FixCheck } from '../../domain/report.ts';
import { concentrationLabel } from '../../knowledge/labels.ts';
import type { Context } from './context.ts';

/** The bar that a later log must be under: `after 4 weeks at most 5 of 229 (now 14)`. */
export function barText({ bar, now, weeks }: Pick<FixCheck, 'bar' | 'now' | 'weeks'>, { say }: Context): string {
  return say(bar.count === 0 ? 'check.none' : 'check.bar', { count: bar.count, of: bar.of, now: now.count, weeks });
}

/** The command, where in its result the number stands, and the bar. */
export function checkText(check: FixCheck, context: Context): string {
  const { say } = context;
  const { category, kinds, dimension, value } = check.number;
  const where =
    dimension === null || value === null
      ? `categories > ${category}${kinds.length === 0 ? '' : ` > kinds > ${kinds.join(' + ')}`} > count`
      : `summary > tallies > ${category} > ${kinds.length === 0 ? '*' : kinds.join(' + ')} > by > ${dimension} > ${concentrationLabel({ dimension, value }, say)}`;
  return say('check', { command: check.command, where, bar: barText(check, context) });
}
