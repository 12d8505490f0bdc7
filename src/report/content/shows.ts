import type { FixReport } from '../../domain/report.ts';
import { CAUSES, type Signal } from '../../domain/verdict.ts';
import { formatPercent } from '../../knowledge/format.ts';
import { concentrationLabel } from '../../knowledge/labels.ts';
import type { Context } from './context.ts';

/** Fewer, or less than a tenth of the complaints, is no picture. */
const FEWEST = 3;
const SHARE = 0.1;
/** Signals that change what is done, the weightiest first; those said in one sentence stand together. */
const TELLING: readonly (readonly [string, readonly Signal[]])[] = [
  ['authority', ['regulator', 'court']],
  ['repeat-contact', ['repeat-contact']],
  ['leaving', ['leaving']],
  ['public', ['public-post', 'warns-others']],
  ['put-right', ['put-right']],
];
const MOST = 4;

/** What this log adds to the advice: where the complaints bunch, what customers name and do; empty where it adds nothing. */
export function shows(fix: FixReport, context: Context): string {
  return [...bunching(fix, context), ...otherCause(fix, context), ...signals(fix, context)].slice(0, MOST).join(' ');
}

/** The bunching that the fix needs is in its own words already. */
function bunching({ concentrations, concentration: needed }: FixReport, { say, lang }: Context): string[] {
  return concentrations
    .filter(({ dimension }) => dimension !== needed?.dimension)
    .map((one) =>
      say(`shows.${one.dimension}`, {
        value: concentrationLabel(one, say),
        count: one.count,
        share: formatPercent(one.share, lang),
        elsewhere: formatPercent(one.elsewhere, lang),
      }),
    );
}

/** A cause that customers name, and more often than the one that the fix goes by. */
function otherCause({ causes, cause, complaints }: FixReport, { say, knowledge, lang }: Context): string[] {
  const [most] = CAUSES.filter(
    (name) => name !== cause && (causes[name] ?? 0) >= Math.max(FEWEST, SHARE * complaints.count),
  ).toSorted((a, b) => (causes[b] ?? 0) - (causes[a] ?? 0));
  if (most === undefined || (causes[most] ?? 0) <= (causes[cause] ?? 0)) return [];
  const family = knowledge.causes[most]?.[lang] ?? most;
  return [say('shows.cause', { family, named: causes[most] ?? 0, count: complaints.count })];
}

/** A regulator or a court sets its own time; anything else is said where these customers do it more than others. */
function signals({ signals: counts, signalsAbove, complaints }: FixReport, { say }: Context): string[] {
  return TELLING.flatMap(([name, together]) => {
    const most = Math.max(...together.map((signal) => counts[signal] ?? 0));
    const tells = name === 'authority' || together.some((signal) => signalsAbove.includes(signal));
    return tells && most >= Math.max(FEWEST, SHARE * complaints.count) ? [say(`shows.${name}`, { count: most })] : [];
  });
}
