import type { FixCheck, PlanItem } from '../../domain/report.ts';
import { concentrationLabel } from '../../knowledge/labels.ts';
import type { Context } from './context.ts';

/** What a later log should hold, and what chance alone would hardly show: `at most 4 in 235 (now 6; …)`. */
export function aimText({ aim, bar, now, weeks }: NonNullable<PlanItem['check']>, { say }: Context): string {
  const isProof = bar.of === aim.of && bar.count === aim.count;
  const proof = isProof ? '' : `; ${say(bar.count === 0 ? 'check.proof.none' : 'check.proof', bar)}`;
  const counts = { count: aim.count, of: aim.of, now: now.count, weeks };
  return `${say(aim.count === 0 ? 'check.none' : 'check.aim', counts)} (${say('check.now', { now: now.count })}${proof})`;
}

/** The command, where in its result the number stands, and the bar. */
export function checkText(check: FixCheck, context: Context): string {
  const { say } = context;
  const { category, kinds, dimension, value } = check.number;
  const where =
    dimension === null || value === null
      ? `categories > ${category}${kinds.length === 0 ? '' : ` > kinds > ${kinds.join(' + ')}`} > count`
      : `summary > tallies > ${category} > ${kinds.length === 0 ? '*' : kinds.join(' + ')} > by > ${dimension} > ${concentrationLabel({ dimension, value }, say)}`;
  return say('check', { command: check.command, where, aim: aimText(check, context) });
}
