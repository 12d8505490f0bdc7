import { checkEncoding, decode, decodeAll, detectEncoding } from '../encoding.ts';
import type { Blocks, Opened } from '../source.ts';
import type { Table } from '../table.ts';
import type { Limits } from './limits.ts';

export interface FormatOptions {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  /** false: the first record is data. */
  readonly header?: boolean | undefined;
  /** Tells a column name that is known, so that a header is known by what it says. */
  readonly isColumnName: (name: string) => boolean;
  /** Tells the header of an export that is known. */
  readonly isKnownHeader: (header: readonly string[]) => boolean;
  readonly limits: Limits;
}

/** A log as text, unpacked and decoded; its format is known. */
export interface Text {
  readonly encoding: string;
  /** The first 1 MiB. */
  readonly sample: string;
  /** All of it, once. */
  readonly chunks: AsyncIterable<string>;
  /** The same bytes in another encoding; instead of this one. */
  as(encoding: string): Text;
}

/**
 * Reads a format that is a stream of text. What the layout is, is found out before it returns; rows are read after.
 * @throws {UserError} that begins with the log, also while rows are read
 */
export type TextReader = (name: string, text: Text, options: FormatOptions) => Promise<Table>;

/** The same for a format that keeps its directory at the end. */
export type BlockReader = (name: string, blocks: Blocks, options: FormatOptions) => Promise<Table>;

/** @throws {UserError} when no such encoding is known */
export function textOf(opened: Opened, chosen: string | undefined): Text {
  const encoding = chosen === undefined ? detectEncoding(opened.head) : checkEncoding(chosen);
  return {
    encoding,
    sample: decodeAll(opened.head, encoding),
    chunks: decode(opened.bytes, encoding),
    as: (other) => textOf(opened, other),
  };
}
