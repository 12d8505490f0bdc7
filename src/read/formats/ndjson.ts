import { type Broken, broken } from '../table.ts';
import type { TextReader } from './input.ts';
import { splitLines } from './lines.ts';
import { alignRows, type FlatRow, flatRow } from './object-rows.ts';

const LONGEST_LINE = 1 << 24;

/** Reads one JSON object a line; a line that is none is a rejected row. Memory: one chunk, or the longest line. */
export const readNdjson: TextReader = async (name, { encoding, chunks }) => {
  const aligned = await alignRows(name, readLines(chunks));
  return { format: 'ndjson', encoding, delimiter: undefined, hasHeader: true, ...aligned };
};

async function* readLines(text: AsyncIterable<string>): AsyncGenerator<(FlatRow | Broken)[]> {
  let line = 0;
  for await (const { whole, cut } of splitLines(text, '\n', LONGEST_LINE)) {
    const rows = whole.flatMap((source) => {
      line += 1;
      return source.trim() === '' ? [] : [parseLine(line, source)];
    });
    if (cut !== undefined) {
      line += 1;
      rows.push(broken(line, 'row', 'is a line of more than 16 MiB', cut));
    }
    if (rows.length > 0) yield rows;
  }
}

function parseLine(line: number, source: string): FlatRow | Broken {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return broken(line, 'row', `is no valid JSON: ${reasonOf(error)}`, source);
  }
  return flatRow(line, value);
}

/** What JSON.parse says, without the piece of the source that it quotes. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/, (?:\.\.\.)?".*"(?:\.\.\.)? is not valid JSON$/s, '');
}
