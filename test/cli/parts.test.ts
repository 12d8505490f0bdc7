import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import { rowFlagNames } from '../../src/cli/options.ts';
import { createProgram } from '../../src/cli/program.ts';
import { root } from '../knowledge.ts';
import { runAmends } from './run-amends.ts';

let folder = '';
const at = (path: string) => join(folder, path);

/** Runs to a good end. */
async function amends(...args: string[]): Promise<string> {
  const run = await runAmends(args, { cwd: folder });
  expect([run.code, run.stderr]).toEqual([0, '']);
  return run.stdout;
}

async function refusal(...args: string[]): Promise<string> {
  const run = await runAmends(args, { cwd: folder });
  expect([run.code, run.stdout]).toEqual([2, '']);
  return run.stderr;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amends-parts-'));
  const csv = readFileSync(join(root, 'fixtures/meal-delivery-week.csv'), 'utf8').split('\n').slice(0, 60).join('\n');
  writeFileSync(at('week.csv'), `${csv}\n`);
  await amends('split', 'week.csv', '--parts', '2', '--output', 'shards/');
  for (const shard of ['1', '2'])
    writeFileSync(
      at(`part-${shard}.json`),
      await amends('report', `shards/shard-${shard}.ndjson`, '--format', 'json', '--reader', 'quick'),
    );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['quick', 'auto', 'careful'])('--reader %s', (reader) => {
  test('parts merge to the bytes of one run, in every format', { timeout: 240_000 }, async () => {
    const flags = ['--reader', reader, '--threads', '1', '--rows', '30', '--title', 'Week 47'];
    for (const shard of ['1', '2'])
      await amends(
        'report',
        `shards/shard-${shard}.ndjson`,
        ...flags,
        '--format',
        'json',
        '--output',
        `${reader}-${shard}.json`,
      );
    await amends('report', 'week.csv', ...flags, '--format', 'json,txt,md', '--output', `whole-${reader}/`);
    await amends(
      ...['merge', `${reader}-2.json`, `${reader}-1.json`, `${reader}-2.json`, '--expect', 'shards/manifest.json'],
      ...['--format', 'json,txt,md', '--output', `merged-${reader}/`],
    );
    for (const name of ['report.json', 'report.txt', 'report.md'])
      expect(readFileSync(at(`merged-${reader}/${name}`), 'utf8')).toBe(
        readFileSync(at(`whole-${reader}/${name}`), 'utf8'),
      );
    if (reader !== 'quick')
      expect(readFileSync(at(`merged-${reader}/report.json`), 'utf8')).toMatch(/"careful": [1-9]/);
  });
});

test('orders are set against the whole, as in one run', async () => {
  const days = Array.from({ length: 30 }, (_, day) => `2025-11-${String(day + 1).padStart(2, '0')},300`);
  writeFileSync(at('orders.csv'), `day,orders\n${days.join('\n')}\n`);
  const flags = ['--reader', 'quick', '--orders', 'orders.csv', '--format', 'json'];
  for (const shard of ['1', '2'])
    await amends('report', `shards/shard-${shard}.ndjson`, ...flags, '--output', `rated-${shard}.json`);
  const whole = await amends('report', 'week.csv', ...flags);
  expect(JSON.parse(whole).orderRates).toMatchObject({ orders: 600 });
  expect(await amends('merge', 'rated-1.json', 'rated-2.json', '--format', 'json')).toBe(whole);
});

test('segments of parts are those of one run, by the columns that the log was split with', async () => {
  await amends('split', 'week.csv', '--by', 'place,Рацион', '--parts', '3', '--output', 'parted/');
  const flags = ['--reader', 'quick', '--format', 'json'];
  for (const shard of ['1', '2', '3'])
    await amends('report', `parted/shard-${shard}.ndjson`, ...flags, '--output', `segment-${shard}.json`);
  const whole = await amends('report', 'week.csv', '--by', 'place,Рацион', ...flags);
  expect(JSON.parse(whole).summary.settings.by).toEqual(['place', 'Рацион']);
  expect(await amends('merge', 'segment-3.json', 'segment-1.json', 'segment-2.json', '--format', 'json')).toBe(whole);
});

