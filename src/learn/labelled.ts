import type { Category, Severity } from '../domain/verdict.ts';

/** A complaint with the labels that a person gave it. */
export interface LabelledRow {
  readonly id: string;
  readonly text: string;
  readonly severity: Severity;
  /** `none` goes with severity `none`. */
  readonly category: Category;
  /** Further failures, in order of weight. */
  readonly others: readonly Category[];
}

/** All failures that the text names, the primary first. */
export function namedIn({ category, others }: Pick<LabelledRow, 'category' | 'others'>): Category[] {
  return [category, ...others].filter((code, at, all) => code !== 'none' && all.indexOf(code) === at);
}
