import type { ReaderChoice } from '../../domain/part.ts';
import { fitAll, type Measured, type TwiceReader } from './fit.ts';
import { type Outcome, outcomesOf } from './outcomes.ts';

const FOLDS = 5;

/** Values measured on four fifths of the rows, and what the other fifth comes to with them. */
export interface CrossFit {
  readonly values: readonly Measured[];
  outcomes(reader: ReaderChoice): Outcome[];
}

/** Measures on four fifths and looks at the fifth, so that no figure comes from rows that a value was chosen on. */
export function crossFit(read: TwiceReader, quickReview: number): CrossFit {
  const inFold = (fold: number, own: boolean) => (blend: Parameters<TwiceReader>[0]) =>
    read(blend).filter((_, at) => (at % FOLDS === fold) === own);
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const measured = fitAll(inFold(fold, false));
    return { measured, rows: inFold(fold, true)(measured) };
  });
  return {
    values: folds.map(({ measured }) => measured),
    outcomes: (reader) => folds.flatMap(({ measured, rows }) => outcomesOf(rows, reader, { ...measured, quickReview })),
  };
}
