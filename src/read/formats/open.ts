import { UserError } from '../../domain/user-error.ts';
import { isOfAmends } from '../saved-report.ts';
import { closeOpened, openSource, type Source } from '../source.ts';
import type { Table } from '../table.ts';
import { type BlockReader, type FormatOptions, type TextReader, textOf } from './input.ts';
import { recogniseText, type TextKind } from './recognise.ts';
import { folderOf, isLetter, readLetters } from './text-files.ts';
import { blocksOf, unpack } from './unpack.ts';

/** A log whose format is known; it is opened when its turn comes. */
export interface FoundLog {
  /** As the user gave it; `archive.zip/log.csv` for a log in an archive, `folder` for the letters in a folder. */
  readonly name: string;
  /** Once where `again` is false. */
  open(): Promise<Table>;
  readonly again: boolean;
}

export interface FoundLogs {
  readonly logs: readonly FoundLog[];
  /** Files in archives whose ending says nothing; named, not read. */
  readonly skipped: readonly string[];
  /** Parts of split logs. */
  readonly shards: readonly Source[];
}

const HEAD = 1 << 20;

/** One file a format; each is loaded when the first log of its kind is opened. */
const TEXT_READERS: Record<TextKind, () => Promise<TextReader>> = {
  csv: async () => (await import('./delimited.ts')).readDelimited,
  ndjson: async () => (await import('./ndjson.ts')).readNdjson,
  json: async () => (await import('./json.ts')).readJson,
  xml: async () => (await import('./xml.ts')).readXml,
};

const BLOCK_READERS: Record<'xlsx' | 'parquet', () => Promise<BlockReader>> = {
  xlsx: async () => (await import('./xlsx/xlsx.ts')).readXlsx,
  parquet: async () => (await import('./parquet/parquet.ts')).readParquet,
};

/**
 * Finds the logs in what the user gave, by their bytes: archives are looked into, and texts that are no tables are the
 * rows of one log a folder, behind the others.
 * @throws {UserError} when a file cannot be read, or is of a format that is not
 */
export async function findLogs(sources: readonly Source[], options: FormatOptions): Promise<FoundLogs> {
  const logs: FoundLog[] = [];
  const skipped: string[] = [];
  const shards: Source[] = [];
  const letters = new Map<string, Source[]>();
  for (const given of sources) {
    for await (const found of unpack(given, options.limits)) {
      if ('skipped' in found) {
        skipped.push(found.skipped);
        continue;
      }
      const { source, kind } = found;
      const again = source.once !== true;
      if (kind === 'shard') shards.push(source);
      else if (kind !== 'text') logs.push({ name: source.name, again, open: () => openBlocks(source, kind, options) });
      else if (again && (await seemsLetter(source, options))) {
        const folder = folderOf(source.name);
        letters.set(folder, [...(letters.get(folder) ?? []), source]);
      } else logs.push({ name: source.name, again, open: () => openText(source, options) });
    }
  }
  for (const [name, files] of letters)
    logs.push({ name, again: true, open: async () => readLetters(files, options.encoding) });
  return { logs, skipped, shards };
}

async function openText(source: Source, options: FormatOptions): Promise<Table> {
  const text = textOf(await openSource(source, HEAD), options.encoding);
  if (isOfAmends(text.sample))
    throw new UserError('saved', `${source.name}: is what amends has written, no log`, {
      hint: 'amends report renders a saved report again, alone',
    });
  const read = await TEXT_READERS[recogniseText(source.name, text.sample)]();
  return read(source.name, text, options);
}

async function openBlocks(source: Source, kind: 'xlsx' | 'parquet', options: FormatOptions): Promise<Table> {
  const read = await BLOCK_READERS[kind]();
  return read(source.name, await blocksOf(source, options.limits), options);
}

async function seemsLetter(source: Source, options: FormatOptions): Promise<boolean> {
  if (!/\.txt(?:\.gz|\.zst)?$/i.test(source.name)) return false;
  const opened = await openSource(source, HEAD);
  const letter = isLetter(source.name, textOf(opened, options.encoding), options);
  await closeOpened(opened);
  return letter;
}
