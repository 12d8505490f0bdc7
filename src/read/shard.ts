import { createHash } from 'node:crypto';
import type { ShardHeader } from '../domain/part.ts';
import type { Columns, Row } from '../domain/row.ts';
import { UserError } from '../domain/user-error.ts';
import { decode } from './encoding.ts';
import { splitLines } from './formats/lines.ts';
import type { Logs } from './log.ts';
import { parseShardLine } from './shard-row.ts';
import { openSource, type Source } from './source.ts';

/** A row may hold a whole letter, and the header a thousand logs. */
const LONGEST_LINE = 1 << 26;

/**
 * Opens a shard as the logs that were split: each gives its own rows, and they are read in their order. Memory: one
 * chunk.
 * @throws {UserError} also while rows are read, when the shard is not what its header says: cut short, or changed
 */
export async function openShard(source: Source): Promise<Logs> {
  const lines = linesOf(source);
  const [first = '', ...rest] = (await lines.next()).value ?? [];
  const header = parseHeader(source.name, first);
  const take = inTurn(readRows(source.name, header, rest, lines));
  const logs = header.inputs.map((format, log) => ({ format, rows: take(log), warnings: [], lateWarnings: () => [] }));
  return { logs, skipped: [], shard: header };
}

async function* linesOf(source: Source): AsyncGenerator<readonly string[], undefined> {
  const { bytes } = await openSource(source, 1);
  for await (const { whole, cut } of splitLines(decode(bytes, 'utf-8'), '\n', LONGEST_LINE)) {
    if (cut !== undefined) throw damaged(source.name, 'a line is too long');
    if (whole.length > 0) yield whole;
  }
}

function parseHeader(name: string, line: string): ShardHeader {
  try {
    return JSON.parse(line) as ShardHeader;
  } catch (cause) {
    throw damaged(name, 'its first line is cut off', cause);
  }
}

async function* readRows(
  name: string,
  { inputs, rows, sha256 }: ShardHeader,
  first: readonly string[],
  others: AsyncIterable<readonly string[]>,
): AsyncGenerator<Row[], undefined> {
  const hash = createHash('sha256');
  let read = 0;
  const columnsOf = (log: number): Columns => {
    const columns = inputs[log]?.columns;
    if (columns === undefined) throw new RangeError(`log ${log} of ${inputs.length}`);
    return columns;
  };
  const parse = (lines: readonly string[]): Row[] => {
    hash.update(lines.map((line) => `${line}\n`).join(''));
    return lines.map((line) => {
      read += 1;
      try {
        return parseShardLine(line, columnsOf);
      } catch (cause) {
        throw damaged(name, `row ${read} of ${rows} cannot be read`, cause);
      }
    });
  };
  yield parse(first);
  for await (const lines of others) yield parse(lines);
  if (read !== rows) throw damaged(name, `it holds ${read} of ${rows} rows`);
  if (hash.digest('hex') !== sha256) throw damaged(name, 'its rows are not those that were written');
}

/** Parts a stream of rows by their logs; what a log has left over is the next one's. */
function inTurn(batches: AsyncGenerator<Row[], undefined>): (log: number) => AsyncGenerator<Row[]> {
  let held: readonly Row[] = [];
  return async function* take(log) {
    let ended = false;
    try {
      for (let isLast = false; !isLast; ) {
        const end = held.findIndex((row) => logOf(row) !== log);
        isLast = end !== -1;
        const own = isLast ? held.slice(0, end) : [...held];
        held = isLast ? held.slice(end) : [];
        if (own.length > 0) yield own;
        if (isLast) break;
        const next = await batches.next();
        isLast = next.done === true;
        held = next.value ?? [];
      }
      ended = true;
    } finally {
      if (!ended) await batches.return(undefined);
    }
  };
}

function logOf(row: Row): number {
  return 'complaint' in row ? row.complaint.source : row.reject.source;
}

function damaged(name: string, how: string, cause?: unknown): UserError {
  return new UserError('shard', `${name}: this shard is damaged: ${how}`, {
    hint: 'copy it again, or split the log again',
    cause,
  });
}
