import type { CarefulReading } from '../../classify/careful/reader.ts';
import type { Quick } from '../../classify/classifier.ts';
import { mixOpinions, type Opinion } from '../../classify/opinion.ts';
import { createSettler } from '../../classify/settle.ts';
import type { Reader, Verdict } from '../../domain/verdict.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Calibration } from '../../knowledge/schema.ts';
import type { LabelledRow } from '../labelled.ts';

export type Blend = Pick<Calibration, 'trust' | 'sharpness'>;
export type Labels = Pick<LabelledRow, 'severity' | 'category'>;
export type Said = Pick<Verdict, 'severity' | 'category' | 'confidence'>;

/** A labelled row, and what either reader comes to. */
export interface Twice {
  readonly person: Labels;
  readonly quick: Said;
  /** Of both readers together, as everything that is passed on is judged. */
  readonly careful: Said;
  /** The quick reader's opinion, which decides whether the row is passed on. */
  readonly opinion: Opinion;
}

/** Reads labelled rows with both readers once; what they come to under a blend is then quickly told, and remembered. */
export function createTwiceReader(
  knowledge: Knowledge,
  { read, model }: Quick,
  rows: readonly LabelledRow[],
  readings: readonly CarefulReading[],
): (blend: Blend) => readonly Twice[] {
  const settle = createSettler(knowledge, model.categories);
  const begun = rows.map((row, at) => {
    const reading = read(row.text);
    const say = (opinion: Opinion, reader: Reader): Said =>
      // Neither the language nor the threshold of review changes what is measured here.
      settle(reading, { opinion, reader, review: 0, prover: reading.prover }, 'en');
    const { opinion } = reading;
    return { row, opinion, say, quick: say(opinion, 'quick'), own: (readings[at] as CarefulReading).opinion };
  });
  const known = new Map<string, Twice[]>();
  return ({ trust, sharpness }) => {
    const key = `${trust} ${sharpness}`;
    const rowsOf = () =>
      begun.map(({ row, opinion, say, quick, own }) => ({
        person: row,
        quick,
        careful: say(mixOpinions(own, opinion, trust, sharpness), 'careful'),
        opinion,
      }));
    const twice = known.get(key) ?? rowsOf();
    known.set(key, twice);
    return twice;
  };
}
