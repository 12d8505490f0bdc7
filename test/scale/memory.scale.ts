// Memory does not grow with the log: the peak of a whole run, read from the operating system when the process ends.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../knowledge.ts';
import { type Cell, writeXlsx } from '../read/formats/xlsx-file.ts';

const MIB = 1024 * 1024;
let folder = '';

const PEAK = `import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS * 1024)));`;

/** Texts of the fixtures with numbers and words of their own, so that no row repeats another. */
async function writeLog(path: string, rows: number): Promise<void> {
  const texts = (
    JSON.parse(readFileSync(join(root, 'fixtures/bank-bilingual.json'), 'utf8')) as { message: string }[]
  ).map(({ message }) => message);
  const out = createWriteStream(path);
  out.write('id,date,rating,text,city\n');
  for (let at = 0; at < rows; at += 1) {
    const text = `${texts[at % texts.length]} ${(at * 2654435761) % 1_000_003}`.replaceAll('"', '""');
    const day = new Date(Date.UTC(2025, 0, 1 + (at % 365))).toISOString().slice(0, 10);
    if (!out.write(`${at},${day},${1 + (at % 5)},"${text}",City ${at % 40}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

/** The same rows in a workbook. */
function writeBook(path: string, rows: number): void {
  const texts = (
    JSON.parse(readFileSync(join(root, 'fixtures/bank-bilingual.json'), 'utf8')) as { message: string }[]
  ).map(({ message }) => message);
  const cells = Array.from({ length: rows }, (_, at): Cell[] => [
    at,
    { serial: 45658 + (at % 365) },
    1 + (at % 5),
    `${texts[at % texts.length]} ${(at * 2654435761) % 1_000_003}`,
    `City ${at % 40}`,
  ]);
  writeFileSync(path, writeXlsx([{ name: 'Log', rows: [['id', 'date', 'rating', 'text', 'city'], ...cells] }]));
}

function peakOf(log: string, ...flags: string[]): { peak: number; read: number } {
  const env = { ...process.env, PEAK_FILE: join(folder, 'peak') };
  const run = spawnSync(
    process.execPath,
    [
      '--import',
      join(folder, 'peak.mjs'),
      join(root, 'bin/amends.js'),
      'report',
      log,
      '--format',
      'json',
      '--rows',
      '10',
      ...flags,
    ],
    {
      env,
      encoding: 'utf8',
      maxBuffer: 64 * MIB,
    },
  );
  expect(run.stderr).toBe('');
  return { peak: Number(readFileSync(env.PEAK_FILE, 'utf8')), read: JSON.parse(run.stdout).rows.classified };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amends-scale-'));
  writeFileSync(join(folder, 'peak.mjs'), PEAK);
  await writeLog(join(folder, 'small.csv'), 100_000);
  await writeLog(join(folder, 'large.csv'), 400_000);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('100,000 rows take under 250 MB on one thread, and 400,000 at most a fifth more', { timeout: 600_000 }, () => {
  const small = peakOf(join(folder, 'small.csv'), '--threads', '1');
  const large = peakOf(join(folder, 'large.csv'), '--threads', '1');
  // The set that finds duplicates may take 32 bytes a row.
  const keys = 32 * (400_000 - 100_000);
  console.log(
    `peak of 100,000 rows ${Math.round(small.peak / MIB)} MiB, of 400,000 rows ${Math.round(large.peak / MIB)} MiB`,
  );
  expect([small.read, large.read]).toEqual([100_000, 400_000]);
  expect(small.peak).toBeLessThan(250e6);
  expect(large.peak - keys).toBeLessThan(1.2 * small.peak);
});

test('100,000 rows take under 340 MB on two threads', { timeout: 600_000 }, () => {
  const { peak, read } = peakOf(join(folder, 'small.csv'), '--threads', '2');
  console.log(`peak of 100,000 rows on two threads ${Math.round(peak / MIB)} MiB`);
  expect(read).toBe(100_000);
  expect(peak).toBeLessThan(340e6);
});

test('the careful reader on two threads takes under 450 MB', { timeout: 600_000 }, async () => {
  await writeLog(join(folder, 'careful.csv'), 1_000);
  const { peak, read } = peakOf(join(folder, 'careful.csv'), '--reader', 'careful', '--threads', '2');
  console.log(`peak of the careful reader on two threads ${Math.round(peak / MIB)} MiB`);
  expect(read).toBe(1_000);
  expect(peak).toBeLessThan(450e6);
});

test('a workbook of 100,000 rows takes under 400 MB', { timeout: 600_000 }, () => {
  writeBook(join(folder, 'book.xlsx'), 100_000);
  const book = peakOf(join(folder, 'book.xlsx'));
  console.log(`peak of a workbook of 100,000 rows ${Math.round(book.peak / MIB)} MiB`);
  expect(book.read).toBe(100_000);
  expect(book.peak).toBeLessThan(400e6);
});
