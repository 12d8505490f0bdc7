import type { FixReport } from '../../domain/report.ts';
import { formatPercent } from '../../knowledge/format.ts';
import { concentrationLabel } from '../../knowledge/labels.ts';
import type { Block } from '../document.ts';
import { checkText } from './check.ts';
import type { Context } from './context.ts';
import { shows } from './shows.ts';

/** The fixes by the harm that they would remove: the first ones whole, the rest by name. */
export function fixes(context: Context, whole: number): Block[] {
  const { report, say } = context;
  if (report.fixes.length === 0) return [];
  const [first, rest] = [report.fixes.slice(0, whole), report.fixes.slice(whole)];
  return [
    { kind: 'heading', level: 2, text: say('fixes') },
    { kind: 'paragraph', text: say('fixes.means'), tone: 'muted' },
    ...first.flatMap((fix, at) => describe(fix, at + 1, context)),
    ...(rest.length === 0 ? [] : [further(rest, context)]),
  ];
}

function describe(fix: FixReport, number: number, context: Context): Block[] {
  const { say } = context;
  const shown = shows(fix, context);
  return [
    { kind: 'heading', level: 3, text: `${number}. ${fix.title}` },
    {
      kind: 'paragraph',
      text: `${evidenceFor(fix, context)} · ${fix.owner} · ${say(`effort.${fix.effort}`)}`,
      tone: 'muted',
    },
    {
      kind: 'terms',
      items: [
        { term: say('fix.why'), text: whyOf(fix, context) },
        { term: say('fix.confirm'), text: fix.confirm },
        ...(shown === '' ? [] : [{ term: say('fix.shows'), text: shown }]),
        ...(['contain', 'recover', 'correct', 'prevent', 'verify'] as const).map((step) => ({
          term: say(`step.${step}`),
          text: fix.steps[step],
        })),
        { term: say('fix.expected'), text: expectedOf(fix, context) },
        { term: say('fix.check'), text: checkText(fix.check, context) },
      ],
    },
  ];
}

/** What in this log speaks for the fix. */
export function evidenceFor({ category, complaints, kinds, concentration }: FixReport, context: Context): string {
  const { say, lang } = context;
  const named = kinds
    .slice(0, 3)
    .map(({ code, count }) => `${context.kind(category, code)} ${count}`)
    .join(', ');
  const base = say('fix.evidence', {
    category: context.category(category),
    count: complaints.count,
    critical: complaints.critical,
  });
  const bunched =
    concentration === null
      ? ''
      : `; ${say('fix.concentration', {
          value: concentrationLabel(concentration, say),
          share: formatPercent(concentration.share, lang),
          elsewhere: formatPercent(concentration.elsewhere, lang),
        })}`;
  return `${base}${named === '' ? '' : ` (${named})`}${bunched}${unsure(category, context)}`;
}

/** Complaints of the category whose kind is not known: the fix may be for some of them too. */
function unsure(code: string, { report, say }: Context): string {
  const entry = report.categories.find((one) => one.code === code);
  const count = (entry?.count ?? 0) - (entry?.kinds ?? []).reduce((sum, kind) => sum + kind.count, 0);
  return count > 0 ? say('fix.unsure', { count }) : '';
}

/** The likely cause, and whether the customers name it. */
export function whyOf(
  { cause, causeNamed, why: reason, complaints }: FixReport,
  { say, knowledge, lang }: Context,
): string {
  const family = knowledge.causes[cause]?.[lang] ?? cause;
  return `${reason} ${say(causeNamed === 0 ? 'fix.causeUnnamed' : 'fix.causeNamed', { family, named: causeNamed, count: complaints.count })}`;
}

/** How many complaints fewer, as a range. */
export function expectedOf({ expected: { low, high, of, reach } }: FixReport, { say, lang }: Context): string {
  const share = `${Math.round(100 * reach.low)}–${formatPercent(reach.high, lang)}`;
  return say('fix.expected.range', { low, high, of, reach: share });
}

function further(rest: readonly FixReport[], { say }: Context): Block {
  return {
    kind: 'table',
    columns: [
      { title: say('fixes.further'), align: 'left', grows: true },
      { title: say('column.count'), align: 'right' },
      { title: say('column.effort'), align: 'left' },
    ],
    rows: rest.map(({ title, complaints, effort }) => ({
      cells: [
        { text: title },
        { text: String(complaints.count) },
        { text: say(`effort.${effort}`), tone: 'muted' as const },
      ],
    })),
  };
}
