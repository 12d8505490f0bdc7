import { isUnsure } from '../../classify/classifier.ts';
import { roundDown } from '../../domain/interval.ts';
import type { ReaderChoice } from '../../domain/part.ts';
import type { Calibration } from '../../knowledge/schema.ts';
import type { Labels, Said, Twice } from './read-twice.ts';

/** A verdict as a user gets it, beside the person's. */
export interface Outcome {
  readonly person: Labels;
  readonly said: Said;
  readonly passedOn: boolean;
  /** Marked for a person. */
  readonly review: boolean;
}

export type Thresholds = Pick<Calibration, 'passOn' | 'review'> & {
  /** Below this a verdict of the quick reader alone is marked. */
  readonly quickReview: number;
};

export function outcomesOf(
  rows: readonly Twice[],
  reader: ReaderChoice,
  { passOn, review, quickReview }: Thresholds,
): Outcome[] {
  return rows.map(({ person, quick, careful, opinion }) => {
    const passedOn = reader === 'careful' || (reader === 'auto' && isUnsure(opinion, passOn));
    const said = passedOn ? careful : quick;
    return { person, said, passedOn, review: said.confidence < (passedOn ? review : quickReview) };
  });
}

/** Counts over outcomes; what a share is of stands beside it. */
export interface Figures {
  readonly rows: number;
  readonly passedOn: number;
  readonly severityRight: number;
  readonly categoryRight: number;
  /** Sum of the confidences: severities that would be right, were each as often right as it says. */
  readonly confidence: number;
  /** Printed with a confidence over 0.9, and right of these. */
  readonly sure: number;
  readonly sureRight: number;
  readonly review: number;
  /** Errors of severity that are marked for a person. */
  readonly errorsInReview: number;
}

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const count = (holds: (outcome: Outcome) => boolean) => outcomes.filter(holds).length;
  return {
    rows: outcomes.length,
    passedOn: count(({ passedOn }) => passedOn),
    severityRight: count(isSeverityRight),
    categoryRight: count(isCategoryRight),
    confidence: outcomes.reduce((sum, { said }) => sum + said.confidence, 0),
    sure: count(isSure),
    sureRight: count((outcome) => isSure(outcome) && isSeverityRight(outcome)),
    review: count(({ review }) => review),
    errorsInReview: count((outcome) => outcome.review && !isSeverityRight(outcome)),
  };
}

export function isSeverityRight({ person, said }: Pick<Outcome, 'person' | 'said'>): boolean {
  return said.severity === person.severity;
}

export function isCategoryRight({ person, said }: Pick<Outcome, 'person' | 'said'>): boolean {
  return said.category === person.category;
}

/** As it is printed, rounded down. */
function isSure({ said }: Outcome): boolean {
  return roundDown(said.confidence) > 0.9;
}
