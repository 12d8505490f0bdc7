import type { Money } from './money.ts';
import type { LogPart, ReportSettings } from './part.ts';
import type { DateOrder, LogFormat } from './row.ts';
import type { Counts, Dimension, FirstSignal, Listed, NearDuplicates, Summary } from './summary.ts';
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

/** What to do in an incident. Families of failures that rose, the most urgent first, and what holds for all. */
export interface IncidentPlaybook {
  /** The days of the incident that it is for. */
  readonly from: string;
  readonly to: string;
  readonly families: readonly {
    readonly code: string;
    readonly name: string;
    /** Who is told first. */
    readonly first: string;
    readonly say: string;
    readonly contain: string;
  }[];
  readonly say: string;
  readonly avoid: string;
  readonly close: string;
}

/** A failure that has a larger share of the complaints of a segment than of the others'. */
export interface Overrepresented {
  readonly code: Category;
  readonly count: number;
  /** What the segment would have by its size. */
  readonly expected: number;
  readonly share: number;
  readonly elsewhere: number;
  /** Share over share elsewhere; null where it is met nowhere else. */
  readonly ratio: number | null;
  /** Fisher's exact test, one-sided, corrected for all that was looked at. */
  readonly p: number;
}

export interface Segment {
  readonly value: string;
  readonly rows: number;
  /** Of the rows of the segment. */
  readonly critical: Share;
  readonly trivial: number;
  /** By what they have beyond the expected. */
  readonly over: readonly Overrepresented[];
}

/** Rows by the values of a column: the 20 largest, and the rest. */
export interface SegmentReport {
  readonly column: string;
  /** Different values. */
  readonly values: number;
  readonly segments: readonly Segment[];
  readonly rest: {
    readonly values: number;
    readonly rows: number;
    readonly critical: number;
    readonly trivial: number;
  } | null;
}

/** What customers are supposed to be worth. */
export interface ValueAssumptions {
  /** Of a complaint whose order value is not known. */
  readonly averageOrder: Money | null;
  /** Orders that are lost with a customer. */
  readonly lifetimeMultiple: number;
}

/** Order values of customers with a critical complaint, in minor units. */
export interface ValueReport extends ValueAssumptions {
  /** Most complaints first. */
  readonly currencies: readonly {
    readonly currency: string;
    readonly critical: { readonly rows: number; readonly minor: number };
    /** Of these, customers who say that they leave. */
    readonly leaving: { readonly rows: number; readonly minor: number };
    /** Value of those who leave, times the lifetime multiple. */
    readonly atRisk: number;
  }[];
  /** Critical complaints that count with the average order; that have no value at all; whose value could not be read. */
  readonly assumed: number;
  readonly missing: number;
  readonly unreadable: number;
}

/** What the totals would be if the judge did not err. */
export interface Doubt {
  /** Labelled rows on which its errors were measured. */
  readonly n: number;
  /** Shares of the judged rows, their intervals widened by the judge's own error; null where too few labels tell it. */
  readonly corrected: Readonly<Record<Severity, Omit<Share, 'count'> | null>>;
  /** Totals once a person has reread the rows for review. */
  readonly reread: Readonly<Record<Severity, Reread>>;
}

export interface Reread {
  /** Rows for review that were judged so. */
  readonly review: number;
  /** The total, however the person decides. */
  readonly least: number;
  readonly most: number;
  /** As the judge's errors on such rows lead to expect; null where too few labels tell it. */
  readonly expected: number | null;
}

