import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileSink, finishTogether } from '../../src/cli/output.ts';
import { BINARY, type FormatName, RENDERERS } from '../../src/report/renderers.ts';
import { root } from '../knowledge.ts';
import { runAmends } from './run-amends.ts';
import { runAtTerminal } from './terminal.ts';

const FORMATS = Object.keys(RENDERERS) as FormatName[];
const AMENDS = join(root, 'bin/amends.js');
let folder = '';
const at = (path: string) => join(folder, path);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amends-output-'));
  const rows = Array.from({ length: 60_000 }, (_, id) => `${id},The courier was two hours late and rude ${id}`);
  writeFileSync(at('long.csv'), `id,text\n${rows.join('\n')}\n`);
  const log = join(root, 'fixtures/meal-delivery-week.csv');
  await runAmends(['report', log, '--reader', 'quick', '--format', 'json', '--output', at('saved.json')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
const ESCAPE = /\u001b/;

describe('at a terminal', () => {
  test('colours the report, and not against NO_COLOR, nor on a dumb terminal, nor in a file', async () => {
    const runIn = (env: Record<string, string>) => runAtTerminal(['report', 'saved.json'], '', folder, { env });
    expect((await runIn({ TERM: 'xterm' })).stdout).toMatch(ESCAPE);
    expect((await runIn({ TERM: 'xterm', NO_COLOR: '1' })).stdout).not.toMatch(ESCAPE);
    expect((await runIn({ TERM: 'dumb' })).stdout).not.toMatch(ESCAPE);
    expect((await runAmends(['report', 'saved.json'], { cwd: folder })).stdout).not.toMatch(ESCAPE);
  });

  test('writes the same file on every terminal', async () => {
    const args = ['report', 'saved.json', '--output'];
    await runAtTerminal([...args, 'wide.txt'], '', folder, { env: { TERM: 'xterm' }, columns: 140 });
    await runAtTerminal([...args, 'plain.txt'], '', folder, { env: { TERM: 'linux' }, columns: 60 });
    const piped = await runAmends(['report', 'saved.json'], { cwd: folder });
    expect(readFileSync(at('wide.txt'), 'utf8')).toBe(piped.stdout);
    expect(readFileSync(at('plain.txt'), 'utf8')).toBe(piped.stdout);
  });

  test.each(BINARY)('does not show %s, and says how to write it to a file', async (format) => {
    const run = await runAtTerminal(['report', 'saved.json', '--format', format], '', folder);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.screen).toBe(
      `amends: --format ${format}: cannot be shown in a terminal\n  hint: write it to a file: --output report.${format}\n`,
    );
  });
});

describe('the file of the rejected rows', () => {
  test.each([
    ['report', '--format', 'csv', '--output', 'a.csv', '--rejects', './a.csv'],
    ['report', '--format', 'md,csv', '--output', 'made/', '--rejects', 'made/report.csv'],
    ['classify', '--output', 'made/', '--rejects', 'made/classify.ndjson'],
    ['label', '--output', 'a.csv', '--rejects', 'a.csv'],
  ])('is none that %s writes to', async (command, ...flags) => {
    const cwd = mkdtempSync(at('rejects-'));
    mkdirSync(join(cwd, 'made'));
    writeFileSync(join(cwd, 'log.csv'), 'id,text\n1,The courier was late\n2,a,b\n');
    const run = await runAmends([command, 'log.csv', '--reader', 'quick', ...flags], { cwd });
    expect([run.code, run.stdout]).toEqual([2, '']);
    const [output, rejects] = ['--output', '--rejects'].map((flag) => flags[flags.indexOf(flag) + 1]);
    expect(run.stderr).toBe(
      `amends: --rejects ${rejects}: --output ${output} writes to the same file\n  hint: name another file\n`,
    );
    expect([readdirSync(cwd), readdirSync(join(cwd, 'made'))]).toEqual([['log.csv', 'made'], []]);
  });
});

describe('of each format', () => {
  test.each(FORMATS)('%s goes through a pipe with nothing else', async (format) => {
    const run = spawn(process.execPath, [AMENDS, 'report', at('saved.json'), '--format', format]);
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    run.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    run.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    const code = await new Promise((resolve) => run.on('close', resolve));
    expect([code, Buffer.concat(err).toString()]).toEqual([0, '']);
    await runAmends(['report', 'saved.json', '--format', format, '--output', `piped.${format}`], { cwd: folder });
    expect(Buffer.concat(out).equals(readFileSync(at(`piped.${format}`)))).toBe(true);
  });

  test.each(FORMATS)('%s: a reader that closes the pipe ends the run quietly with 0', async (format) => {
    const command = `node '${AMENDS}' report '${at('saved.json')}' --format ${format} | true`;
    const run = spawn('bash', ['-o', 'pipefail', '-c', command]);
    let stderr = '';
    run.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    expect([await new Promise((resolve) => run.on('close', resolve)), stderr]).toEqual([0, '']);
  });

  test('Ctrl-C leaves no file in a folder, and exits 130', async () => {
    const args = ['report', 'long.csv', '--reader', 'quick', '--format', FORMATS.join(','), '--output', 'left/'];
    const run = spawn(process.execPath, [AMENDS, ...args, '--rejects', 'left/rejects.csv'], { cwd: folder });
    const closed = new Promise((resolve) => run.on('close', resolve));
    mkdirSync(at('left'), { recursive: true });
    // The temporary files show that the work has begun.
    for (let tries = 0; tries < 1000 && readdirSync(at('left')).length <= FORMATS.length; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(readdirSync(at('left'))).toHaveLength(FORMATS.length + 1);
    run.kill('SIGINT');
    expect(await closed).toBe(130);
    expect(readdirSync(at('left'))).toEqual([]);
  });
});

test('a workbook is the same bytes in any time zone', async () => {
  const zones = ['UTC', 'Asia/Kamchatka', 'America/Los_Angeles', 'Pacific/Apia'];
  const books: Buffer[] = [];
  for (const [index, TZ] of zones.entries()) {
    const args = ['report', 'saved.json', '--format', 'xlsx', '--output', `zone${index}.xlsx`];
    await runAmends(args, { cwd: folder, env: { TZ } });
    books.push(readFileSync(at(`zone${index}.xlsx`)));
  }
  expect(books.map((book) => book.equals(books[0] as Buffer))).toEqual(zones.map(() => true));
});

describe('files', () => {
  test('that are taken back before they are open leave nothing', async () => {
    mkdirSync(at('gone'));
    await fileSink(at('gone/report.txt')).discard();
    expect(readdirSync(at('gone'))).toEqual([]);
  });

  test('become visible together, or none of them', async () => {
    mkdirSync(at('together/.amends-b.txt.tmp'), { recursive: true });
    const sinks = [fileSink(at('together/a.txt')), fileSink(at('together/b.txt'))];
    await sinks[0]?.write('a');
    await expect(finishTogether(sinks)).rejects.toThrow('b.txt: cannot be written');
    expect(readdirSync(at('together'))).not.toContain('a.txt');
  });
});
