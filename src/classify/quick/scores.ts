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

/** Scores the categories that have a cue in the text, highest first; equal scores in the order of the taxonomy. */
export function scoreCategories(firings: readonly Firing[], categories: readonly string[]): CategoryScore[] {
  const byCategory = new Map<string, Firing[]>();
  for (const firing of firings) {
    const category = groupOf(firing.cue);
    const own = byCategory.get(category);
    if (own !== undefined) own.push(firing);
    else if (categories.includes(category)) byCategory.set(category, [firing]);
  }
  return [...byCategory]
    .map(([category, own]) => {
      const sorted = own.toSorted((a, b) => b.weight - a.weight);
      const score = sorted.reduce((sum, { weight }, at) => sum + weight * REPEATED ** at, 0);
      return { category, score, firings: sorted };
    })
    .sort((a, b) => b.score - a.score || categories.indexOf(a.category) - categories.indexOf(b.category));
}

export function groupOf(cue: string): string {
  return cue.slice(0, cue.indexOf('/'));
}

export function kindOf(cue: string): string {
  return cue.slice(cue.indexOf('/') + 1);
}
