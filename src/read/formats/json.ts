import { JSONParser, type JSONParserOptions, TokenType } from '@streamparser/json';
import { UserError } from '../../domain/user-error.ts';
import type { Broken, Table } from '../table.ts';
import type { FormatOptions, TextReader } from './input.ts';
import { alignRows, type FlatRow, flatRow } from './object-rows.ts';

/** Lists stand at most so deep: `{"data":{"feedbacks":[…]}}` is 2. */
const DEEPEST_LIST = 3;
const DEEPEST = 1000;
const BATCH = 256;
const LARGEST_OBJECT = 1 << 26;

/** Where the rows stand: the names of the keys down to their list, or the document as one row. */
type Place = readonly string[] | 'document';

/**
 * Reads a JSON list of objects, alone or wrapped in an object (of the lists in the first 1 MiB one of a known export, else
 * the largest). `line` is the index
 * of the object, from 1. Memory: one chunk and the object under way.
 */
export const readJson: TextReader = async (name, { encoding, sample, chunks }, options) => {
  const place = sample.trimStart().startsWith('[') ? [] : findList(name, sample, options);
  const aligned = await alignRows(name, readList(name, chunks, place));
  return { format: 'json', encoding, delimiter: undefined, hasHeader: true, ...aligned } satisfies Table;
};

/** A parser that says what is wrong with a document as the user's error, and does not go too deep. */
function createParser(options: JSONParserOptions): JSONParser {
  const parser = new JSONParser(options);
  let depth = 0;
  parser.onToken = ({ token }) => {
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) depth += 1;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth -= 1;
    if (depth > DEEPEST) throw new Error(`it is nested more than ${DEEPEST} levels deep`);
  };
  return parser;
}

function findList(name: string, sample: string, { isColumnName, isKnownHeader }: FormatOptions): Place {
  const lists = new Map<string, { readonly path: readonly string[]; readonly known: boolean; size: number }>();
  const parser = createParser({ keepStack: true });
  const keys = new Set<string>();
  let root: unknown;
  parser.onValue = ({ value, key, parent, stack }) => {
    if (stack.length === 0) root = value;
    if (stack.length === 1 && typeof key === 'string') keys.add(key);
    const path = stack.slice(1).map(({ key }) => key);
    if (!Array.isArray(parent) || typeof value !== 'object' || path.length > DEEPEST_LIST || !isPath(path)) return;
    const id = JSON.stringify(path);
    const list = lists.get(id) ?? { path, known: isKnownHeader(columnsOf(value)), size: 0 };
    lists.set(id, { ...list, size: list.size + sizeOf(value) });
  };
  try {
    parser.write(sample);
  } catch (error) {
    if (lists.size === 0) throw invalid(name, 0, error);
  }
  if (root !== undefined && isKnownHeader(columnsOf(root))) return 'document';
  const [first] = [...lists.values()].sort((a, b) => Number(b.known) - Number(a.known) || b.size - a.size);
  if (first !== undefined) return first.path;
  // The sample may end in the middle of a first object that is larger than it.
  if ([...keys].some(isColumnName)) return 'document';
  const empty = Object.entries(root ?? {}).find(([, value]) => Array.isArray(value) && value.length === 0);
  if (empty !== undefined) return [empty[0]];
  throw new UserError('json', `${name}: holds no list of objects`, {
    hint: 'rows are the objects of a list, at most three levels deep',
  });
}

function columnsOf(value: unknown): string[] {
  const row = flatRow(1, value);
  return 'fields' in row ? [...row.fields.keys()] : [];
}

function isPath(keys: readonly unknown[]): keys is readonly string[] {
  return keys.every((key) => typeof key === 'string');
}

/** Roughly what an object takes; numbers and braces do not matter here. */
function sizeOf(value: object | null): number {
  return Object.values(value ?? {}).reduce(
    (sum: number, inner) => sum + 1 + (typeof inner === 'string' ? inner.length : 0),
    0,
  );
}

async function* readList(
  name: string,
  text: AsyncIterable<string>,
  place: Place,
): AsyncGenerator<(FlatRow | Broken)[]> {
  const keys = place === 'document' ? [] : place;
  // A key with a dot or a star cannot be named in a path; any key is let in and told apart below.
  const steps = keys.map((key) => (/[.*]|^$/.test(key) ? '*' : key));
  // Lines of objects look like a document where the first is longer than the sample.
  const parser = createParser(
    place === 'document'
      ? { paths: ['$'], keepStack: false, separator: '' }
      : { paths: [['$', ...steps, '*'].join('.')], keepStack: false },
  );
  let batch: (FlatRow | Broken)[] = [];
  let index = 0;
  let unread = 0;
  parser.onValue = ({ value, parent, stack }) => {
    if (place !== 'document' && (!Array.isArray(parent) || keys.some((key, at) => stack[at + 1]?.key !== key))) return;
    index += 1;
    unread = 0;
    batch.push(flatRow(index, value));
  };
  for await (const chunk of text) {
    unread += chunk.length;
    try {
      parser.write(chunk);
    } catch (error) {
      throw invalid(name, index, error);
    }
    if (unread > LARGEST_OBJECT)
      throw new UserError('json', `${name}: more than 64 MiB without an object, after object ${index}`);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  try {
    if (!parser.isEnded) parser.end();
  } catch (cause) {
    throw new UserError('json', `${name}: the JSON ends in the middle, after object ${index}`, { cause });
  }
  if (batch.length > 0) yield batch;
}

function invalid(name: string, index: number, cause: unknown): UserError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new UserError('json', `${name}: no valid JSON after object ${index}: ${message}`, {
    cause,
    hint: 'a list of objects is read, alone or in an object, or one object a line',
  });
}
