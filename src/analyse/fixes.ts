import { shareOf } from '../domain/interval.ts';
import type { FixReport } from '../domain/report.ts';
import type { Summary, Tally } from '../domain/summary.ts';
import type { Harm, Language } from '../domain/verdict.ts';
import { formatPercent } from '../knowledge/format.ts';
import { categoryOf, type Knowledge } from '../knowledge/knowledge.ts';
import { concentrationLabel } from '../knowledge/labels.ts';
import { createMessages, fillTemplate, type Messages } from '../knowledge/messages.ts';
import type { Fix } from '../knowledge/schema.ts';
import { concentrationOf } from './concentration.ts';
import { sumTallies } from './tally.ts';

/** What a complaint weighs in the order of fixes, by its harm; a trivial one has none. */
const HARM_WEIGHTS: Readonly<Record<Harm, number>> = {
  safety: 10,
  data: 8,
  dignity: 5,
  money: 4,
  plans: 4,
  use: 3,
  time: 2,
  trust: 2,
  none: 0.5,
};
const FEWEST = 2;
/** A signal belongs to the picture from this share of the complaints. */
const SIGNAL_SHARE = 0.1;

/** The fixes whose conditions hold in this log, those first that would remove the most harm. */
export function fixesFor(summary: Summary, knowledge: Knowledge, lang: Language): FixReport[] {
  const complaints = Object.entries(summary.tallies).filter(([category]) => category !== 'none');
  const all = sumTallies(complaints.flatMap(([, kinds]) => Object.values(kinds)));
  const messages = createMessages(knowledge.messages, lang);
  const found = knowledge.fixes.flatMap((fix) => {
    const kinds = Object.entries(summary.tallies[categoryOf(fix)] ?? {}).filter(
      ([kind]) => fix.when.kinds?.includes(kind) ?? true,
    );
    const tally = sumTallies(kinds.map(([, own]) => own));
    const concentration =
      fix.when.concentration === undefined ? null : concentrationOf(fix.when.concentration, tally, all);
    if (!holds(fix, tally, all) || (fix.when.concentration !== undefined && concentration === null)) return [];
    const counts = kinds.map(([code, { count }]) => ({ code, count })).filter(({ code }) => code !== '');
    const removed = fix.target.drop * weightOf(tally);
    return [{ removed, report: describe(fix, tally, all, concentration, counts, messages, lang) }];
  });
  return found
    .sort((a, b) => rank(a) - rank(b) || b.removed - a.removed || (a.report.id < b.report.id ? -1 : 1))
    .map(({ report }) => report);
}

/** What has no name yet can only be read; that comes after what can be mended. */
function rank({ report }: { readonly report: FixReport }): number {
  return report.category === 'other' ? 1 : 0;
}

function holds({ when }: Fix, tally: Tally, all: Tally): boolean {
  const { count } = tally;
  if (count < (when.count ?? FEWEST) || count < (when.share ?? 0) * all.count) return false;
  const strongest = Math.max(0, ...(when.signals ?? []).map((signal) => tally.signals[signal] ?? 0));
  return when.signals === undefined || strongest >= SIGNAL_SHARE * count;
}

function weightOf({ harms }: Tally): number {
  return Object.entries(harms).reduce((sum, [harm, count]) => sum + HARM_WEIGHTS[harm as Harm] * count, 0);
}

function describe(
  fix: Fix,
  tally: Tally,
  all: Tally,
  concentration: FixReport['concentration'],
  kinds: FixReport['kinds'],
  messages: Messages,
  lang: Language,
): FixReport {
  const advice = fix[lang];
  const share = tally.count / all.count;
  const place =
    concentration === null ? {} : { [concentration.dimension]: concentrationLabel(concentration, messages) };
  const fill = (text: string) =>
    fillTemplate(
      text,
      {
        count: tally.count,
        share: formatPercent(share, lang),
        target: formatPercent(share * (1 - fix.target.drop), lang),
        weeks: fix.target.weeks,
        ...place,
      },
      lang,
    );
  return {
    id: fix.id,
    category: categoryOf(fix),
    cause: fix.cause,
    causeNamed: tally.causes[fix.cause] ?? 0,
    owner: advice.owner,
    effort: fix.effort,
    complaints: { ...shareOf(tally.count, all.count), critical: tally.critical },
    kinds: kinds.toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    concentration,
    title: fill(advice.title),
    why: fill(advice.why),
    confirm: fill(advice.confirm),
    steps: {
      contain: fill(advice.contain),
      recover: fill(advice.recover),
      correct: fill(advice.correct),
      prevent: fill(advice.prevent),
      verify: fill(advice.verify),
    },
  };
}
