import { UserError } from '../../domain/user-error.ts';
import { type Blocks, closeOpened, memoryBlocks, openSource, type Source } from '../source.ts';
import { ENDINGS, hasLogEnding } from './endings.ts';
import { Budget, type Limits, type Meter, sizeOf } from './limits.ts';
import { type Kind, recognise } from './recognise.ts';

/** A log that is in no archive any more, or a file of an archive that is none. */
export type Unpacked =
  | { readonly source: Source; readonly kind: 'text' | 'parquet' | 'xlsx' | 'shard' }
  | { readonly skipped: string };

const HEAD = 1 << 12;

/** Finds the logs in a file, in the order of their paths. Nothing is written to disk. */
export async function* unpack(source: Source, limits: Limits): AsyncGenerator<Unpacked> {
  yield* unpackLayer(source, limits, new Budget(limits), 0);
}

async function* unpackLayer(given: Source, limits: Limits, budget: Budget, depth: number): AsyncGenerator<Unpacked> {
  const { source, kind } = await look(given);
  const { name } = source;
  if (kind === 'text' || kind === 'parquet' || kind === 'shard') {
    yield { source, kind };
    return;
  }
  if (kind === 'zip') {
    const [blocks, { readDirectory }] = await Promise.all([blocksOf(source, limits), import('./zip.ts')]);
    const entries = await readDirectory(name, blocks);
    if (entries.some(({ path }) => /^xl\/workbook\.xml$/i.test(path))) {
      yield { source: { name, open: () => blocks.stream(0, blocks.size), blocks: async () => blocks }, kind: 'xlsx' };
      return;
    }
    checkDepth(name, depth, limits);
    checkOffice(
      name,
      entries.map(({ path }) => path),
    );
    const logs = entries.filter(({ path }) => hasLogEnding(path) && !isHidden(path));
    if (logs.length === 0)
      throw new UserError('format', `${name}: holds no log`, { hint: `endings that are read: ${ENDINGS.join(' ')}` });
    for (const { path, packed, size } of logs) budget.meter(`${name}/${path}`)(packed, size);
    for (const { path } of entries.filter((entry) => !logs.includes(entry) && !isHidden(entry.path)))
      yield { skipped: `${name}/${path}` };
    for (const { path, open } of logs) yield* unpackLayer({ name: `${name}/${path}`, open }, limits, budget, depth + 1);
    return;
  }
  checkDepth(name, depth, limits);
  const meter = budget.meter(name);
  const unpacked = await unpackerOf(kind);
  const inner = { name, open: () => unpacked(name, source.open(), meter), ...(source.once ? { once: true } : {}) };
  yield* unpackLayer(inner, limits, budget, depth + 1);
}

/** The first bytes of a source say what it is; a source that can be opened once is given back with them. */
async function look(source: Source): Promise<{ source: Source; kind: Kind }> {
  const opened = await openSource(source, HEAD);
  const kind = recognise(source.name, opened.head);
  if (source.once === true) return { source: { ...source, open: () => opened.bytes }, kind };
  await closeOpened(opened);
  return { source, kind };
}

async function unpackerOf(
  kind: 'gzip' | 'zstd',
): Promise<(name: string, packed: AsyncIterable<Uint8Array>, meter: Meter) => AsyncGenerator<Uint8Array>> {
  return kind === 'gzip' ? (await import('./gzip.ts')).gunzip : (await import('./zstd.ts')).unzstd;
}

/** @throws {UserError} when a source that comes as a stream is too large to be held */
export async function blocksOf(source: Source, { held }: Limits): Promise<Blocks> {
  if (source.blocks !== undefined) return source.blocks();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.open()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > held)
      throw new UserError('too-large', `${source.name}: more than ${sizeOf(held)} cannot be held in memory`, {
        hint: 'save it as a file and give that',
      });
  }
  return memoryBlocks(Buffer.concat(chunks));
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

function checkDepth(name: string, depth: number, limits: Limits): void {
  if (depth < limits.depth) return;
  throw new UserError('too-large', `${name}: is packed more than ${limits.depth} times`, {
    hint: 'unpack it yourself and give the files',
  });
}

function checkOffice(name: string, paths: readonly string[]): void {
  const isOffice = paths.includes('[Content_Types].xml') || paths.includes('mimetype') || paths.includes('content.xml');
  if (!isOffice) return;
  throw new UserError('format', `${name}: this is an office document, and no XLSX workbook`, {
    hint: 'save the table as XLSX or CSV',
  });
}
