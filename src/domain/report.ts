import type { DateOrder, LogFormat } from './row.ts';
import type { Counts, Dimension, FirstSignal, Listed, Summary } from './summary.ts';
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
  /** The log begins or ends inside it: it is not compared. */
  readonly partial: boolean;
  readonly critical: number;
  readonly trivial: number;
  readonly none: number;
  /** Critical complaints a day against the period before; null where there is nothing to compare with. */
  readonly change: Ratio | null;
  /** Critical complaints per 1,000 orders, where orders are known by day. */
  readonly rate?: Rate;
}

/** How many orders there were in the log's period. */
export interface Orders {
  /** The file that they come from, or the flag. */
  readonly source: string;
  readonly total: number;
  /** By YYYY-MM-DD; null where only their number is known. */
  readonly byDay: Readonly<Record<string, number>> | null;
}

/** Complaints per 1,000 orders with a 95 % interval. */
export interface Rate {
  readonly count: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

export interface OrderRates {
  readonly orders: number;
  readonly critical: Rate;
  readonly trivial: Rate;
  /** Of all complaints, in the order of the failures. */
  readonly categories: readonly (Rate & { readonly code: Category; readonly critical: Rate })[];
}

/** How many times as much, with a 95 % interval; clear where the interval does not hold 1. */
export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  /** Null where nothing is too high. */
  readonly high: number | null;
  readonly clear: boolean;
}

/** A category that rose with an incident. */
export interface RisenCategory {
  readonly code: Category;
  readonly count: number;
  readonly expected: number;
  /** The day on which it first rose, and the hour in which that day's usual count was passed, where hours are known. */
  readonly from: string;
  readonly hour: number | null;
  /** It was common before. */
  readonly recurring: boolean;
}

/** Days on which critical complaints rose far above the usual, and the failures that rose with them. */
export interface Incident {
  readonly from: string;
  readonly peak: string;
  readonly to: string;
  /** Whether all critical complaints together rose, and are counted, or those of some categories alone. */
  readonly over: 'all' | 'categories';
  readonly count: number;
  /** What is usual on so many days of these weekdays, one decimal. */
  readonly expected: number;
  readonly excess: number;
  /** Whether the failure that rose most was common before, or is new. */
  readonly recurring: boolean;
  /** In the order in which they first rose. */
  readonly categories: readonly RisenCategory[];
  /** The earliest complaints of these failures. */
  readonly first: readonly FirstSignal[];
  /** Rows of these days in which a customer defends the company. */
  readonly defended: number;
}

/** How incidents were looked for. */
export interface IncidentWatch {
  /** CUSUM from eight weeks on, EARS C2 in shorter logs, none where the days are too few. */
  readonly method: 'cusum' | 'ears-c2' | 'none';
  /** Days that were compared. */
  readonly days: number;
  /** Variance of quiet days over their mean; 1 is pure chance. Supposed, not measured, under eight weeks. */
  readonly scatter: number;
  /** Incidents a year that a quiet log like this would show by chance, by simulation. */
  readonly falseAlarms: number;
}

/** Days on which rows rose, and no failure did. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  readonly expected: number;
  /** Praise rose even more; everything rose in its usual shares; in one minute; the same day of several years. */
  readonly reason: 'praise' | 'mixed' | 'same-minute' | 'reckoned';
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
  readonly imports: readonly Import[];
  readonly watch: IncidentWatch;
  /** Null where the number of orders is not known. */
  readonly orderRates: OrderRates | null;
  readonly needsPerson: readonly Listed[];
  readonly needsPersonCount: number;
  readonly fixes: readonly FixReport[];
  readonly review: { readonly count: number; readonly share: number };
  readonly findings: readonly Listed[];
  /** What `merge` adds up; its lists are those above. */
  readonly summary: Omit<Summary, 'listed' | 'needsPerson'>;
}
