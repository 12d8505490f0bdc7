import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/domain/report.ts';
import type { Row } from '../../src/domain/row.ts';
import { type Log, openLogs } from '../../src/read/log.ts';
import { knowledge } from '../knowledge.ts';
import { readRows } from '../read/memory-log.ts';
import { type RandomLog, randomLogs } from './random-log.ts';
import { merge, open, partsOf, reportOf, SETTINGS, type Split, split } from './split-log.ts';

const openCsv = (logs: readonly RandomLog[]) => open(Object.fromEntries(logs.map(({ name, csv }) => [name, csv])));

const settings = fc.record({
  since: fc.constantFrom(null, '2025-11-18'),
  until: fc.constantFrom(null, '2025-11-20'),
  keepDuplicates: fc.boolean(),
  rows: fc.constantFrom(0, 3, 20),
});

test('a log split into any number of parts merges to the bytes of one run, in any order', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      randomLogs,
      settings,
      fc.integer({ min: 1, max: 7 }),
      fc.nat(),
      async (logs, chosen, parts, seed) => {
        const own = { ...SETTINGS, ...chosen };
        const whole = await reportOf(await openCsv(logs), own);
        const made = await split(await openCsv(logs), parts, own);
        const reports = await partsOf(made, own);
        const ranked = reports.map((report, at) => ({ report, rank: Math.imul(at + 1, 2654435761 ^ seed) >>> 0 }));
        const shuffled = ranked.sort((a, b) => a.rank - b.rank).map(({ report }) => report);
        expect(merge([...shuffled, ...shuffled.slice(0, 2)], made.manifest)).toBe(whole);
        // A sum of some is a part too.
        const some = shuffled.slice(0, Math.ceil(parts / 2));
        if (parts > 1) expect(merge([...shuffled.slice(some.length), merge(some)], made.manifest)).toBe(whole);
      },
    ),
    { numRuns: 120 },
  );
});

/** A log with one row that cannot be read. */
const CSV = `id,date,text\n${Array.from({ length: 40 }, (_, at) => `${at},2025-11-17,The courier was late again, ${'so '.repeat(at)}sad`.replace(', ', ' ')).join('\n')}\nbroken\n`;
let whole: string;
let made: Split;
let parts: string[];

beforeAll(async () => {
  whole = await reportOf(await open({ 'log.csv': CSV }), SETTINGS);
  made = await split(await open({ 'log.csv': CSV }), 3);
  parts = await partsOf(made);
});

describe('shards', () => {
  const lineOf = (row: Row) => ('complaint' in row ? row.complaint.line : row.reject.line);

  test('hold every row once as it was read, with line and id, those that are rejected too', async () => {
    const rows: Row[] = [];
    for (const [name, shard] of Object.entries(made.shards))
      for (const log of (await open({ [name]: shard })).logs) rows.push(...(await readRows(log)));
    const { logs } = await open({ 'log.csv': CSV });
    const read = await readRows(logs[0] as Log);
    expect(rows.toSorted((a, b) => lineOf(a) - lineOf(b))).toEqual(read);
    expect(read.filter((row) => 'reject' in row)).toHaveLength(1);
    expect(made.manifest.shards.reduce((sum, shard) => sum + shard.rows, 0)).toBe(41);
  });

  test('keep texts together that are alike but for case, digits, spaces and marks', async () => {
    const texts = ['Ждал 2 часа, еды нет!', 'ждал 45 часа еды  нет', 'ЖДАЛ 3 ЧАСА: ЕДЫ НЕТ', 'Ждал 0 часа, еды нет'];
    const csv = `id,text\n${texts.map((text, at) => `${at},"${text}"`).join('\n')}\n`;
    const { manifest } = await split(await open({ 'log.csv': csv }), 50);
    expect(manifest.shards.map(({ rows }) => rows).filter((rows) => rows > 0)).toEqual([4]);
  });

  test.each([
    [40, false],
    [41, true],
  ])('say whether the whole log is short: with %i rows to be judged at most, it is %s', async (most, short) => {
    const csv = `${CSV}40,2025-11-18,The soup was cold\n40,2025-11-18,The soup was cold\n41,2025-11-18,\n`;
    const { manifest, shards } = await split(await open({ 'log.csv': csv }), 3, SETTINGS, most);
    expect(manifest.short).toBe(short);
    expect((await open({ a: shards['shard-2.ndjson'] ?? '' })).shard?.short).toBe(short);
  });
});

describe('a damaged shard is refused', () => {
  const shard = () => made.shards['shard-1.ndjson'] ?? '';
  const reading = async (text: string) => reportOf(await open({ 'shard-1.ndjson': text }), SETTINGS);

  test.each<[string, (text: string) => string, RegExp]>([
    ['cut inside a row', (text) => text.slice(0, -20), /shard-1\.ndjson: this shard is damaged: row \d+ of \d+ cannot/],
    ['cut between rows', (text) => text.replace(/[^\n]*\n$/, ''), /damaged: it holds \d+ of \d+ rows/],
    ['with a word changed', (text) => text.replace('courier', 'Courier'), /damaged: its rows are not those that were/],
    ['cut inside its first line', (text) => text.slice(0, 300), /damaged: its first line is cut off/],
  ])('%s', async (_, damage, message) => {
    await expect(reading(damage(shard()))).rejects.toThrow(message);
  });

  test('and so is one beside another log', async () => {
    await expect(open({ ...made.shards })).rejects.toThrow('shard-1.ndjson: is a shard, and is read alone');
  });
});

