import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { UserError } from '../domain/user-error.ts';

/** Where the bytes of a log come from. */
export interface Source {
  /** As the user gave it; `-` for standard input. */
  readonly name: string;
  /** Can be called again, unless `once`. */
  open(): AsyncIterable<Uint8Array>;
  readonly once?: boolean;
  /** Absent where bytes come in their order alone. */
  blocks?(): Promise<Blocks>;
}

/** Bytes that can be read from any place, for formats that keep their directory at the end. */
export interface Blocks {
  readonly size: number;
  /** From `start` to before `end`. */
  stream(start: number, end: number): Readable;
}

/** The first bytes of a log, and all of it: `bytes` begins with `head` again. */
export interface Opened {
  readonly head: Uint8Array;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const CHUNK = 1 << 16;

export function fileSource(path: string, name = path): Source {
  return {
    name,
    open: () => createReadStream(path, { highWaterMark: CHUNK }),
    async blocks() {
      const { size } = await stat(path);
      return {
        size,
        stream: (start, end) =>
          start >= end ? Readable.from([]) : createReadStream(path, { start, end: end - 1, highWaterMark: CHUNK }),
      };
    },
  };
}

export function memoryBlocks(bytes: Uint8Array): Blocks {
  return { size: bytes.length, stream: (start, end) => Readable.from([Buffer.from(bytes.subarray(start, end))]) };
}

/**
 * Opens a log and looks at its first bytes without losing them. Memory: the head and one chunk.
 * @throws {UserError} when it cannot be opened or read
 */
export async function openSource(source: Source, headSize: number): Promise<Opened> {
  const stream = source.open()[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  while (size < headSize && !ended) {
    const next = await readChunk(source.name, stream);
    if (next === undefined) ended = true;
    else {
      chunks.push(next);
      size += next.length;
    }
  }
  const head = Buffer.concat(chunks);
  return { head: head.subarray(0, headSize), bytes: continueFrom(source.name, head, stream, ended) };
}

/** Lets go of a log that is not read on. */
export async function closeOpened({ bytes }: Opened): Promise<void> {
  const iterator = bytes[Symbol.asyncIterator]();
  // A generator that was never begun does not run its `finally`.
  await iterator.next();
  await iterator.return?.();
}

async function* continueFrom(
  name: string,
  head: Uint8Array,
  stream: AsyncIterator<Uint8Array>,
  ended: boolean,
): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    if (ended) return;
    for (let chunk = await readChunk(name, stream); chunk !== undefined; chunk = await readChunk(name, stream))
      yield chunk;
  } finally {
    await stream.return?.();
  }
}

async function readChunk(name: string, stream: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    const { value, done } = await stream.next();
    return done ? undefined : value;
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(name, error);
  }
}

function unreadable(name: string, cause: unknown): UserError {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const reason =
    { ENOENT: 'there is no such file', EACCES: 'permission denied', EISDIR: 'this is a folder' }[code] ?? String(cause);
  return new UserError('unreadable', `${name}: ${reason}`, { cause });
}
