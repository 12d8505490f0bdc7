import { openSource, type Source } from '../source.ts';
import { type Broken, broken, type Table, type TableRow } from '../table.ts';
import { looksLikeTable } from './dialect.ts';
import { type FormatOptions, type Text, textOf } from './input.ts';
import { recogniseText } from './recognise.ts';

const LARGEST = 1 << 20;
const BATCH = 64;
const HEADER = ['id', 'title', 'text'] as const;

/** Whether a text is a letter, that is one complaint, and no log: its name says so and its beginning is no table. */
export function isLetter(name: string, { sample }: Text, options: FormatOptions): boolean {
  if (!/\.txt(?:\.gz|\.zst)?$/i.test(name) || options.delimiter !== undefined) return false;
  return recogniseText(name, sample) === 'csv' && !looksLikeTable(sample.slice(0, 1 << 16), options.isColumnName);
}

/** The folder that holds a letter; all letters of a folder are one log. */
export function folderOf(name: string): string {
  const end = name.lastIndexOf('/');
  return end === -1 ? '.' : name.slice(0, end);
}

/**
 * Reads letters as rows, in code-unit order of their names: the first line is the title, the file's name the id, its
 * number the line. Memory: a few letters.
 */
export function readLetters(letters: readonly Source[], encoding: string | undefined): Table {
  const sorted = [...letters].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  return {
    format: 'text',
    encoding: encoding ?? 'utf-8',
    delimiter: undefined,
    header: HEADER,
    hasHeader: true,
    rows: readRows(sorted, encoding),
  };
}

async function* readRows(
  letters: readonly Source[],
  encoding: string | undefined,
): AsyncGenerator<(TableRow | Broken)[]> {
  for (let at = 0; at < letters.length; at += BATCH) {
    const batch: (TableRow | Broken)[] = [];
    for (const [index, letter] of letters.slice(at, at + BATCH).entries())
      batch.push(await readLetter(letter, at + index + 1, encoding));
    yield batch;
  }
}

async function readLetter(letter: Source, line: number, chosen: string | undefined): Promise<TableRow | Broken> {
  const opened = await openSource(letter, LARGEST + 1);
  const { sample, chunks } = textOf(opened, chosen);
  const id = letter.name.slice(letter.name.lastIndexOf('/') + 1);
  if (opened.head.length > LARGEST) {
    for await (const _ of chunks) break;
    return broken(line, 'row', 'is a text of more than 1 MiB', id);
  }
  const text = sample.trim();
  const end = text.search(/[\r\n]/);
  return { line, cells: end === -1 ? [id, '', text] : [id, text.slice(0, end).trim(), text.slice(end).trim()] };
}