test('settings of a configuration hold for the log and its shards alike', async () => {
  const own = join(folder, 'own');
  mkdirSync(own);
  writeFileSync(join(own, 'amends.config.yaml'), 'since: 2025-11-17\ntextColumn: [отзыв]\nreader: quick\nrows: 5\n');
  const run = async (...args: string[]) => {
    const { code, stdout } = await runAmends([...args, '--quiet'], { cwd: own });
    expect(code).toBe(0);
    return stdout;
  };
  await run('split', '../week.csv', '--parts', '1', '--output', 'shards');
  writeFileSync(join(own, 'part.json'), await run('report', 'shards/shard-1.ndjson', '--format', 'json'));
  expect(await run('merge', 'part.json', '--format', 'json')).toBe(
    await run('report', '../week.csv', '--format', 'json'),
  );
});

test('every flag of report is given to split, or must be alike in all parts, or leaves the report as it is', () => {
  const alike = [
    '--reader',
    '--model',
    '--taxonomy',
    '--rows',
    '--lang',
    '--title',
    '--show-personal-data',
    '--orders',
    '--by',
    '--average-order',
    '--lifetime-multiple',
  ];
  const aside = [
    '--format',
    '--output',
    '--bom',
    '--no-escape',
    '--logo',
    '--color',
    '--quiet',
    '--threads',
    '--rejects',
    '--strict',
  ];
  const known = [...rowFlagNames(), ...alike, ...aside, '--config', '--print-config'];
  const host = {} as Host;
  const program = createProgram({ host, signal: new AbortController().signal, exitWith: () => {} });
  const report = program.commands.find((command) => command.name() === 'report');
  expect(report?.options.map(({ long }) => long).filter((flag) => !known.includes(flag ?? ''))).toEqual([]);
});

test('a long log is judged by the quick reader alone under auto, its shards too', { timeout: 120_000 }, async () => {
  const rows = Array.from({ length: 25_001 }, (_, id) => `${id},Soup ${id.toString(36)} was odd`);
  writeFileSync(at('long.csv'), `id,text\n${rows.join('\n')}\n`);
  await amends('split', 'long.csv', '--parts', '50', '--output', 'long/');
  const part = JSON.parse(await amends('report', 'long/shard-07.ndjson', '--format', 'json', '--rows', '0'));
  expect(part.judge.readers.quick).toBe(part.rows.read);
});

test('a shard is classified as its rows are in the log', async () => {
  const whole = await amends('classify', 'week.csv', '--reader', 'quick');
  const lines: string[] = [];
  for (const shard of ['1', '2'])
    lines.push(
      ...(await amends('classify', `shards/shard-${shard}.ndjson`, '--reader', 'quick')).trimEnd().split('\n'),
    );
  const inOrder = lines.toSorted((a, b) => JSON.parse(a).line - JSON.parse(b).line);
  expect(`${inOrder.join('\n')}\n`).toBe(whole);
});

test('a shard may come by standard input, and be packed', async () => {
  const part = readFileSync(at('part-1.json'), 'utf8');
  const stdin = readFileSync(at('shards/shard-1.ndjson'), 'utf8');
  const piped = await runAmends(['report', '-', '--format', 'json', '--reader', 'quick'], { stdin, cwd: folder });
  expect(piped).toEqual({ stdout: part, stderr: '', code: 0 });
  writeFileSync(at('shard-1.gz'), gzipSync(stdin));
  expect(await amends('report', 'shard-1.gz', '--format', 'json', '--reader', 'quick')).toBe(part);
});

test('the sums in the manifest are those of the files', () => {
  const { shards } = JSON.parse(readFileSync(at('shards/manifest.json'), 'utf8'));
  for (const { name, sha256 } of shards) {
    const { createHash } = process.getBuiltinModule('node:crypto');
    expect(
      createHash('sha256')
        .update(readFileSync(at(`shards/${name}`)))
        .digest('hex'),
    ).toBe(sha256);
  }
});

