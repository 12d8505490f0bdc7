import type { Category, Severity } from '../domain/verdict.ts';

/** What a reader makes of a text, before the decision. */
export interface Opinion {
  /** Probability of each severity, calibrated on rows that the reader had not seen. */
  readonly severity: Readonly<Record<Severity, number>>;
  /** The failure that the customer minds most, were it a complaint; never `none`. */
  readonly primary: Category;
  /** Probability that it is. */
  readonly primaryRight: number;
  /** Further failures named, strongest first, at most three. */
  readonly others: readonly Category[];
}
