import { JSONParser } from '@streamparser/json';
import { UserError } from '../domain/user-error.ts';
import { type Broken, broken, type Table, type TableRow } from './table.ts';

/** An object with its nesting written into the names: `answer.text`. */
type Fields = ReadonlyMap<string, string>;

interface FlatRow {
  readonly line: number;
  readonly fields: Fields;
}

const SAMPLE_CHARACTERS = 1 << 20;
const DEEPEST = 8;
const MOST_COLUMNS = 1000;
const BATCH = 256;

/**
 * Reads a JSON array of objects or NDJSON. The columns are the names in the first 1 MiB; `line` is the index of the
 * object, from 1, for an array, and the physical line for NDJSON.
 */
export async function readJson(name: string, format: 'json' | 'ndjson', text: AsyncIterable<string>): Promise<Table> {
  const batches = (format === 'json' ? readArray(name, text) : readLines(text))[Symbol.asyncIterator]();
  const sample: (FlatRow | Broken)[][] = [];
  const columns = new Map<string, number>();
  for (let size = 0; size < SAMPLE_CHARACTERS; ) {
    const { value, done } = await batches.next();
    if (done) break;
    sample.push(value);
    for (const row of value) {
      if (!('fields' in row)) continue;
      for (const [column, cell] of row.fields) {
        size += cell.length;
        if (!columns.has(column) && columns.size < MOST_COLUMNS) columns.set(column, columns.size);
      }
    }
  }
  const header = [...columns.keys()];
  return { format, delimiter: undefined, header, hasHeader: true, rows: align(sample, batches, header) };
}

async function* align(
  sample: readonly (FlatRow | Broken)[][],
  rest: AsyncIterator<(FlatRow | Broken)[]>,
  header: readonly string[],
): AsyncGenerator<(TableRow | Broken)[]> {
  const aligned = (batch: readonly (FlatRow | Broken)[]) =>
    batch.map((row) =>
      'fields' in row ? { line: row.line, cells: header.map((name) => row.fields.get(name) ?? '') } : row,
    );
  for (const batch of sample) yield aligned(batch);
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield aligned(next.value);
}

async function* readArray(name: string, text: AsyncIterable<string>): AsyncGenerator<(FlatRow | Broken)[]> {
  const parser = new JSONParser({ paths: ['$.*'], keepStack: false });
  let batch: (FlatRow | Broken)[] = [];
  let index = 0;
  parser.onValue = ({ value }) => {
    index += 1;
    batch.push(flatRow(index, value));
  };
  try {
    for await (const chunk of text) {
      parser.write(chunk);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError('json', `${name}: no valid JSON after object ${index}: ${message}`, {
      cause: error,
      hint: 'one object a line? name the file .ndjson',
    });
  }
  if (!parser.isEnded) throw new UserError('json', `${name}: the JSON ends in the middle, after object ${index}`);
  if (batch.length > 0) yield batch;
}

async function* readLines(text: AsyncIterable<string>): AsyncGenerator<(FlatRow | Broken)[]> {
  let rest = '';
  let line = 0;
  const rowsOf = (lines: readonly string[]) =>
    lines.flatMap((source) => {
      line += 1;
      return source.trim() === '' ? [] : [parseLine(line, source)];
    });
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield rowsOf(lines);
  }
  if (rest !== '') yield rowsOf([rest]);
}

function parseLine(line: number, source: string): FlatRow | Broken {
  try {
    return flatRow(line, JSON.parse(source));
  } catch (error) {
    return broken(line, 'row', error instanceof Error ? error.message : 'no valid JSON', source);
  }
}

function flatRow(line: number, value: unknown): FlatRow | Broken {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return broken(line, 'row', 'is no JSON object', JSON.stringify(value) ?? '');
  }
  const fields = new Map<string, string>();
  flatten(value as Record<string, unknown>, '', 1, fields);
  return { line, fields };
}

function flatten(value: Record<string, unknown>, path: string, depth: number, fields: Map<string, string>): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (inner === null || inner === undefined) fields.set(name, '');
    else if (typeof inner !== 'object') fields.set(name, String(inner));
    else if (Array.isArray(inner))
      fields.set(
        name,
        inner.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part))).join(', '),
      );
    else if (depth < DEEPEST) flatten(inner as Record<string, unknown>, name, depth + 1, fields);
  }
}
