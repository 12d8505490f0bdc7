import { Decompress } from 'fzstd';
import { UserError } from '../../domain/user-error.ts';
import type { Meter } from './limits.ts';

/** What zstd itself unpacks without being asked twice. */
const LARGEST_WINDOW = 1 << 27;
/** Bytes fed at once: a block of 4 bytes may unpack to 128 KiB, and all that comes of a piece is held. */
const PIECE = 1 << 10;

/** Unpacks Zstandard as a stream. @throws {UserError} when it is damaged or unpacks to too much */
export async function* unzstd(
  name: string,
  packed: AsyncIterable<Uint8Array>,
  meter: Meter,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let [bytesIn, bytesOut] = [0, 0];
  // The window is written over by what comes next.
  const unpacked = new Decompress((chunk) => ready.push(chunk.slice()));
  const feed = (piece: Uint8Array, last: boolean): Uint8Array[] => {
    ready = [];
    try {
      unpacked.push(piece, last);
    } catch (cause) {
      throw new UserError('unreadable', `${name}: no valid zstd: ${cause instanceof Error ? cause.message : cause}`, {
        hint: 'the file may have been cut off; fetch it again',
        cause,
      });
    }
    bytesIn += piece.length;
    bytesOut += ready.reduce((sum, chunk) => sum + chunk.length, 0);
    meter(bytesIn, bytesOut);
    return ready.filter((chunk) => chunk.length > 0);
  };
  for await (const chunk of packed) {
    if (bytesIn === 0) checkWindow(name, chunk);
    for (let at = 0; at < chunk.length; at += PIECE) yield* feed(chunk.slice(at, at + PIECE), false);
  }
  yield* feed(new Uint8Array(0), true);
}

/** The window that the first frame asks for (RFC 8878, 3.1.1.1): it is allocated before anything is read. */
function checkWindow(name: string, head: Uint8Array): void {
  const descriptor = head[4] ?? 0;
  const isSingle = (descriptor & 0x20) !== 0;
  const exponentAndMantissa = head[5] ?? 0;
  const window = isSingle
    ? littleEndian(head, 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0), 1 << (descriptor >> 6))
    : 2 ** (10 + (exponentAndMantissa >> 3)) * (1 + (exponentAndMantissa & 7) / 8);
  if (window > LARGEST_WINDOW)
    throw new UserError('too-large', `${name}: asks for a window of more than 128 MiB`, {
      hint: 'unpack it yourself and give the file',
    });
}

function littleEndian(bytes: Uint8Array, start: number, length: number): number {
  return bytes.subarray(start, start + length).reduceRight((value, byte) => value * 256 + byte, 0);
}