export interface Concentration {
  readonly dimension: Dimension;
  /** `18–22` hours (`22–2` over midnight), a weekday from 1, or a value of the column. */
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
  /** Complaints among them whose harm cannot wait: health or personal data. */
  readonly urgent: number;
  /** What their customers do besides, and which of it they do more often than those of other complaints, beyond chance. */
  readonly signals: Readonly<Partial<Record<Signal, number>>>;
  readonly signalsAbove: readonly Signal[];
  /** Cause families that customers name. */
  readonly causes: Readonly<Partial<Record<Cause, number>>>;
  readonly kinds: readonly { readonly code: string; readonly count: number }[];
  /** The bunching that the fix needs, if it needs one. */
  readonly concentration: Concentration | null;
  /** Every dimension in which the complaints bunch beyond chance. */
  readonly concentrations: readonly Concentration[];
  /** How many of this log's complaints would not have come if the fix reached that share of them: a range, no promise. */
  readonly expected: {
    readonly low: number;
    readonly high: number;
    readonly of: number;
    readonly reach: { readonly low: number; readonly high: number };
  };
  readonly check: FixCheck;
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

/** How a later log shows whether the fix worked. */
export interface FixCheck {
  readonly command: string;
  /** What is counted in its result: the category, these kinds alone where there are any, and this value alone. */
  readonly number: {
    readonly category: Category;
    readonly kinds: readonly string[];
    readonly dimension: Dimension | null;
    readonly value: string | null;
  };
  /** Such complaints in this log and all complaints, without the surges of incidents. */
  readonly now: { readonly count: number; readonly of: number };
  /** The most that a log as large should hold if the fix reaches the least of its share. */
  readonly aim: { readonly count: number; readonly of: number };
  /** So few that chance alone shows them once in twenty; where this log has too few for that, none in a larger one. */
  readonly bar: { readonly count: number; readonly of: number };
  readonly weeks: number;
  /** The average of such complaints a week, and the most that show a fall within one; null where too few come. */
  readonly week: { readonly now: number; readonly bar: number } | null;
}

/** One line of the plan: a step of a fix, or the end of an incident. */
export interface PlanItem {
  /** Null for an incident. */
  readonly fix: string | null;
  /** `contain` stops the harm until the cause is mended by `correct`; `close` ends an incident for its customers. */
  readonly step: 'close' | 'contain' | 'correct';
  readonly action: string;
  readonly owner: string;
  /** Complaints of this log that it is for, and the critical ones among them, whose customers are owed an answer. */
  readonly complaints: number;
  readonly critical: number;
  /** Null for an incident, which is closed by answers. */
  readonly check: Omit<FixCheck, 'command' | 'number'> | null;
}

/** What to do first, on one page: at most three lines each. */
export interface Plan {
  readonly week: readonly PlanItem[];
  readonly month: readonly PlanItem[];
  readonly quarter: readonly PlanItem[];
  /** Complaints that the plan is for, each counted once, of all. */
  readonly covers: { readonly count: number; readonly of: number };
}

export interface InputReport {
  readonly source: string;
  readonly format: LogFormat['format'];
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  /** The code of the profile that the log was recognised by. */
  readonly profile: string | null;
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
  /** Flags by which the next log is read and judged as this one was, as a shell takes them. */
  readonly flags: readonly string[];
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
  readonly nearDuplicates: NearDuplicates;
  readonly judge: {
    readonly readers: Summary['readers'];
    /** Measured once, on n labelled complaints that the knowledge was not made from. */
    readonly severityRight: number;
    readonly categoryRight: number;
    readonly n: number;
  };
  readonly knowledge: string;
  /** Of the amends that wrote it. */
  readonly version: string;
  readonly severity: Readonly<Record<Severity, Share>>;
  readonly harm: Readonly<Record<Harm, Readonly<Record<Severity, number>>>>;
  readonly categories: readonly CategoryReport[];
  readonly signals: Readonly<Partial<Record<Signal, number>>>;
  readonly trend: readonly Period[];
  readonly incidents: readonly Incident[];
  /** One for each incident, in their order. */
  readonly playbooks: readonly IncidentPlaybook[];
  readonly imports: readonly Import[];
  readonly watch: IncidentWatch;
  /** Null where the number of orders is not known. */
  readonly orderRates: OrderRates | null;
  /** One for each column that --by names. */
  readonly segments: readonly SegmentReport[];
  /** Null where nothing says what an order is worth. */
  readonly value: ValueReport | null;
  readonly needsPerson: readonly Listed[];
  readonly needsPersonCount: number;
  readonly fixes: readonly FixReport[];
  readonly plan: Plan;
  readonly review: { readonly count: number; readonly share: number };
  readonly doubt: Doubt;
  readonly findings: readonly Listed[];
  /** What `merge` adds up, and what it looks at before; its lists are those above. */
  readonly summary: Made & Omit<Summary, 'listed' | 'needsPerson'>;
}
