import type { Opinion } from '../../../src/classify/opinion.ts';
import type { Said, Twice } from '../../../src/learn/calibration/read-twice.ts';

interface MadeUp {
  /** How sure the quick reader is of the severity, and of the failure. */
  readonly sure: readonly [number, number];
  readonly quick: 'right' | 'wrong';
  readonly careful: 'right' | 'wrong';
  /** How sure both are together. */
  readonly confidence?: number;
}

const RIGHT = { severity: 'critical', category: 'price' } as const;
const WRONG = { severity: 'trivial', category: 'outage' } as const;

/** A row that each reader judges rightly or wrongly, both labels alike. */
export function madeUp({ sure: [severity, category], quick, careful, confidence = 0.5 }: MadeUp): Twice {
  const said = (how: 'right' | 'wrong', own: number): Said => ({
    ...(how === 'right' ? RIGHT : WRONG),
    confidence: own,
  });
  const opinion: Opinion = {
    severity: { critical: severity, trivial: 1 - severity, none: 0 },
    classes: ['price', 'outage', 'none'],
    chances: [category, 1 - category, 0],
    named: [],
  };
  return { person: RIGHT, quick: said(quick, severity), careful: said(careful, confidence), opinion };
}

export function repeat(times: number, row: MadeUp): Twice[] {
  return Array.from({ length: times }, () => madeUp(row));
}
