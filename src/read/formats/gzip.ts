import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../../domain/user-error.ts';
import type { Meter } from './limits.ts';

const CHUNK = 1 << 16;

/** Unpacks gzip as a stream, several members too. @throws {UserError} when it is damaged or unpacks to too much */
export async function* gunzip(
  name: string,
  packed: AsyncIterable<Uint8Array>,
  meter: Meter,
): AsyncGenerator<Uint8Array> {
  let [bytesIn, bytesOut] = [0, 0];
  async function* counted() {
    for await (const chunk of packed) {
      bytesIn += chunk.length;
      yield chunk;
    }
  }
  const unpacked = createGunzip({ chunkSize: CHUNK });
  // Ends the reading of the file where that of the text ends; errors come out of the loop below.
  pipeline(Readable.from(counted()), unpacked, () => {});
  try {
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
      bytesOut += chunk.length;
      meter(bytesIn, bytesOut);
      yield chunk;
    }
  } catch (cause) {
    if (!String((cause as NodeJS.ErrnoException).code).startsWith('Z_')) throw cause;
    throw new UserError('unreadable', `${name}: no valid gzip: ${(cause as Error).message}`, {
      hint: 'the file may have been cut off; fetch it again',
      cause,
    });
  }
}
