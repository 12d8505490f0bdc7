import { createHash, type Hash } from 'node:crypto';
import { MANIFEST_SCHEMA, type Manifest, SHARD_SCHEMA, type ShardHeader, type SplitLog } from '../domain/part.ts';
import type { LogFormat, Row } from '../domain/row.ts';
import type { Log } from '../read/log.ts';
import { shardLine } from '../read/shard-row.ts';
import { type Admission, mappedCells } from './admission.ts';
import { keyOf } from './key-set.ts';

/** Where a shard is written to. */
export interface ShardFile {
  readonly name: string;
  /** Writes lines behind the place that is kept for the header. */
  write(lines: string): Promise<void>;
  /** Writes the header and gives the SHA-256 of the file. */
  finish(header: string): Promise<string>;
}

export interface SplitOptions {
  readonly knowledge: string;
  readonly settings: SplitLog['settings'];
  readonly flags: SplitLog['flags'];
  /** Decides which rows would be judged. */
  readonly admission: Admission;
  /** Most rows to be judged in a log that is short. */
  readonly most: number;
}

type Plan = Omit<SplitLog, 'log' | 'short'>;

/** Bytes that the header of any shard takes at most; it is known last and stands first. */
export function headerRoom(logs: readonly Log[], of: number, options: SplitOptions): number {
  const sum = '0'.repeat(64);
  const split = splitOf(sum, planOf(logs, of, options), false);
  return Buffer.byteLength(JSON.stringify(headerOf(split, of, Number.MAX_SAFE_INTEGER, sum)));
}

/** Characters of a shard that wait to be written. */
const BUFFER = 1 << 16;

/**
 * Cuts logs into shards. Rows whose texts are alike but for spaces, case, digits and marks go into the same one, and keep
 * their order, so that whatever compares rows finds in the shards what it would find in the log. Memory: 64 KiB a shard
 * and one batch, and the keys of the rows that are admitted until the logs are known not to be short.
 */
export async function splitLogs(
  logs: readonly Log[],
  files: readonly ShardFile[],
  options: SplitOptions,
  /** Called with the number of rows of each batch. */
  progress: (rows: number) => void,
): Promise<Manifest> {
  const { admission, most } = options;
  const shards = files.map((file) => new Shard(file));
  let judged = 0;
  for (const { format, rows } of logs) {
    for await (const batch of rows) {
      for (const row of batch) {
        (shards[shardOf(row, format, shards.length)] as Shard).add(shardLine(row, format.columns));
        if (
          judged <= most &&
          'complaint' in row &&
          admission.admit(row.complaint, format.columns).status === 'classified'
        )
          judged += 1;
      }
      for (const shard of shards) await shard.flush(BUFFER);
      progress(batch.length);
    }
  }
  for (const shard of shards) await shard.flush(0);
  const plan = planOf(logs, files.length, options);
  const sums = shards.map((shard) => shard.sum());
  const split = splitOf(sha256(JSON.stringify({ ...plan, sums })), plan, judged <= most);
  const written: Manifest['shards'][number][] = [];
  for (const [at, { file, rows }] of shards.entries()) {
    const header = headerOf(split, at + 1, rows, sums[at] ?? '');
    written.push({ name: file.name, rows, sha256: await file.finish(JSON.stringify(header)) });
  }
  return { schema: MANIFEST_SCHEMA, ...split, shards: written };
}

function planOf(logs: readonly Log[], of: number, { knowledge, settings, flags }: SplitOptions): Plan {
  return { of, knowledge, settings, flags, inputs: logs.map(({ format }) => format) };
}

function splitOf(log: string, { inputs, ...plan }: Plan, short: boolean): SplitLog {
  return { log, ...plan, short, inputs };
}

function headerOf(split: SplitLog, shard: number, rows: number, sha256: string): ShardHeader {
  const { inputs, ...rest } = split;
  return { schema: SHARD_SCHEMA, shard, rows, sha256, ...rest, inputs };
}

class Shard {
  readonly file: ShardFile;
  rows = 0;
  readonly #hash: Hash = createHash('sha256');
  #waiting: string[] = [];
  #size = 0;

  constructor(file: ShardFile) {
    this.file = file;
  }

  add(line: string): void {
    this.#waiting.push(line);
    this.#size += line.length;
    this.rows += 1;
  }

  /** Writes what waits, where it is more than `least` characters. */
  async flush(least: number): Promise<void> {
    if (this.#size <= least) return;
    const lines = this.#waiting.join('');
    this.#waiting = [];
    this.#size = 0;
    this.#hash.update(lines);
    await this.file.write(lines);
  }

  /** SHA-256 of the lines, once. */
  sum(): string {
    return this.#hash.digest('hex');
  }
}

const NO_LETTERS = /\P{L}+/gu;

/** By the letters of the text; a row that has none, by all that it holds; one that cannot be read, by its place. */
function shardOf(row: Row, { columns }: LogFormat, shards: number): number {
  const said =
    'reject' in row
      ? `${row.reject.source}:${row.reject.line}`
      : lettersOf(row.complaint.text) || mappedCells(row.complaint.cells, columns);
  return keyOf(said).high % shards;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(NO_LETTERS, '').replaceAll('ё', 'е');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
