import { shareOf } from '../../domain/interval.ts';
import type { Concentration, FixReport, Incident } from '../../domain/report.ts';
import type { Counts, Summary, Tally } from '../../domain/summary.ts';
import { CAUSES, type Language, SIGNALS } from '../../domain/verdict.ts';
import { categoryOf, type Knowledge } from '../../knowledge/knowledge.ts';
import type { Fix } from '../../knowledge/schema.ts';
import { sumTallies } from '../tally.ts';
import { adviceOf } from './advice.ts';
import { findBunching } from './bunching.ts';
import { aimOf, barOf, checkCommand, expectedOf, surgeOf, weekOf, withoutIncidents } from './effect.ts';
import { type Candidate, rankByHarm } from './rank.ts';

const FEWEST = 2;
/** A signal belongs to the picture from this share of the complaints. */
const SIGNAL_SHARE = 0.1;

/** The fixes whose conditions hold in this log, by the harm that each would remove beyond those before it. */
export function fixesFor(
  summary: Summary,
  incidents: readonly Incident[],
  knowledge: Knowledge,
  lang: Language,
  flags: readonly string[] = [],
): FixReport[] {
  const command = checkCommand(summary, flags);
  const complaints = Object.entries(summary.tallies).filter(([category]) => category !== 'none');
  const all = sumTallies(complaints.flatMap(([, kinds]) => Object.values(kinds)));
  const looked = knowledge.fixes.flatMap((fix) => {
    const kinds = kindsOf(fix, summary);
    const tally = sumTallies(kinds.map(([, own]) => own));
    return holds(fix, tally, all) ? [{ fix, kinds, tally }] : [];
  });
  const bunching = findBunching(looked, all, incidents, summary);
  const candidates = looked.flatMap(({ fix, kinds, tally }, at): Candidate[] => {
    const { concentrations, signals } = bunching[at] ?? { concentrations: [], signals: [] };
    const needed = concentrations.find(({ dimension }) => dimension === fix.when.concentration) ?? null;
    if (fix.when.concentration !== undefined && needed === null) return [];
    return [{ fix, kinds, tally, concentrations, signals, needed }];
  });
  return rankByHarm(candidates).map((candidate) =>
    describe(candidate, { all, incidents, summary, command }, knowledge, lang),
  );
}

function kindsOf(fix: Fix, { tallies }: Summary): [string, Tally][] {
  return Object.entries(tallies[categoryOf(fix)] ?? {}).filter(([kind]) => fix.when.kinds?.includes(kind) ?? true);
}

function holds({ when }: Fix, tally: Tally, all: Tally): boolean {
  const { count } = tally;
  if (count < (when.count ?? FEWEST) || count < (when.share ?? 0) * all.count) return false;
  const strongest = Math.max(0, ...(when.signals ?? []).map((signal) => tally.signals[signal] ?? 0));
  return when.signals === undefined || strongest >= SIGNAL_SHARE * count;
}

/** The log that fixes are for. */
interface CheckedLog {
  readonly all: Tally;
  readonly incidents: readonly Incident[];
  readonly summary: Summary;
  /** Reads the next one. */
  readonly command: string;
}

function describe(
  candidate: Candidate,
  { all, incidents, summary, command }: CheckedLog,
  knowledge: Knowledge,
  lang: Language,
): FixReport {
  const { fix, kinds, tally, concentrations, signals, needed } = candidate;
  const category = categoryOf(fix);
  const inCategory = sumTallies(Object.values(summary.tallies[category] ?? {})).count;
  const part = { count: needed?.count ?? tally.count, of: all.count };
  const now = withoutIncidents(part, surgeOf(incidents, category, inCategory));
  const aim = aimOf(now, fix.reach.low);
  const check = {
    command,
    number: numberOf(fix, needed),
    now,
    aim,
    bar: barOf(now, aim),
    weeks: fix.reach.weeks,
    week: weekOf(now.count, summary.days),
  };
  const counts = kinds.map(([code, { count }]) => ({ code, count })).filter(({ code }) => code !== '');
  const { owner, title, why, confirm, ...steps } = adviceOf(candidate, check, knowledge, lang);
  return {
    id: fix.id,
    category,
    cause: fix.cause,
    causeNamed: tally.causes[fix.cause] ?? 0,
    owner,
    effort: fix.effort,
    complaints: { ...shareOf(tally.count, all.count), critical: tally.critical },
    urgent: (tally.harms['safety'] ?? 0) + (tally.harms['data'] ?? 0),
    signals: inOrder(SIGNALS, tally.signals),
    signalsAbove: signals,
    causes: inOrder(CAUSES, tally.causes),
    kinds: counts.toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    concentration: needed,
    concentrations,
    expected: expectedOf(part, now, fix.reach),
    check,
    title,
    why,
    confirm,
    steps,
  };
}

function numberOf({ id, when }: Fix, needed: Concentration | null): FixReport['check']['number'] {
  return {
    category: categoryOf({ id }),
    kinds: when.kinds ?? [],
    dimension: needed?.dimension ?? null,
    value: needed?.value ?? null,
  };
}

function inOrder<Name extends string>(names: readonly Name[], counts: Counts): Partial<Record<Name, number>> {
  const known = names.filter((name) => counts[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, counts[name]])) as Partial<Record<Name, number>>;
}
