import { type Broken, broken, type Table, type TableRow } from '../table.ts';

/** A record of a format without a fixed header: its values by column, nesting written into the names. */
export interface FlatRow {
  readonly line: number;
  readonly fields: ReadonlyMap<string, string>;
}

const SAMPLE_CHARACTERS = 1 << 20;
const DEEPEST = 8;
const MOST_COLUMNS = 1000;

/** Columns are the names in the first 1 MiB of values, in the order in which they come, at most 1,000. */
export async function alignRows(
  name: string,
  batches: AsyncIterable<readonly (FlatRow | Broken)[]>,
): Promise<Pick<Table, 'header' | 'rows' | 'warnings'>> {
  const iterator = batches[Symbol.asyncIterator]();
  const sample: (readonly (FlatRow | Broken)[])[] = [];
  const columns = new Set<string>();
  let isCut = false;
  for (let size = 0; size < SAMPLE_CHARACTERS; ) {
    const { value, done } = await iterator.next();
    if (done) break;
    sample.push(value);
    for (const row of value) {
      size += 1;
      if (!('fields' in row)) continue;
      for (const [column, cell] of row.fields) {
        size += cell.length + (columns.has(column) ? 1 : column.length + 1);
        if (columns.size < MOST_COLUMNS || columns.has(column)) columns.add(column);
        else isCut = true;
      }
    }
  }
  const header = [...columns];
  const cut = `${name}: has more than ${MOST_COLUMNS} columns; those behind the first ${MOST_COLUMNS} are left aside`;
  return { header, rows: align(sample, iterator, header), warnings: isCut ? [cut] : [] };
}

async function* align(
  sample: (readonly (FlatRow | Broken)[])[],
  rest: AsyncIterator<readonly (FlatRow | Broken)[]>,
  header: readonly string[],
): AsyncGenerator<(TableRow | Broken)[]> {
  const aligned = (batch: readonly (FlatRow | Broken)[]) =>
    batch.map((row) =>
      'fields' in row ? { line: row.line, cells: header.map((name) => row.fields.get(name) ?? '') } : row,
    );
  try {
    for (let batch = sample.shift(); batch !== undefined; batch = sample.shift()) yield aligned(batch);
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield aligned(next.value);
  } finally {
    await rest.return?.();
  }
}

/** A JSON value as a row: `{"user":{"name":"Ann"},"tags":["a","b"]}` has the columns `user.name` and `tags`. */
export function flatRow(line: number, value: unknown, textOf: (value: unknown) => string = String): FlatRow | Broken {
  if (!isObject(value)) return broken(line, 'row', 'is no JSON object', jsonOf(value) ?? '');
  const fields = new Map<string, string>();
  return flatten(value, '', 1, fields, textOf)
    ? { line, fields }
    : broken(line, 'row', 'is nested too deeply', String(fields.values().next().value ?? ''));
}

/** False where a list is nested too deeply to be written down. */
function flatten(
  value: Readonly<Record<string, unknown>>,
  path: string,
  depth: number,
  fields: Map<string, string>,
  textOf: (value: unknown) => string,
): boolean {
  return Object.entries(value).every(([key, inner]) => {
    const name = path === '' ? key : `${path}.${key}`;
    if (isObject(inner)) return depth >= DEEPEST || flatten(inner, name, depth + 1, fields, textOf);
    const text = Array.isArray(inner)
      ? listText(inner, textOf)
      : inner === null || inner === undefined
        ? ''
        : textOf(inner);
    if (text !== undefined) fields.set(name, text);
    return text !== undefined;
  });
}

/** Values joined; objects among them as JSON, so that nothing is lost. */
function listText(list: readonly unknown[], textOf: (value: unknown) => string): string | undefined {
  const parts = list.map((part) => (isObject(part) || Array.isArray(part) ? jsonOf(part) : textOf(part)));
  return parts.includes(undefined) ? undefined : parts.join(', ');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? '';
  } catch (error) {
    // JSON.stringify recurses, and a value of 100,000 levels is more than the stack holds.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
