import type { SignTest } from '../../domain/evaluation.ts';
import { shareOf } from '../../domain/interval.ts';
import type { Calibration } from '../../knowledge/schema.ts';
import { signTest } from '../evaluate.ts';
import {
  fitPassOn,
  fitReview,
  fitSharpness,
  fitTrust,
  labelsRight,
  type Measured,
  REVIEWED,
  type TwiceReader,
} from './fit.ts';
import { outcomesOf } from './outcomes.ts';
import type { Twice } from './read-twice.ts';

/** A value of the file beside the measured one, and which of them is to stand. */
export interface Decided<Value> {
  readonly committed: Value;
  readonly measured: Value;
  readonly chosen: Value;
  /** Rows that the measured value judges better, and worse, where that tells. */
  readonly test?: SignTest;
}

export type Decisions = { readonly [Name in keyof Measured]: Decided<Measured[Name]> };

/** Where a difference is as likely by chance as this, the committed value stays. */
const CHANCE = 0.05;

/**
 * Measures each value given those chosen before it. The weight and what is passed on change only where more labels are
 * right with the measured ones, beyond chance; the threshold of review where the committed one marks another share of the
 * rows, beyond chance; the power is the measured one, since it has no right and wrong.
 */
export function decideCalibration(read: TwiceReader, committed: Measured): Decisions {
  const flat = (trust: number) => read({ trust, sharpness: 1 });
  const trust = unlessWorse(committed.trust, fitTrust(read), (value) =>
    flat(value).map(({ person, careful }) => labelsRight({ person, said: careful })),
  );
  const rows = flat(trust.chosen);
  const passOn = unlessWorse(committed.passOn, fitPassOn(rows), (value) => rightUnder(rows, value));
  const power = fitSharpness(read, trust.chosen, passOn.chosen);
  const sharpness = { committed: committed.sharpness, measured: power, chosen: power };
  const sharp = read({ trust: trust.chosen, sharpness: power });
  const measured = fitReview(sharp);
  const marked = sharp.filter(({ careful }) => careful.confidence < committed.review).length;
  const { low, high } = shareOf(marked, sharp.length);
  const stays = low <= REVIEWED && REVIEWED <= high;
  const review = { committed: committed.review, measured, chosen: stays ? committed.review : measured };
  return { passOn, trust, sharpness, review };
}

/** @param rightBy how much each row is right under a value */
function unlessWorse<Value>(
  committed: Value,
  measured: Value,
  rightBy: (value: Value) => readonly number[],
): Decided<Value> {
  const [before, after] = [rightBy(committed), rightBy(measured)];
  const differing = (sign: number) =>
    after.filter((own, at) => Math.sign(own - (before[at] as number)) === sign).length;
  const test = signTest(differing(1), differing(-1));
  const changes = test.p < CHANCE && test.better > test.worse;
  return { committed, measured, chosen: changes ? measured : committed, test };
}

function rightUnder(rows: readonly Twice[], passOn: Calibration['passOn']): number[] {
  return outcomesOf(rows, 'auto', { passOn, review: 0, quickReview: 0 }).map(labelsRight);
}
