import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RENDERERS } from '../../src/report/renderers.ts';
import { knowledge, root } from '../knowledge.ts';
import { runAmends } from './run-amends.ts';

const LOG = join(root, 'fixtures/meal-delivery-week.csv');
const FORMATS = Object.keys(RENDERERS).join(',');
let folder = '';
const amends = (...args: string[]) => runAmends(args, { cwd: folder });
const read = (path: string) => readFileSync(join(folder, path));
/** Writes a saved report that differs from the true one. */
function save(name: string, change: (report: Record<string, unknown>) => void): string {
  const report = JSON.parse(read('direct/report.json').toString());
  change(report);
  writeFileSync(join(folder, name), JSON.stringify(report));
  return name;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amends-saved-'));
  const run = await amends('report', LOG, '--reader', 'quick', '--format', FORMATS, '--output', 'direct/');
  expect(run).toEqual({ code: 0, stdout: '', stderr: '' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a saved report is written again', () => {
  test('in every format with the same bytes as from the log', { timeout: 60_000 }, async () => {
    const run = await amends('report', 'direct/report.json', '--format', FORMATS, '--output', 'again/');
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readdirSync(join(folder, 'again'))).toEqual(readdirSync(join(folder, 'direct')));
    for (const name of readdirSync(join(folder, 'direct')))
      expect(read(`again/${name}`).equals(read(`direct/${name}`)), name).toBe(true);
  });

  test('as the text that is written alone, whose quotes may stand far down in the list', {
    timeout: 60_000,
  }, async () => {
    const late = Array.from(
      { length: 230 },
      (_, at) => `${at},"The courier was two hours late and nobody answers, order ${at}"`,
    );
    writeFileSync(join(folder, 'far.csv'), `id,text\n${late.join('\n')}\n999,A typo in the menu\n`);
    const alone = await amends('report', 'far.csv', '--reader', 'quick');
    await amends('report', 'far.csv', '--reader', 'quick', '--format', 'json', '--output', 'far.json');
    expect(alone.stdout).toContain('No. 999');
    expect((await amends('report', 'far.json')).stdout).toBe(alone.stdout);
  });

  test('from standard input, packed, in UTF-16, and with its keys in another order', { timeout: 120_000 }, async () => {
    const json = read('direct/report.json').toString();
    const text = read('direct/report.txt').toString();
    writeFileSync(join(folder, 'packed.gz'), gzipSync(json));
    writeFileSync(join(folder, 'utf16.json'), `\ufeff${json}`, 'utf16le');
    writeFileSync(join(folder, 'ordered.json'), json.replace(/("schema": .*),\n (.*),\n/, '$2, $1,'));
    expect((await runAmends(['report', '-'], { cwd: folder, stdin: json })).stdout).toBe(text);
    expect((await amends('report', 'packed.gz')).stdout).toBe(text);
    expect((await amends('report', 'utf16.json')).stdout).toBe(text);
    expect((await amends('report', 'ordered.json')).stdout).toBe(text);
  });

  test('in another language as from the log, where the knowledge is the same', async () => {
    const direct = await amends('report', LOG, '--reader', 'quick', '--lang', 'en', '--format', 'json');
    const again = await amends('report', 'direct/report.json', '--lang', 'en', '--format', 'json');
    expect(again.stdout).toBe(direct.stdout);
  });

  test('under another title', async () => {
    const run = await amends('report', 'direct/report.json', '--title', 'Week 47', '--format', 'json');
    const { title, summary, ...rest } = JSON.parse(run.stdout);
    const direct = JSON.parse(read('direct/report.json').toString());
    expect([title, summary.settings.title]).toEqual(['Week 47', 'Week 47']);
    expect({ ...rest, title: direct.title }).toEqual({ ...direct, summary: undefined });
  });

  test('with a warning where other knowledge judged it, and then in its own language alone', async () => {
    const other = save('other.json', (report) => (report['knowledge'] = '0123456789abcdef'));
    const run = await amends('report', other);
    expect([run.code, run.stdout]).toEqual([0, read('direct/report.txt').toString()]);
    expect(run.stderr).toBe(
      `amends: other.json: was judged with knowledge 0123456789abcdef, this is ${knowledge.hash}; what it does not know is named by its code\n`,
    );
    const english = await amends('report', other, '--lang', 'en', '--quiet');
    expect([english.code, english.stdout]).toEqual([2, '']);
    expect(english.stderr).toMatch(/^amends: other\.json: its fixes are written in "ru", and other knowledge/);
  });
});

describe('refuses', () => {
  test.each<[string, (report: Record<string, unknown>) => void, string]>([
    [
      'a report of another schema',
      (report) => (report['schema'] = 'amends/report@2'),
      'is amends/report@2; amends 0.1.0 renders amends/report@1',
    ],
    [
      'a report that lacks something, naming it and the version that wrote it',
      (report) => {
        report['version'] = '0.0.9';
        delete (report['severity'] as Record<string, unknown>)['critical'];
      },
      `is no whole report: severity has no "critical" (written by amends 0.0.9, knowledge ${knowledge.hash})`,
    ],
    [
      'a count that is none',
      (report) => ((report['rows'] as Record<string, unknown>)['read'] = '416'),
      'is no whole report: rows.read must be integer',
    ],
    [
      'a report with personal data, unless it is asked for',
      (report) => ((report['summary'] as Record<string, unknown>)['masked'] = false),
      'shows personal data, for it was made with --show-personal-data',
    ],
  ])('%s', async (_, change, message) => {
    const run = await amends('report', save('bad.json', change));
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(`amends: bad.json: ${message}`);
  });

  test('a file that was cut off', async () => {
    writeFileSync(join(folder, 'cut.json'), read('direct/report.json').subarray(0, 5000));
    const run = await amends('report', 'cut.json');
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(/^amends: cut\.json: is no whole JSON: /);
  });

  test('flags about the log, a second report, a log beside it, and to overwrite it', async () => {
    const saved = 'direct/report.json';
    expect((await amends('report', saved, '--since', '2025-11-20')).stderr).toBe(
      `amends: ${saved}: is a saved report, and --since asks for the log\n  hint: leave --since away, or give the log\n`,
    );
    for (const other of [LOG, 'packed.gz'])
      expect((await amends('report', saved, other)).stderr).toContain(
        `amends: ${saved}: is a saved report, and is rendered alone (not with ${other})\n`,
      );
    const over = await amends('report', saved, '--format', 'json', '--output', saved);
    expect(over.stderr).toContain('would overwrite a log that is read');
  });

  test('what amends has written where a log is asked for', async () => {
    const run = await amends('classify', 'direct/report.json');
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain('direct/report.json: is what amends has written, no log\n');
  });
});
