import type { Firing } from '../../text/cues.ts';

/** What the cues of one category say together. */
export interface CategoryScore {
  readonly category: string;
  readonly score: number;
  /** Heaviest first; the first gives the kind. */
  readonly firings: readonly Firing[];
}

/** Each further cue of a category counts for less: they often rest on the same words. */
const REPEATED = 0.4;

/** The cues that fire in a text, by their group. */
export type Groups = ReadonlyMap<string, readonly Firing[]>;

export function groupFirings(firings: readonly Firing[]): Groups {
  const groups = new Map<string, Firing[]>();
  for (const firing of firings) {
    const own = groups.get(firing.group);
    if (own === undefined) groups.set(firing.group, [firing]);
    else own.push(firing);
  }
  return groups;
}

/**
 * Scores the categories that have a cue in the text, highest first; equal scores in the order of the taxonomy.
 * @param ranks of each category, its place in that order
 */
export function scoreCategories(groups: Groups, ranks: ReadonlyMap<string, number>): CategoryScore[] {
  const scored: (CategoryScore & { readonly rank: number })[] = [];
  for (const [category, own] of groups) {
    const rank = ranks.get(category);
    if (rank === undefined) continue;
    const firings = own.toSorted((a, b) => b.weight - a.weight);
    const score = firings.reduce((sum, { weight }, at) => sum + weight * REPEATED ** at, 0);
    scored.push({ category, score, firings, rank });
  }
  return scored.sort((a, b) => b.score - a.score || a.rank - b.rank);
}
