import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { UserError } from '../../domain/user-error.ts';
import type { Blocks } from '../source.ts';

export interface ZipEntry {
  /** As a path that leads nowhere else: no `..`, no root, no control characters. */
  readonly path: string;
  /** Bytes in the archive and unpacked, as the directory says; reading more than that is an error. */
  readonly packed: number;
  readonly size: number;
  /** Can be called again. */
  open(): AsyncIterable<Uint8Array>;
}

const MOST_ENTRIES = 100_000;
const UTF8 = 1 << 11;

/**
 * The files of a ZIP archive, by its central directory, in code-unit order of their paths.
 * @throws {UserError} that begins with `name` when it is damaged; so does `open`
 */
export async function readDirectory(name: string, blocks: Blocks): Promise<ZipEntry[]> {
  try {
    const reader = new BlockStreams(blocks);
    const options = { autoClose: false, decodeStrings: false, lazyEntries: true };
    const archive = await fromRandomAccessReaderPromise(reader, blocks.size, options);
    if (archive.entryCount > MOST_ENTRIES)
      throw new UserError('too-large', `${name}: holds more than ${MOST_ENTRIES} files`);
    const entries: ZipEntry[] = [];
    for await (const entry of archive.eachEntry()) {
      const path = safePath(fileNameOf(entry));
      if (path.endsWith('/') || path === '') continue;
      const open = () => readEntry(`${name}/${path}`, archive, entry);
      entries.push({ path, packed: entry.compressedSize, size: entry.uncompressedSize, open });
    }
    return entries.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  } catch (error) {
    throw damaged(name, error);
  }
}

/** yauzl's way to read from any place. */
class BlockStreams extends RandomAccessReader {
  readonly #blocks: Blocks;

  constructor(blocks: Blocks) {
    super();
    this.#blocks = blocks;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.#blocks.stream(start, end);
  }
}

async function* readEntry(name: string, archive: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted())
    throw new UserError('unreadable', `${name}: is encrypted`, { hint: 'unpack it yourself and give the file' });
  try {
    let sum = 0;
    for await (const chunk of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (sum !== entry.crc32) throw new Error('the check sum is wrong');
  } catch (error) {
    throw damaged(name, error);
  }
}

/** Names are UTF-8, whether marked so or not, or in the code page of a Russian Windows. */
function fileNameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  const text = fileNameRaw.toString('utf8');
  const isUtf8 = (generalPurposeBitFlag & UTF8) !== 0 || !text.includes('\ufffd');
  return isUtf8 ? text : iconv.decode(fileNameRaw, 'cp866');
}

function safePath(path: string): string {
  const parts = path
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll('\\', '/')
    .replace(/^[a-z]:/i, '')
    .split('/');
  const folder = parts.at(-1) === '' ? '/' : '';
  return parts.filter((part) => !['', '.', '..'].includes(part)).join('/') + folder;
}

function damaged(name: string, cause: unknown): Error {
  if (cause instanceof UserError) return cause;
  return new UserError('unreadable', `${name}: no valid ZIP: ${cause instanceof Error ? cause.message : cause}`, {
    hint: 'the file may have been cut off; fetch it again',
    cause,
  });
}
