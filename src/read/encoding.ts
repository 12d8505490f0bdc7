import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { UserError } from '../domain/user-error.ts';

/** The legacy encodings that exports come in; anything else must be named with --encoding. */
const LEGACY = ['windows-1251', 'KOI8-R'] as const;
const CYRILLIC_SHARE = 0.3;
const WHOLE_FOR_BROKEN = 10;

/**
 * Tells the encoding of a log from its first bytes: a byte order mark, the NUL bytes of UTF-16, valid UTF-8, else the
 * likeliest of the legacy ones. A sample that was cut inside a character, or has a few broken bytes, still counts as UTF-8.
 */
export function detectEncoding(head: Uint8Array): string {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const utf16 = detectUtf16(head);
  if (utf16 !== undefined) return utf16;
  if (isUtf8(head.subarray(0, lastWholeCharacter(head)))) return 'utf-8';
  return isDamagedUtf8(head) ? 'utf-8' : detectLegacy(head);
}

/** @throws {UserError} when no such encoding is known */
export function checkEncoding(name: string): string {
  if (iconv.encodingExists(name)) return name.toLowerCase();
  throw new UserError('encoding', `--encoding: no encoding "${name}"`, {
    hint: 'try utf-8, utf-16le, windows-1251, koi8-r, windows-1252',
  });
}

/** Decodes a stream; bytes that the encoding does not have become U+FFFD. A byte order mark is dropped. */
export async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  for await (const chunk of bytes) {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (text !== '') yield text;
  }
  const rest = decoder.end();
  if (rest !== undefined && rest !== '') yield rest;
}

export function decodeAll(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, { stripBOM: true });
}

/** Half of the bytes of plain text in UTF-16 are NUL, all on one side; Cyrillic has 4 there. */
function detectUtf16(head: Uint8Array): string | undefined {
  const sample = head.subarray(0, 4096);
  if (sample.length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if ((sample[at] ?? 1) === 0) even += 1;
    if ((sample[at + 1] ?? 1) === 0) odd += 1;
  }
  const least = sample.length / 16;
  if (odd > least && even < odd / 8) return 'utf-16le';
  if (even > least && odd < even / 8) return 'utf-16be';
  return undefined;
}

/** A few broken bytes among many whole characters; in legacy encodings hardly two bytes look like one character. */
function isDamagedUtf8(head: Uint8Array): boolean {
  let [whole, broken] = [0, 0];
  for (let at = 0; at < head.length; ) {
    const lead = head[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    const isWhole = length > 0 && isUtf8(head.subarray(at, at + length));
    if (!isWhole) broken += 1;
    else if (length > 1) whole += 1;
    at += isWhole ? length : 1;
  }
  return whole > WHOLE_FOR_BROKEN * broken;
}

function lastWholeCharacter(head: Uint8Array): number {
  let end = head.length;
  while (end > 0 && end > head.length - 4 && ((head[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return (head[end - 1] ?? 0) >= 0xc0 ? end - 1 : head.length;
}

function detectLegacy(head: Uint8Array): string {
  const high = head.filter((byte) => byte >= 0x80).length;
  const letters = head.filter((byte) => byte >= 0x80 || (byte >= 0x41 && byte <= 0x7a)).length;
  // A few accented letters or typographic quotes among Latin text are Western whatever the statistics say.
  if (high < CYRILLIC_SHARE * letters) return 'windows-1252';
  const known = analyse(head).map(({ name }) => name);
  return (
    LEGACY.find((name) => name === known.find((likely) => LEGACY.some((own) => own === likely))) ?? 'windows-1251'
  ).toLowerCase();
}
