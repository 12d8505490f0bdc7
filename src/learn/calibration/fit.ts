import { round2 } from '../../domain/interval.ts';
import type { Calibration } from '../../knowledge/schema.ts';
import { figuresOf, isCategoryRight, isSeverityRight, outcomesOf } from './outcomes.ts';
import type { Blend, Twice } from './read-twice.ts';

/** What is measured; see data/calibration.yaml. */
export type Measured = Pick<Calibration, 'passOn' | 'trust' | 'sharpness' | 'review'>;
export type TwiceReader = (blend: Blend) => readonly Twice[];

/** Of what the careful reader would add to the quick one, severities and failures alike. */
const GAIN_KEPT = 0.9;
/** Of the rows, printed as over 0.9 under `auto`. */
const SURE = 0.6;
/** Of the rows, marked for a person where both readers have read them all. */
export const REVIEWED = 0.17;

const STEPS = Array.from({ length: 20 }, (_, step) => round2(step / 20));
const NOTHING = { severity: 0, category: 0 };
const EVERYTHING = { severity: 1.01, category: 1.01 };
const POWERS = Array.from({ length: 21 }, (_, step) => round2(1 + step / 10));

/** The weight of the careful reader with which most severities and failures are right; of equal ones the first. */
export function fitTrust(read: TwiceReader): number {
  // The power does not change which severity is likeliest.
  return bestOf([...STEPS, 1], (trust) =>
    read({ trust, sharpness: 1 }).reduce((sum, { person, careful: said }) => sum + labelsRight({ person, said }), 0),
  );
}

/**
 * The thresholds that pass fewest rows on of those that keep nine tenths of what the careful reader would add; of equal
 * ones those with more right, then the lower.
 */
export function fitPassOn(rows: readonly Twice[]): Calibration['passOn'] {
  const [quick, careful] = [NOTHING, EVERYTHING].map((passOn) => choose(rows, passOn)) as [Choice, Choice];
  const enough = ({ severityRight, categoryRight }: Choice) =>
    severityRight - quick.severityRight >= GAIN_KEPT * (careful.severityRight - quick.severityRight) &&
    categoryRight - quick.categoryRight >= GAIN_KEPT * (careful.categoryRight - quick.categoryRight);
  const [best] = choicesOf(rows)
    .filter(enough)
    .sort((a, b) => a.passedOn - b.passedOn || right(b) - right(a));
  return (best ?? careful).passOn;
}

/** What a pair of thresholds comes to, in rows. */
export interface Choice {
  readonly passOn: Calibration['passOn'];
  readonly passedOn: number;
  readonly severityRight: number;
  readonly categoryRight: number;
}

/** Every pair of thresholds, in steps of 0.05. */
export function choicesOf(rows: readonly Twice[]): Choice[] {
  return STEPS.flatMap((severity) => STEPS.map((category) => choose(rows, { severity, category })));
}

/** For each tenth of the rows, the choice that passes on at most so many and has most right. */
export function ladderOf(rows: readonly Twice[]): Choice[] {
  const choices = choicesOf(rows).sort((a, b) => right(b) - right(a) || a.passedOn - b.passedOn);
  const rungs = Array.from({ length: 9 }, (_, tenth) =>
    choices.find(({ passedOn }) => passedOn <= ((tenth + 1) / 10) * rows.length),
  );
  return rungs.filter((choice, at): choice is Choice => choice !== undefined && choice !== rungs[at - 1]);
}

/** What one pair of thresholds comes to. */
export function choose(rows: readonly Twice[], passOn: Calibration['passOn']): Choice {
  const { passedOn, severityRight, categoryRight } = figuresOf(
    outcomesOf(rows, 'auto', { passOn, review: 0, quickReview: 0 }),
  );
  return { passOn, passedOn, severityRight, categoryRight };
}

/** The lowest power with which enough rows are sure; the highest where none is high enough. */
export function fitSharpness(read: TwiceReader, trust: number, passOn: Calibration['passOn']): number {
  const reached = POWERS.find((sharpness) => {
    const { sure, rows } = figuresOf(
      outcomesOf(read({ trust, sharpness }), 'auto', { passOn, review: 0, quickReview: 0 }),
    );
    return sure >= SURE * rows;
  });
  return reached ?? (POWERS.at(-1) as number);
}

/** The confidence below which the wanted share of the rows lies, where both readers have read them all. */
export function fitReview(rows: readonly Twice[]): number {
  const sorted = rows.map(({ careful }) => careful.confidence).sort((a, b) => a - b);
  return round2(sorted[Math.floor(REVIEWED * sorted.length)] ?? 0);
}

/** All four, each given those before it. */
export function fitAll(read: TwiceReader): Measured {
  const trust = fitTrust(read);
  const passOn = fitPassOn(read({ trust, sharpness: 1 }));
  const sharpness = fitSharpness(read, trust, passOn);
  return { passOn, trust, sharpness, review: fitReview(read({ trust, sharpness })) };
}

/** How many of the two labels of a row are right. */
export function labelsRight(row: Parameters<typeof isSeverityRight>[0]): number {
  return Number(isSeverityRight(row)) + Number(isCategoryRight(row));
}

function right({ severityRight, categoryRight }: Choice): number {
  return severityRight + categoryRight;
}

function bestOf(values: readonly number[], worth: (value: number) => number): number {
  const worths = values.map(worth);
  return values[worths.indexOf(Math.max(...worths))] as number;
}
