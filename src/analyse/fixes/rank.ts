import type { Concentration } from '../../domain/report.ts';
import type { Tally } from '../../domain/summary.ts';
import type { Harm, Signal } from '../../domain/verdict.ts';
import { categoryOf } from '../../knowledge/knowledge.ts';
import type { Fix } from '../../knowledge/schema.ts';
import { sum } from '../sum.ts';

/** A fix whose conditions hold, and the complaints that it is for. */
export interface Candidate {
  readonly fix: Fix;
  readonly kinds: readonly (readonly [string, Tally])[];
  readonly tally: Tally;
  readonly concentrations: readonly Concentration[];
  /** What their customers do more often than others. */
  readonly signals: readonly Signal[];
  /** The bunching that the fix needs. */
  readonly needed: Concentration | null;
}

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

/**
 * Each fix is followed by the one that removes the most of the harm that is then left, so that the second fix for the
 * same complaints counts for what the first leaves. What has no name yet can only be read, and comes last.
 */
export function rankByHarm(candidates: readonly Candidate[]): Candidate[] {
  const left = new Map<Tally, number>();
  const rest = candidates.toSorted((a, b) => (a.fix.id < b.fix.id ? -1 : 1));
  const ranked: Candidate[] = [];
  while (rest.length > 0) {
    const gains = rest.map((candidate) => gainOf(candidate, left));
    const best = gains.indexOf(Math.max(...gains));
    const [next] = rest.splice(best, 1);
    if (next === undefined) break;
    ranked.push(next);
    for (const [, tally] of next.kinds) left.set(tally, (left.get(tally) ?? 1) * (1 - reachOf(next)));
  }
  const isRead = ({ fix }: Candidate) => categoryOf(fix) === 'other';
  return [...ranked.filter((one) => !isRead(one)), ...ranked.filter(isRead)];
}

function gainOf(candidate: Candidate, left: ReadonlyMap<Tally, number>): number {
  const harm = sum(candidate.kinds.map(([, tally]) => weightOf(tally) * (left.get(tally) ?? 1)));
  return harm * reachOf(candidate);
}

/** A fix for one place or hour reaches only what happens there. */
function reachOf({ fix, tally, needed }: Candidate): number {
  return ((fix.reach.low + fix.reach.high) / 2) * (needed === null ? 1 : needed.count / tally.count);
}

function weightOf({ harms }: Tally): number {
  return sum(Object.entries(harms).map(([harm, count]) => HARM_WEIGHTS[harm as Harm] * count));
}
