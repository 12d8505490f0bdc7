import type { Orders, ValueAssumptions } from './report.ts';
import type { LogFormat } from './row.ts';
import type { Language, Reader } from './verdict.ts';

export const SHARD_SCHEMA = 'amends/shard@1';
/** What every shard begins with. */
export const SHARD_START = `{"schema":"${SHARD_SCHEMA}"`;
export const MANIFEST_SCHEMA = 'amends/manifest@1';

/** Who judges; `auto` gives the careful reader what the quick one is unsure of, in logs that are short enough. */
export type ReaderChoice = 'auto' | Reader;

/** Which rows of a log are judged. */
export interface RowSettings {
  readonly since: string | null;
  readonly until: string | null;
  readonly keepDuplicates: boolean;
  /** Columns by which rows are parted into segments, as the user names them; rows alike have them alike. */
  readonly by: readonly string[];
}

/** What reports must agree on to be added up. */
export interface ReportSettings extends RowSettings {
  readonly reader: ReaderChoice;
  /** Hash of the user's own quick model. */
  readonly model: string | null;
  /** Findings listed. */
  readonly rows: number;
  readonly masked: boolean;
  readonly lang: Language | null;
  readonly title: string | null;
  readonly orders: Orders | null;
  readonly value: ValueAssumptions;
}

/** The shards of a split log that a report was made from. */
export interface LogPart {
  /** Digest of the log as it was split. */
  readonly log: string;
  /** Shards that the log was split into. */
  readonly of: number;
  /** Numbers of the shards in this part, from 1, ascending. */
  readonly shards: readonly number[];
}

/** A log as it was split, the same in all its shards. */
export interface SplitLog {
  /** SHA-256 over the shards and what they are read with, 64 hex digits. */
  readonly log: string;
  readonly of: number;
  /** Hash of the knowledge that told the columns and languages. */
  readonly knowledge: string;
  readonly settings: RowSettings;
  /** Flags by which the next log is read as this one was, as a shell takes them. */
  readonly flags: readonly string[];
  /** Whether all shards together have so few rows to be judged that `auto` asks the careful reader. */
  readonly short: boolean;
  readonly inputs: readonly LogFormat[];
}

/** The first line of a shard. */
export interface ShardHeader extends SplitLog {
  readonly schema: typeof SHARD_SCHEMA;
  /** Number of the shard, from 1. */
  readonly shard: number;
  /** Lines after this one, and the SHA-256 of their bytes. */
  readonly rows: number;
  readonly sha256: string;
}

/** Written beside the shards; `merge --expect` holds parts against it. */
export interface Manifest extends SplitLog {
  readonly schema: typeof MANIFEST_SCHEMA;
  /** By number; the sum is that of the file. */
  readonly shards: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[];
}
