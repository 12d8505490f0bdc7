import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decompress } from 'fzstd';
import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  type RowGroup,
} from 'hyparquet';
import { UserError } from '../../../domain/user-error.ts';
import type { Blocks } from '../../source.ts';
import type { Broken } from '../../table.ts';
import type { BlockReader } from '../input.ts';
import { type Limits, sizeOf } from '../limits.ts';
import { alignRows, type FlatRow, flatRow } from '../object-rows.ts';
import { wallClockOf } from '../wall-clock.ts';
import { walkPages } from './pages.ts';

const BATCH = 1024;

/** Reads Parquet, a row group at a time. `line` is the number of the row, from 1. Memory: one row group. */
export const readParquet: BlockReader = async (name, blocks, { limits }) => {
  const file = bufferOf(blocks);
  const metadata = await parquetMetadataAsync(file).catch((error: unknown) => {
    throw damaged(name, error);
  });
  const aligned = await alignRows(name, readGroups(name, file, metadata, limits));
  return { format: 'parquet', encoding: 'utf-8', delimiter: undefined, hasHeader: true, ...aligned };
};

async function* readGroups(
  name: string,
  file: AsyncBuffer,
  metadata: FileMetaData,
  limits: Limits,
): AsyncGenerator<(FlatRow | Broken)[]> {
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const objects = await readGroup(name, file, metadata, { group, rowStart, rowEnd, limits });
    for (let at = 0; at < objects.length; at += BATCH) {
      const start = rowStart + at + 1;
      yield objects.slice(at, at + BATCH).map((object, index) => flatRow(start + index, object, cellOf));
    }
    rowStart = rowEnd;
  }
  const told = Number(metadata.num_rows);
  if (told !== rowStart) throw damaged(name, `${rowStart} rows where ${told} are told`);
}

async function readGroup(
  name: string,
  file: AsyncBuffer,
  metadata: FileMetaData,
  { group, rowStart, rowEnd, limits }: { group: RowGroup; rowStart: number; rowEnd: number; limits: Limits },
): Promise<Record<string, unknown>[]> {
  try {
    const read = async (start: number, end: number) => file.slice(start, end);
    const unpacked = await walkPages(group, metadata, read, COMPRESSORS, limits.held);
    if (unpacked > limits.held)
      throw new UserError(
        'too-large',
        `${name}: a row group of more than ${sizeOf(limits.held)} cannot be held in memory`,
        { hint: 'write it with smaller row groups, or as CSV' },
      );
    return await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors: COMPRESSORS });
  } catch (error) {
    throw error instanceof UserError ? error : damaged(name, error);
  }
}

/** What hyparquet does not unpack by itself; what is missing here it names. */
const COMPRESSORS = {
  GZIP: (packed: Uint8Array, size: number) => gunzipSync(packed, { maxOutputLength: size }),
  BROTLI: (packed: Uint8Array, size: number) => brotliDecompressSync(packed, { maxOutputLength: size }),
  ZSTD: (packed: Uint8Array, size: number) => decompress(packed, new Uint8Array(size)),
};

function cellOf(value: unknown): string {
  return value instanceof Date ? wallClockOf(value.getTime()) : String(value);
}

function bufferOf(blocks: Blocks): AsyncBuffer {
  return {
    byteLength: blocks.size,
    async slice(start, end = blocks.size) {
      const from = start < 0 ? blocks.size + start : start;
      const chunks: Uint8Array[] = [];
      for await (const chunk of blocks.stream(from, end)) chunks.push(chunk as Uint8Array);
      const bytes = Buffer.concat(chunks);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    },
  };
}

/** Whatever hyparquet stumbles over is in the file: it is given nothing else. */
function damaged(name: string, cause: unknown): UserError {
  return new UserError('unreadable', `${name}: no valid Parquet: ${cause instanceof Error ? cause.message : cause}`, {
    hint: 'write it anew, or as CSV',
    cause,
  });
}
