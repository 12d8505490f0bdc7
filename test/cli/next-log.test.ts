import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/domain/report.ts';
import { root } from '../knowledge.ts';
import { runAmends } from './run-amends.ts';

let folder = '';
const TEXTS = [
  'Курьер опоздал на два часа',
  'Курьер опоздал на три часа',
  'Курьер нагрубил и ушёл',
  'Торт был холодный',
];
const LOG = ['7', '5', '7', '7'].map((shop, at) => `${at};"${shop}";"${TEXTS[at]}";"всё хорошо, спасибо"`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'amends-next-'));
  const log = `дата;Точка д'Ор;Суть дела;отзыв\n${LOG.join('\n')}\n`;
  writeFileSync(join(folder, 'log.csv'), iconv.encode(log, 'windows-1251'));
  writeFileSync(join(folder, 'our words.yaml'), 'categories: {}\n');
  writeFileSync(join(folder, 'ours.yaml'), 'keepDuplicates: true\n');
  writeFileSync(join(folder, 'dated.csv'), log.replaceAll(/^\d;/gm, '2020-05-17;'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const READ = [
  ...['--text-column', 'Суть дела', '--encoding', 'windows-1251', '--delimiter', ';', '--keep-duplicates'],
  ...['--by', "Точка д'Ор"],
];
const QUICK = ['--reader', 'quick', '--quiet', '--format', 'json'];

async function amends(...args: string[]): Promise<string> {
  const run = await runAmends(args, { cwd: folder });
  expect([run.code, run.stderr]).toEqual([0, '']);
  return run.stdout;
}

async function commandOf(...args: string[]): Promise<string | undefined> {
  const { fixes } = JSON.parse(await amends(...args)) as Report;
  return fixes[0]?.check.command;
}

describe('the command that checks the plan', () => {
  test('reads the next log as this one was read, when a shell runs it', async () => {
    const report = JSON.parse(await amends('report', 'log.csv', ...READ, ...QUICK)) as Report;
    expect(report.rows.classified).toBe(4);
    expect(report.severity.critical.count).toBeGreaterThan(0);
    copyFileSync(join(folder, 'log.csv'), join(folder, 'NEXT.csv'));
    const program = `amends() { '${process.execPath}' '${join(root, 'bin/amends.js')}' "$@"; }`;
    const run = ['-c', `${program}; ${report.fixes[0]?.check.command}`];
    const next = JSON.parse(String(execFileSync('sh', run, { cwd: folder, stdio: 'pipe' }))) as Report;
    expect([next.severity, next.segments]).toEqual([report.severity, report.segments]);
    expect(next.input[0]?.columns['text']).toEqual(['Суть дела']);
  });

  test('repeats files as they were named, and nothing that is about the days of one log or about the page', async () => {
    const own = ['--taxonomy', 'our words.yaml', '--config', './ours.yaml', '--text-column', 'Суть дела'];
    const aside = ['--since', '2020-01-01', '--until', '2020-12-31', '--today', '2025-01-01', '--title', 'Ours'];
    expect(await commandOf('report', 'dated.csv', ...own, ...aside, ...QUICK)).toBe(
      "amends report NEXT.csv --format json --reader quick --text-column 'Суть дела' --taxonomy 'our words.yaml' --config ./ours.yaml",
    );
  });

  test('writes a value that begins like a flag so that it is none', async () => {
    writeFileSync(join(folder, 'odd.csv'), `id,-x\n${TEXTS.map((text, at) => `${at},${text}`).join('\n')}\n`);
    expect(await commandOf('report', 'odd.csv', '--text-column=-x', ...QUICK)).toContain(' --text-column=-x');
  });

  test('is that of the whole log in the report of its parts, and of several logs what all were read with', async () => {
    await amends('split', 'log.csv', ...READ, '--parts', '2', '--output', 'shards/');
    for (const part of ['1', '2'])
      await amends('report', `shards/shard-${part}.ndjson`, ...QUICK, '--output', `${part}.json`);
    expect(await amends('merge', '1.json', '2.json', '--format', 'json')).toBe(
      await amends('report', 'log.csv', ...READ, ...QUICK),
    );
    copyFileSync(join(folder, 'log.csv'), join(folder, 'other.csv'));
    for (const [name, column] of [
      ['log', 'Суть дела'],
      ['other', 'отзыв'],
    ] as const) {
      const flags = ['--encoding', 'windows-1251', '--text-column', column];
      await amends('report', `${name}.csv`, ...flags, ...QUICK, '--output', `${name}.json`);
    }
    expect(await commandOf('merge', 'log.json', 'other.json', '--format', 'json')).toBe(
      'amends report NEXT.csv --format json --reader quick --encoding windows-1251',
    );
  });
});
