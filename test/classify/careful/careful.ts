import { readFileSync } from 'node:fs';
import { loadCarefulReader } from '../../../src/classify/careful/load.ts';
import { readLabelled } from '../../gold/labelled.ts';
import { root } from '../../knowledge.ts';

export const careful = loadCarefulReader();

/** What the float model makes of some of the hard texts; `export.py` wrote it. */
interface Check {
  readonly id: string;
  readonly ids: readonly number[];
  /** Primary failures, named failures, severities. */
  readonly logits: readonly number[];
}

const texts = new Map(readLabelled(`${root}test/gold/hard.csv`).map(({ id, text }) => [id, text]));

export const checked = (JSON.parse(readFileSync(new URL('check.json', import.meta.url), 'utf8')) as Check[]).map(
  (row) => ({
    ...row,
    text: texts.get(row.id) ?? '',
  }),
);
