import type { LogPart, ReportSettings } from './part.ts';
import type { DateOrder, LogFormat } from './row.ts';
import type { Counts, Dimension, Listed, Summary } from './summary.ts';
import type { Category, Cause, Harm, Language, Severity, Signal } from './verdict.ts';

export const REPORT_SCHEMA = 'amends/report@1';

/** A share of a whole with its 95 % interval, all from 0 to 1. */
export interface Share {
  readonly count: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface CategoryReport extends Share {
  readonly code: Category;
  readonly critical: number;
  /** Share of this and all larger categories together. */
  readonly cumulative: number;
  readonly kinds: readonly { readonly code: string; readonly count: number; readonly critical: number }[];
  /** Rows that name it beside another primary one. */
  readonly named: number;
  readonly quotes: readonly Listed[];
}

export interface Period {
  readonly from: string;
  readonly to: string;
  readonly critical: number;
  readonly trivial: number;
  readonly none: number;
}

/** Days on which critical complaints rose far above the usual, and the failures that rose with them. */
export interface Incident {
  readonly from: string;
  readonly peak: string;
  readonly to: string;
  readonly count: number;
  /** What the other days would have had in so many days. */
  readonly expected: number;
  readonly categories: readonly { readonly code: Category; readonly count: number; readonly expected: number }[];
}

export interface Concentration {
  readonly dimension: Dimension;
  /** `18–22` hours, a weekday from 1, or a value of the column. */
  readonly value: string;
  readonly count: number;
  readonly share: number;
  /** Share of the same value among all other complaints. */
  readonly elsewhere: number;
}

export interface FixReport {
  readonly id: string;
  readonly category: Category;
  readonly cause: Cause;
  /** Complaints that name a cause of this family themselves. */
  readonly causeNamed: number;
  readonly owner: string;
  readonly effort: 'S' | 'M' | 'L';
  /** The complaints that the fix is for, and their share of all complaints. */
  readonly complaints: Share & { readonly critical: number };
  readonly kinds: readonly { readonly code: string; readonly count: number }[];
  readonly concentration: Concentration | null;
  readonly title: string;
  readonly why: string;
  readonly confirm: string;
  readonly steps: {
    readonly contain: string;
    readonly recover: string;
    readonly correct: string;
    readonly prevent: string;
    readonly verify: string;
  };
}

export interface InputReport {
  readonly source: string;
  readonly format: LogFormat['format'];
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  readonly dateOrder: DateOrder | null;
  /** Names of the columns by role. */
  readonly columns: Readonly<Record<string, string | readonly string[]>>;
}

/** What a report was made from, and how. */
export interface Made {
  /** `null` where they are not known: such a report is not merged. */
  readonly settings: ReportSettings | null;
  /** `null` where it tells of whole logs. */
  readonly part: LogPart | null;
}

export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  readonly title: string;
  readonly lang: Language;
  readonly input: readonly InputReport[];
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly rows: Readonly<Record<'read' | keyof Summary['rows'], number>>;
  readonly emptyByRating: Counts;
  readonly datesUnreadable: number;
  readonly judge: {
    readonly readers: Summary['readers'];
    /** Measured once, on n labelled complaints that the knowledge was not made from. */
    readonly severityRight: number;
    readonly categoryRight: number;
    readonly n: number;
  };
  readonly knowledge: string;
  readonly severity: Readonly<Record<Severity, Share>>;
  readonly harm: Readonly<Record<Harm, Readonly<Record<Severity, number>>>>;
  readonly categories: readonly CategoryReport[];
  readonly signals: Readonly<Partial<Record<Signal, number>>>;
  readonly trend: readonly Period[];
  readonly incidents: readonly Incident[];
  readonly needsPerson: readonly Listed[];
  readonly needsPersonCount: number;
  readonly fixes: readonly FixReport[];
  readonly review: { readonly count: number; readonly share: number };
  readonly findings: readonly Listed[];
  /** What `merge` adds up, and what it looks at before; its lists are those above. */
  readonly summary: Made & Omit<Summary, 'listed' | 'needsPerson'>;
}
