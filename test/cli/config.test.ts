import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAmends } from './run-amends.ts';

const LOG = 'no;what happened;when\n7;The courier was two hours late;03.04.2025\n8;Cold soup;05.06.2025\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amends-config-'));
  mkdirSync(join(folder, 'work'));
  mkdirSync(join(folder, 'logs'));
  writeFileSync(join(folder, 'logs/log.csv'), LOG);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const configure = (text: string, path = 'amends.config.yaml') => writeFileSync(join(folder, path), text);
const run = (...args: string[]) => runAmends(args, { cwd: join(folder, 'work') });
const report = (...more: string[]) =>
  run('report', '../logs/log.csv', '--format', 'json', '--reader', 'quick', ...more);
const inputOf = ({ stdout }: { stdout: string }) => JSON.parse(stdout).input[0];

const PROFILE = `profiles:
  ours:
    name: Our till
    columns: [no, what happened]
    text: [what happened]
    id: no
    date: when
    dateOrder: mdy
`;

/** Ten lists, each of ten times the one before. */
const ALIAS_BOMB = Array.from(
  { length: 10 },
  (_, at) =>
    `${'abcdefghij'[at]}: &${'abcdefghij'[at]} [${Array(10).fill(at === 0 ? 'x' : `*${'abcdefghij'[at - 1]}`)}]\n`,
).join('');

describe('the configuration', () => {
  test('is found above the working directory, and a flag wins over it', async () => {
    configure('textColumn: what happened\ndateColumn: when\ndateOrder: mdy\nquiet: true\n');
    expect(inputOf(await report())).toMatchObject({
      dateOrder: 'mdy',
      columns: { text: ['what happened'], date: 'when' },
    });
    expect(inputOf(await report('--date-order', 'dmy')).dateOrder).toBe('dmy');
  });

  test('is never taken from the folder of the log', async () => {
    configure('textColumn: what happened\n', 'logs/amends.config.yaml');
    const { code, stderr } = await report();
    expect(code).toBe(2);
    expect(stderr).toContain('no column is known to hold the text');
  });

  test('says which file it is', async () => {
    configure('textColumn: what happened\n', 'ours.yaml');
    const { stderr } = await report('--config', '../ours.yaml');
    expect(stderr).toContain('amends: settings from ../ours.yaml\n');
  });

  test('describes exports of one’s own, which win over names', async () => {
    configure(PROFILE);
    expect(inputOf(await report())).toMatchObject({
      profile: 'ours',
      dateOrder: 'mdy',
      columns: { text: ['what happened'], id: 'no', date: 'when' },
    });
    const { stdout } = await run('report', '../logs/log.csv', '--lang', 'en', '--reader', 'quick');
    expect(stdout).toContain('recognised as "Our till"');
  });

  test('takes paths as seen from itself', async () => {
    configure('rejects: rejects.csv\ntextColumn: [what happened]\n');
    await report();
    expect(existsSync(join(folder, 'rejects.csv'))).toBe(true);
  });

  test('that is asked for must be there', async () => {
    const { code, stderr } = await report('--config', '../none.yaml');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'amends: --config ../none.yaml: cannot be read\n  hint: amends init LOG writes one\n',
    });
  });

  test.each([
    [
      'reader: quick\ndateOrdr: mdy\n',
      '../amends.config.yaml:2:11: dateOrdr: is no setting',
      'did you mean "dateOrder"?',
    ],
    ['date-order: mdy\n', '../amends.config.yaml:1:13: date-order: is no setting', 'did you mean "dateOrder"?'],
    ['dateOrder: dym\n', '../amends.config.yaml:1:12: dateOrder: Allowed choices are dmy, mdy, ymd.', undefined],
    ['since: yesterday\n', '../amends.config.yaml:1:8: since: "yesterday" is no day', 'write it as 2025-11-21'],
    ['strict: sometimes\n', '../amends.config.yaml:1:9: strict: must be true or false', undefined],
    ['idColumn: [a, b]\n', '../amends.config.yaml:1:11: idColumn: takes one value', undefined],
    [
      'threads: {n: 2}\n',
      '../amends.config.yaml:1:10: threads: must be a text or a number, or a list of them',
      undefined,
    ],
    ['config: other.yaml\n', '../amends.config.yaml:1:9: config: is no setting', undefined],
    [
      'profiles:\n  ours:\n    name: x\n    columns: [a]\n    text: []\n',
      '../amends.config.yaml:5:11: profiles.ours.text: needs a column',
      undefined,
    ],
    [ALIAS_BOMB, '../amends.config.yaml: Excessive alias count', undefined],
  ])('is refused where it is wrong: %j', async (text, message, hint) => {
    configure(text);
    const { code, stdout, stderr } = await report();
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`amends: ${message}`);
    if (hint !== undefined) expect(stderr).toContain(`hint: ${hint}`);
  });

  test('is checked by every command, and used by those that know the setting', async () => {
    configure('textColumn: what happened\nformat: md\n');
    expect((await run('explain', 'Late')).code).toBe(0);
    configure('threads: none\n');
    expect((await run('explain', 'Late')).code).toBe(2);
  });

  test('is printed with where each setting comes from, and can be used as it is printed', async () => {
    configure(`${PROFILE}textColumn: what happened\nheader: false\nreader: careful\n`);
    const { code, stdout, stderr } = await report('--print-config', '--rows', '5');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('# by ../amends.config.yaml\ntextColumn:\n  - what happened\n');
    expect(stdout).toContain('# by ../amends.config.yaml\nheader: false\n');
    expect(stdout).toContain('# by a flag\nreader: quick\n');
    expect(stdout).toContain('# by a flag\nrows: 5\n');
    configure(stdout);
    const again = await report('--print-config', '--rows', '5');
    expect(again.stdout.replace(/^#.*\n/gm, '')).toBe(stdout.replace(/^#.*\n/gm, ''));
  });
});
