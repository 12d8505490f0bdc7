import type { ShardHeader } from '../domain/part.ts';
import type { Complaint, LogFormat, Row } from '../domain/row.ts';
import { UserError } from '../domain/user-error.ts';
import { columnNameTest } from './columns.ts';
import { complaintMapper } from './complaint.ts';
import { DateReader } from './date-reader.ts';
import { type DetectOptions, detectFormat, findLayout, type KnownLayouts } from './detect.ts';
import { contradictionsOf, doubtsOf } from './doubts.ts';
import { LIMITS, type Limits } from './formats/limits.ts';
import { type FoundLog, findLogs } from './formats/open.ts';
import { openShard } from './shard.ts';
import type { Source } from './source.ts';
import { type Broken, isBroken, type Table, type TableRow } from './table.ts';
import { findReplies, readReplies } from './thread.ts';

export interface ReadOptions extends DetectOptions {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly header?: boolean | undefined;
  /** How much a file may unpack to (default: 4 GiB, 200 times its size). */
  readonly limits?: Limits | undefined;
}

/** A log whose layout is known and whose rows are still to be read. */
export interface Log {
  readonly format: LogFormat;
  /** Batches of at most 4,096 rows in the order of the log; read once. Memory: the sample or one batch. */
  readonly rows: AsyncIterable<readonly Row[]>;
  /** Things about the layout that a person should know, in English. */
  readonly warnings: readonly string[];
  /** What came to light while the rows were read; ask when they are. */
  lateWarnings(): readonly string[];
}

export interface Logs {
  readonly logs: readonly Log[];
  /** Files in archives whose ending says nothing; named, not read. */
  readonly skipped: readonly string[];
  /** What the shard says of itself, where the logs are read from one. */
  readonly shard?: ShardHeader;
}

/** What is looked at before the first row is judged. */
const SAMPLE = 1 << 20;
/** Logs that are kept open until their rows are read; more of them are opened again, so that memory stays bounded. */
const KEPT_OPEN = 8;
/** A chunk of short lines would be a batch of half a million. */
const LARGEST_BATCH = 4096;

/**
 * Opens logs: finds them in archives, detects encoding, format, dialect, columns and the order of dates from the first
 * 1 MiB of each. A source may hold several logs, and a folder of letters is one; a shard holds rows of the logs that
 * were split, and is opened as those.
 * @throws {UserError} when one cannot be read, when no column holds a text, or when a shard is not alone
 */
export async function openLogs(sources: readonly Source[], known: KnownLayouts, options: ReadOptions): Promise<Logs> {
  const { encoding, delimiter, header, limits = LIMITS } = options;
  const isColumnName = columnNameTest(known.columns);
  const isKnownHeader = (columns: readonly string[]) => findLayout(columns, known) !== undefined;
  const found = await findLogs(sources, { encoding, delimiter, header, limits, isColumnName, isKnownHeader });
  const [shard] = found.shards;
  if (shard !== undefined) return openAlone(shard, sources);
  const logs: Log[] = [];
  for (const [index, log] of found.logs.entries()) logs.push(await openLog(log, index, known, options));
  return { logs, skipped: found.skipped };
}

async function openAlone(shard: Source, sources: readonly Source[]): Promise<Logs> {
  if (sources.length === 1) return openShard(shard);
  throw new UserError('usage', `${shard.name}: is a shard, and is read alone`, {
    hint: 'report each shard by itself, then amends merge',
  });
}

async function openLog(found: FoundLog, index: number, known: KnownLayouts, options: ReadOptions): Promise<Log> {
  const open = () => readTable(found, index, known, options);
  const { close, ...log } = await open();
  if (index < KEPT_OPEN || !found.again) return log;
  await close();
  return { ...log, rows: later(open) };
}

async function* later(open: () => Promise<Log>): AsyncGenerator<readonly Row[]> {
  yield* (await open()).rows;
}

async function readTable(
  found: FoundLog,
  index: number,
  known: KnownLayouts,
  options: ReadOptions,
): Promise<Log & { close(): Promise<void> }> {
  const table = await found.open();
  const { first, rows: all, close } = await lookAhead(table.rows);
  const cells = first
    .flat()
    .filter((row): row is TableRow => !isBroken(row))
    .map((row) => row.cells);
  const detected = detectFormat(table, found.name, cells, known, options);
  const { format, layout, gluedReplies } = detected;
  const dates = new DateReader(format, detected.dates);
  const threads = findReplies(layout, format.columns);
  const rows = toRows(all, index, async () => {
    const replies = threads && (await readReplies(threads, found.again ? (await found.open()).rows : undefined));
    return complaintMapper(format, index, { dates, layout, gluedReplies, replies });
  });
  const warnings = [...(table.warnings ?? []), ...doubtsOf(detected, cells, known, options, !found.again)];
  return { format, rows, warnings, lateWarnings: () => contradictionsOf(format, dates), close };
}

/** Reads rows until they hold 1 MiB, and gives them back in front of the rest. */
async function lookAhead(rows: Table['rows']) {
  const iterator = rows[Symbol.asyncIterator]();
  const first: Awaited<ReturnType<typeof iterator.next>>['value'][] = [];
  for (let size = 0; size < SAMPLE; ) {
    const { value, done } = await iterator.next();
    if (done) break;
    first.push(value);
    for (const row of value)
      size += isBroken(row) ? row.value.length + 1 : row.cells.reduce((sum, cell) => sum + cell.length + 1, 1);
  }
  const close = async () => {
    await iterator.return?.();
  };
  async function* all(): Table['rows'] {
    try {
      for (let batch = first.shift(); batch !== undefined; batch = first.shift()) yield batch;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await close();
    }
  }
  return { first, rows: all(), close };
}

async function* toRows(
  batches: Table['rows'],
  source: number,
  /** Made when the first row is asked for. */
  mapper: () => Promise<(row: TableRow) => Complaint>,
): AsyncGenerator<Row[]> {
  const toComplaint = await mapper();
  const toRow = (row: TableRow | Broken) =>
    isBroken(row) ? { reject: { ...row, source } } : { complaint: toComplaint(row) };
  for await (const batch of batches)
    for (let at = 0; at < batch.length; at += LARGEST_BATCH) yield batch.slice(at, at + LARGEST_BATCH).map(toRow);
}
