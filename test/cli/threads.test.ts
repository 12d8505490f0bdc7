import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../knowledge.ts';
import { runAmends } from './run-amends.ts';

const FIXTURE = join(root, 'fixtures/meal-delivery-week.csv');

describe.each([
  ['report', 'auto', [1, 2, 3]],
  ['report', 'careful', [1, 2]],
  ['classify', 'auto', [1, 2]],
  ['classify', 'careful', [1, 2, 3]],
] as const)('%s --reader %s', (command, reader, threads) => {
  test('writes the same bytes on any number of threads', { timeout: 240_000 }, async () => {
    const format = command === 'report' ? 'json' : 'ndjson';
    const written = new Set<string>();
    for (const count of threads) {
      const run = await runAmends([
        command,
        FIXTURE,
        '--format',
        format,
        '--reader',
        reader,
        '--threads',
        String(count),
      ]);
      expect([run.code, run.stderr]).toEqual([0, '']);
      written.add(run.stdout);
    }
    expect(written.size).toBe(1);
    expect([...written][0]).toMatch(/careful/);
  });
});

test('evaluate says the same on any number of threads', { timeout: 120_000 }, async () => {
  const labelled = join(root, 'test/gold/seeds.csv');
  const runs = [];
  for (const count of ['1', '2']) runs.push(await runAmends(['evaluate', labelled, '--threads', count]));
  expect(runs[0]?.code).toBe(0);
  expect(runs[1]).toEqual(runs[0]);
});

describe('a run that is ended early', { timeout: 120_000 }, () => {
  let folder = '';
  const log = () => join(folder, 'long.csv');
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'amends-threads-'));
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at},The soup was cold again ${at}`);
    writeFileSync(join(folder, 'long.csv'), `id,text\n${rows.join('\n')}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe.each(['quick', 'careful'])('--reader %s', (reader) => {
    const args = () => ['classify', log(), '--reader', reader, '--threads', '2'];

    test('by Ctrl-C ends every thread with 130', async () => {
      const child = spawn(process.execPath, [join(root, 'bin/amends.js'), ...args()]);
      child.stdout.once('data', () => child.kill('SIGINT'));
      expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
    });

    test('by a closed pipe ends every thread with 0', async () => {
      const command = `node '${join(root, 'bin/amends.js')}' ${args().join(' ')} | head -n 3`;
      const child = spawn('bash', ['-o', 'pipefail', '-c', command]);
      const out = { stdout: '', stderr: '' };
      child.stderr.setEncoding('utf8').on('data', (text: string) => (out.stderr += text));
      child.stdout.setEncoding('utf8').on('data', (text: string) => (out.stdout += text));
      expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
      expect([out.stderr, out.stdout.trimEnd().split('\n').length]).toEqual(['', 3]);
    });
  });

  test.each(['report', 'classify'])('by a thread that dies: %s fails, and leaves no file', async (command) => {
    const dying = join(folder, 'dying.mjs');
    writeFileSync(
      dying,
      "import { isMainThread } from 'node:worker_threads';\nif (!isMainThread) setTimeout(() => process.exit(3), 400);\n",
    );
    const out = join(folder, `dead-${command}`);
    const run = await runAmends([command, log(), '--reader', 'quick', '--threads', '2', '--output', `${out}/`], {
      env: { NODE_OPTIONS: `--import ${dying}` },
    });
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(/a thread ended by itself \(3\)/);
    expect(readdirSync(out)).toEqual([]);
  });
});

test('a log long enough for every thread gives the same bytes on one, two and three', {
  timeout: 600_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-long-'));
  const log = join(folder, 'log.csv');
  const command = [join(root, 'test/scale/random-log.js'), '7', '7000'];
  writeFileSync(log, execFileSync(process.execPath, command, { maxBuffer: 2 ** 26 }));
  for (const args of [
    ['report', log, '--format', 'json', '--by', 'city'],
    ['classify', log],
    ['classify', log, '--format', 'csv', '--lang', 'en', '--quiet'],
  ]) {
    const written = new Set<string>();
    for (const threads of ['1', '2', '3']) {
      const run = await runAmends([...args, '--reader', 'quick', '--threads', threads]);
      expect(run.code).toBe(0);
      written.add(`${run.stderr}${run.stdout}`);
    }
    expect(written.size).toBe(1);
  }
  rmSync(folder, { recursive: true });
});
