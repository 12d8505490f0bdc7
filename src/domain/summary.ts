import type { LogFormat, Status } from './row.ts';
import type { Category, Harm, Reader, Severity, Signal } from './verdict.ts';

/** Counts by name; a name that was never counted is absent. */
export type Counts = Readonly<Record<string, number>>;

/** Dimensions in which complaints may bunch; `place`, `product` and `channel` are values of the log's columns. */
export const DIMENSIONS = ['hours', 'weekday', 'place', 'product', 'channel'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What is counted of a set of complaints (critical and trivial). All integers, so that sums do not depend on order. */
export interface Tally {
  readonly count: number;
  readonly critical: number;
  readonly harms: Counts;
  readonly signals: Counts;
  readonly causes: Counts;
  /** By hour "0" to "23", by weekday "1" (Monday) to "7", by the value of the column. */
  readonly by: Readonly<Record<Dimension, Counts>>;
}

/** A complaint as reports show it: masked, cut around its evidence. */
export interface Listed {
  readonly id: string;
  readonly source: string;
  readonly line: number;
  readonly date: string | null;
  readonly severity: Severity;
  readonly harm: Harm;
  readonly category: Category;
  readonly kind: string | null;
  readonly others: readonly Category[];
  readonly signals: readonly Signal[];
  /** Two decimals, rounded down. */
  readonly confidence: number;
  readonly review: boolean;
  /** Its place, product, channel and values of the columns that --by names, where the log has them; masked. */
  readonly segments: Readonly<Record<string, string>>;
  /** At most 160 characters, masked. */
  readonly excerpt: string;
  /** Parts of the excerpt that the verdict rests on; code points, end exclusive. */
  readonly marks: readonly { readonly start: number; readonly end: number; readonly for: string }[];
}

export interface DayCount {
  readonly critical: number;
  readonly trivial: number;
  readonly none: number;
  /** Critical complaints by category. */
  readonly categories: Counts;
  /** Critical complaints by category and hour "0" to "23", of the last 1,000 days that have rows. */
  readonly hours: Readonly<Record<Category, Counts>>;
  /** Rows in which a customer defends the company. */
  readonly defends: number;
  /** A bit for each minute of the day, 31 of them in turn: few bits are few minutes. 0 where no time is known. */
  readonly minutes: number;
}

/** Judged rows that have one value in a column. */
export interface SegmentCount {
  /** Masked; empty where the row has none. */
  readonly value: string;
  readonly rows: number;
  readonly critical: number;
  readonly trivial: number;
  /** Complaints, critical and trivial, by category. */
  readonly categories: Counts;
}

/** Rows counted by the values of a column, which are in code-unit order. */
export interface Segmented {
  /** A role or a header, as the user named it. */
  readonly column: string;
  readonly values: readonly SegmentCount[];
}

/** Order values of critical complaints; amounts in minor units. */
export interface ValueCount {
  /** In the order of their codes; those of other currencies are never added. */
  readonly currencies: readonly {
    /** ISO 4217; empty where none is named. */
    readonly currency: string;
    readonly rows: number;
    readonly minor: number;
    /** Of customers who say that they leave. */
    readonly leavingRows: number;
    readonly leavingMinor: number;
  }[];
  /** Critical complaints without a value that could be read, those of them who leave, and those with an odd one. */
  readonly none: number;
  readonly leavingNone: number;
  readonly unreadable: number;
}

/** A critical complaint with its time of day. */
export interface FirstSignal extends Listed {
  /** HH:MM; null where the log gives the day alone. */
  readonly time: string | null;
}

/** Long texts alike but for spaces, case, digits and signs; they are judged and counted like others. */
export interface NearDuplicates {
  /** Texts that have another like them. */
  readonly rows: number;
  readonly groups: number;
  /** Of groups of one size, the one with the first key. */
  readonly largest: { readonly key: string; readonly count: number; readonly excerpt: string } | null;
}

/** What is kept of a log: mergeable, and of a size that does not grow with it (but for the days that it spans). */
export interface Summary {
  /** False where personal data stand in its lists. */
  readonly masked: boolean;
  readonly inputs: readonly LogFormat[];
  readonly rows: Readonly<Record<Status, number>>;
  /** Rows with a rating and no text, by rating. */
  readonly emptyByRating: Counts;
  readonly datesUnreadable: number;
  /** Rows alike in a log without an id: named, not removed. */
  readonly alike: number;
  readonly nearDuplicates: NearDuplicates;
  readonly languages: Counts;
  readonly readers: Readonly<Record<Reader, number>>;
  readonly severity: Readonly<Record<Severity, number>>;
  readonly harm: Readonly<Record<Harm, Readonly<Record<Severity, number>>>>;
  /** By category and kind; the kind is "" where none is known. `none` has its kinds too. */
  readonly tallies: Readonly<Record<Category, Readonly<Record<string, Tally>>>>;
  /** Rows that name the category beside their primary one. */
  readonly named: Counts;
  readonly days: Readonly<Record<string, DayCount>>;
  /** The earliest critical complaints of each day, of the last 1,000 days that have any. */
  readonly firsts: Readonly<Record<string, readonly FirstSignal[]>>;
  /** In the order in which the columns were named. */
  readonly segments: readonly Segmented[];
  readonly value: ValueCount;
  readonly review: number;
  /** The same by what they were judged. */
  readonly reviewBy: Readonly<Record<Severity, number>>;
  readonly replies: number;
  readonly needsPerson: { readonly count: number; readonly list: readonly Listed[] };
  readonly listed: readonly Listed[];
  readonly quotes: Readonly<Record<Category, readonly Listed[]>>;
}
