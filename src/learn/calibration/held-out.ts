import { createHash } from 'node:crypto';
import type { LabelledRow } from '../labelled.ts';

/** Share of the labelled rows that the careful reader is not trained on. */
const HELD_OUT = 0.05;

/** Whether a row is kept from training: by the hash of its id, as in `careful/rows.py`. */
export function isHeldOut({ id }: Pick<LabelledRow, 'id'>): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE() < HELD_OUT * 2 ** 32;
}

/** Of what was measured on, 16 hex digits: the rows in their order. */
export function hashOfRows(rows: readonly LabelledRow[]): string {
  const hash = createHash('sha256');
  for (const { id, text, severity, category, others } of rows)
    hash.update(JSON.stringify([id, text, severity, category, others]));
  return hash.digest('hex').slice(0, 16);
}
