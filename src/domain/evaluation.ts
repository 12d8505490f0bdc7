import type { Share } from './report.ts';
import type { Category, Reader, Severity } from './verdict.ts';

export const EVALUATION_SCHEMA = 'amends/evaluation@1';

/** How often a judge says what a person said. What was never said or never asked is `null`, not 0. */
export interface Evaluation {
  readonly schema: typeof EVALUATION_SCHEMA;
  readonly source: string;
  readonly rows: number;
  readonly readers: Readonly<Record<Reader, number>>;
  /** `null` where the log has no such labels. */
  readonly severity: LabelFigures | null;
  readonly category: LabelFigures | null;
  /** Every failure named, the primary and the others together. */
  readonly named: Rates | null;
  /**
   * How often the judge is right in the log that the rows were drawn from, each counted for those that it stands for;
   * `null` where the rows do not say.
   */
  readonly inLog: { readonly severity: Estimate | null; readonly category: Estimate | null };
  /** By confidence, least sure first. */
  readonly calibration: readonly CalibrationStep[];
  /** Verdicts that differ from the person's severity, surest first. */
  readonly errors: readonly EvaluationError[];
  readonly verdicts: readonly ComparedRow[];
}

/** A share with its 95 % interval, estimated from a sample. */
export type Estimate = Omit<Share, 'count'>;

export interface LabelFigures {
  readonly rows: number;
  /** Rows judged as the person did, with a 95 % interval. */
  readonly right: Share;
  /** Mean F1 of the labels that the person gave. */
  readonly macroF1: number | null;
  /** Most frequent first. */
  readonly labels: readonly LabelFigure[];
  /** Rows by what the person and the judge said, zeros left out. */
  readonly confusion: readonly { readonly person: string; readonly judge: string; readonly count: number }[];
}

export interface Rates {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

export interface LabelFigure extends Rates {
  readonly label: string;
  /** Rows to which the person gave the label, and of these the share that the judge found, with a 95 % interval. */
  readonly rows: number;
  readonly found: Share;
  /** Rows to which the judge gave it. */
  readonly said: number;
}

export interface CalibrationStep {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** Mean confidence, and the share that was right. */
  readonly confidence: number | null;
  readonly right: number | null;
}

export interface EvaluationError {
  readonly line: number;
  readonly id: string;
  readonly person: Severity;
  readonly judge: Severity;
  readonly confidence: number;
  /** Masked, around the evidence. */
  readonly excerpt: string;
  readonly reason: string;
}

export interface ComparedRow {
  readonly line: number;
  readonly id: string;
  readonly severity: Compared<Severity> | null;
  readonly category: Compared<Category> | null;
}

export interface Compared<Label> {
  readonly person: Label;
  readonly judge: Label;
}

/** Two evaluations of the same rows. */
export interface EvaluationChange {
  readonly rows: number;
  readonly severity: SignTest | null;
  readonly category: SignTest | null;
  readonly changed: readonly {
    readonly line: number;
    readonly id: string;
    readonly before: string;
    readonly after: string;
    readonly person: string;
  }[];
}

/** Exact two-sided sign test on the rows that only one of two judges got right. */
export interface SignTest {
  readonly better: number;
  readonly worse: number;
  readonly p: number;
}
