import { closeSync, mkdirSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpus } from './corpus.ts';
import { HEADER, inventLog } from './invented-log.ts';

/** What the contenders read, as files. */
export interface Field {
  readonly log: string;
  /** The texts of the log, one a line. */
  readonly texts: string;
  readonly rows: number;
  readonly bytes: number;
  /** The corpus, as `__label__category text`. */
  readonly labelled: string;
  /** A folder for models. */
  readonly models: string;
}

/** Writes the log and what the peers learn from into a folder. */
export function writeField(folder: string, seed: number, rows: number): Field {
  const corpus = readCorpus();
  const at = (name: string) => join(folder, name);
  const field = { log: at('log.csv'), texts: at('texts.txt'), labelled: at('labelled.txt'), models: at('models') };
  mkdirSync(field.models);
  const lines = corpus.labelled.map(({ category, text }) => `__label__${category} ${text.replaceAll('\n', ' ')}\n`);
  writeFileSync(field.labelled, lines.join(''));
  const [log, texts] = [openSync(field.log, 'w'), openSync(field.texts, 'w')];
  writeSync(log, HEADER);
  for (const row of inventLog(corpus, seed, rows)) {
    writeSync(log, row.record);
    writeSync(texts, `${row.text}\n`);
  }
  closeSync(log);
  closeSync(texts);
  return { ...field, rows, bytes: statSync(field.log).size };
}