describe('merge refuses', () => {
  const changed = (
    part: string | undefined,
    change: (report: { -readonly [key in keyof Report]: Report[key] }) => void,
  ) => {
    const report = JSON.parse(part ?? '');
    change(report);
    return JSON.stringify(report);
  };
  const refusal = (list: readonly (string | undefined)[], manifest = made.manifest) => {
    try {
      merge(
        list.filter((part) => part !== undefined),
        manifest,
      );
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
    return 'merged';
  };

  test('a missing part, by the name of its shard', () => {
    expect(refusal(parts.slice(0, 2))).toBe('manifest.json: no part holds shard-3.ndjson');
  });

  test('a shard that is in two parts', () => {
    expect(refusal([merge(parts.slice(0, 2)), ...parts.slice(1)])).toBe(
      'part-1.json: holds shard 2 of 3, and so does part-0.json, and they are not the same',
    );
  });

  test('another version', () => {
    const older = parts.map((part) => changed(part, (report) => (report.version = '0.0.1')));
    expect(refusal([parts[0], older[1]])).toMatch(/^part-1\.json: was made by amends 0\.0\.1, this is/);
  });

  test('other knowledge, in one part or in all', () => {
    const other = parts.map((part) => changed(part, (report) => (report.knowledge = '0123456789abcdef')));
    expect(refusal([parts[0], other[1]])).toMatch(/^part-1\.json: was made with other knowledge than part-0\.json/);
    expect(refusal(other)).toMatch(/^part-0\.json: was made with other knowledge \(0123456789abcdef, not/);
  });

  test.each([
    ['rows', 5, '--rows is 5, and 20 in'],
    ['reader', 'careful', '--reader is careful, and quick in'],
    ['lang', 'en', '--lang is en, and not given in'],
    ['title', 'Week', '--title is Week, and not given in'],
    ['model', '0123456789abcdef', '--model is 0123456789abcdef, and not given in'],
    ['since', '2025-11-01', '--since is 2025-11-01, and not given in'],
    ['keepDuplicates', true, '--keep-duplicates is true, and false in'],
  ])('other settings: %s', (name, value, message) => {
    const other = changed(parts[1], ({ summary }) => Object.assign(summary.settings ?? {}, { [name]: value }));
    expect(refusal([parts[0], other, parts[2]])).toBe(`part-1.json: ${message} part-0.json`);
  });

  test('a part that shows personal data', () => {
    const shown = changed(parts[1], ({ summary }) => Object.assign(summary.settings ?? {}, { masked: false }));
    expect(refusal([parts[0], shown])).toBe('part-1.json: shows personal data');
  });

  test('parts of another split, and whole logs among parts', async () => {
    const other = await partsOf(await split(await open({ 'log.csv': CSV }), 4));
    expect(refusal([parts[0], other[0]])).toMatch(
      /^part-1\.json: is of log \w{16} in 4 shards, and part-0\.json of log/,
    );
    expect(refusal([parts[0], whole])).toMatch(/^part-1\.json: is of whole logs, and part-0\.json of log \w{16} in 3/);
    expect(refusal(other)).toBe('part-0.json: is no part of the log that manifest.json tells of');
  });

  test('a part that lost rows', () => {
    const fewer = changed(parts[1], ({ summary }) => Object.assign(summary.rows, { classified: 0 }));
    expect(refusal([parts[0], fewer, parts[2]])).toMatch(/^manifest\.json: tells of 41 rows, and the parts of \d+$/);
  });
});

test('reports of whole logs add up, in any order, and the same log is not counted twice', async () => {
  const of = async (name: string, rows: string) => reportOf(await open({ [name]: `id,text\n${rows}\n` }), SETTINGS);
  const [a, b] = [
    await of('a.csv', '1,The soup was cold'),
    await of('b.csv', '1,The courier was late\n2,Rude courier'),
  ];
  const sum: Report = JSON.parse(merge([b, a, b]));
  expect(merge([a, b])).toBe(merge([b, a, b]));
  expect([sum.title, sum.rows.read, sum.summary.part]).toEqual(['a.csv, b.csv', 3, null]);
  const other = await of('a.csv', '1,Other');
  expect(() => merge([a, other])).toThrow('holds the log a.csv, and so does');
});

test('an archive may hold a shard', async () => {
  const { gzipSync } = await import('node:zlib');
  const bytes = gzipSync(made.shards['shard-1.ndjson'] ?? '');
  const source = {
    name: 'shard-1.ndjson.gz',
    open: async function* () {
      yield bytes;
    },
  };
  expect(await reportOf(await openLogs([source], knowledge, { columns: {} }), SETTINGS)).toBe(parts[0]);
});