describe('refused, with nothing written:', () => {
  test('a shard as a report for people', async () => {
    expect(await refusal('report', 'shards/shard-1.ndjson')).toMatch(
      /^amends: 1 of 2 shards is missing: this is a part/,
    );
    expect(await refusal('merge', 'part-1.json', '--format', 'md')).toMatch(/^amends: 1 of 2 shards is missing/);
  });

  test('two shards in one run', async () => {
    expect(await refusal('report', 'shards/shard-1.ndjson', 'shards/shard-2.ndjson', '--format', 'json')).toBe(
      'amends: shards/shard-1.ndjson: is a shard, and is read alone\n  hint: report each shard by itself, then amends merge\n',
    );
  });

  test('personal data in a part', async () => {
    expect(await refusal('report', 'shards/shard-1.ndjson', '--format', 'json', '--show-personal-data')).toMatch(
      /always masked/,
    );
  });

  test.each([
    ['--since', '2025-11-18'],
    ['--text-column', 'отзыв'],
    ['--no-header'],
    ['--keep-duplicates'],
    ['--place-column', 'город'],
  ])('%s for a shard', async (...flag) => {
    expect(await refusal('report', 'shards/shard-1.ndjson', '--format', 'json', ...flag)).toBe(
      `amends: shards/shard-1.ndjson: ${flag[0]}: a shard is read as the log was when it was split\n  hint: give ${flag[0]} to amends split\n`,
    );
  });

  test('a shard of other knowledge', async () => {
    writeFileSync(at('ours.yaml'), 'concepts: {}\n');
    const shard = readFileSync(at('shards/shard-1.ndjson'), 'utf8');
    writeFileSync(at('other.ndjson'), shard.replace(/"knowledge":"\w{16}"/, '"knowledge":"0123456789abcdef"'));
    expect(await refusal('report', 'other.ndjson', '--format', 'json')).toMatch(
      /split with other knowledge \(0123456789abcdef/,
    );
  });

  test('a second split in the same folder, and a split of a shard', async () => {
    expect(await refusal('split', 'week.csv', '--parts', '3', '--output', 'shards')).toMatch(
      /holds a split log already/,
    );
    expect(await refusal('split', 'shards/shard-1.ndjson', '--parts', '3', '--output', 'more')).toMatch(
      /is a shard already/,
    );
  });

  test('a merge over one of its parts, and one that is not whole', async () => {
    expect(await refusal('merge', 'part-1.json', 'part-2.json', '--output', 'part-1.json')).toMatch(/would overwrite/);
    expect(await refusal('merge', 'part-1.json', '--expect', 'shards/manifest.json', '--format', 'json')).toBe(
      'amends: shards/manifest.json: no part holds shard-2.ndjson\n  hint: report each of them, and merge again\n',
    );
  });
});

test.each([
  ['report', 'shards/shard-1.ndjson --reader quick'],
  ['merge', 'part-1.json'],
])('%s fails where its result cannot be written', async (...args) => {
  const child = spawn(
    'bash',
    ['-c', `node '${join(root, 'bin/amends.js')}' ${args.join(' ')} --format json > /dev/full`],
    { cwd: folder },
  );
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  expect([await new Promise((resolve) => child.on('close', resolve)), stderr]).toEqual([
    2,
    expect.stringMatching(/^amends: standard output: cannot be written/),
  ]);
});

test('Ctrl-C leaves neither shards nor a manifest', async () => {
  const rows = Array.from({ length: 400_000 }, (_, id) => `${id},Soup number ${id} was cold and late and nobody came`);
  writeFileSync(at('longer.csv'), `id,text\n${rows.join('\n')}\n`);
  const child = spawn(
    process.execPath,
    [join(root, 'bin/amends.js'), 'split', 'longer.csv', '--parts', '3', '--output', 'stopped'],
    { cwd: folder },
  );
  const closed = new Promise((resolve) => child.on('close', resolve));
  for (let tries = 0; tries < 500; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    try {
      if (readdirSync(at('stopped')).length > 0) break;
    } catch {}
  }
  child.kill('SIGINT');
  expect(await closed).toBe(130);
  expect(readdirSync(at('stopped'))).toEqual([]);
});
