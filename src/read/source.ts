import { createReadStream } from 'node:fs';
import { UserError } from '../domain/user-error.ts';

/** Where the bytes of a log come from. It can be opened once. */
export interface Source {
  /** As the user gave it; `-` for standard input. */
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** The first bytes of a log, and all of it: `bytes` begins with `head` again. */
export interface Opened {
  readonly head: Uint8Array;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export function fileSource(path: string): Source {
  return { name: path, open: () => createReadStream(path, { highWaterMark: 1 << 16 }) };
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

async function* continueFrom(
  name: string,
  head: Uint8Array,
  stream: AsyncIterator<Uint8Array>,
  ended: boolean,
): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
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
    throw unreadable(name, error);
  }
}

function unreadable(name: string, cause: unknown): UserError {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const reason =
    { ENOENT: 'there is no such file', EACCES: 'permission denied', EISDIR: 'this is a folder' }[code] ?? String(cause);
  return new UserError('unreadable', `${name}: ${reason}`, { cause });
}
