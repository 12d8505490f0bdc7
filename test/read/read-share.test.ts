import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLogs } from '../../src/read/log.ts';
import { ReadShare } from '../../src/read/read-share.ts';
import { fileSource } from '../../src/read/source.ts';
import { knowledge } from '../knowledge.ts';

let folder = '';
const LOG = `id,text\n${Array.from({ length: 60_000 }, (_, at) => `${at},The soup was cold again and nobody came ${at}`).join('\n')}\n`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'amends-share-'));
  writeFileSync(join(folder, 'a.csv'), LOG);
  writeFileSync(join(folder, 'b.csv.gz'), gzipSync(LOG));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The shares that are known while the logs are read. */
async function sharesOf(names: readonly string[]): Promise<(number | undefined)[]> {
  const read = new ReadShare();
  const sources = await Promise.all(names.map((name) => read.watch(fileSource(join(folder, name), name))));
  const { logs } = await openLogs(sources, knowledge, { columns: {} });
  const shares: (number | undefined)[] = [read.share()];
  for (const { rows } of logs) for await (const _ of rows) shares.push(read.share());
  return shares;
}

test('grows to 1 over all files, packed or not, though each is opened more than once', async () => {
  const shares = (await sharesOf(['a.csv', 'b.csv.gz'])) as number[];
  expect(shares.length).toBeGreaterThan(20);
  expect(shares[0]).toBeLessThan(0.8);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('is not known of standard input', async () => {
  const read = new ReadShare();
  await read.watch(fileSource(join(folder, 'a.csv')));
  await read.watch({ name: '-', once: true, open: async function* () {} });
  expect(read.share()).toBeUndefined();
});

test('is not known where a file is read by its directory', async () => {
  const read = new ReadShare();
  const source = await read.watch(fileSource(join(folder, 'a.csv')));
  await source.blocks?.();
  expect(read.share()).toBeUndefined();
});
