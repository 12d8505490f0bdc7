import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeXlsx } from '../read/formats/xlsx-file.ts';
import { runAmends } from './run-amends.ts';
import { runAtTerminal } from './terminal.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'amends-hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('nothing that a terminal would obey is printed', () => {
  /** Clears the screen, sets the title, turns the writing round, rings, in seven and eight bits. */
  const EVIL = '\u001b[2J\u001b]0;owned\u0007\u202e\u009b31m\r';
  const OBEYED = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;
  const NAME = `a${EVIL.replaceAll('\r', '')}b`;
  const row = (id: number) =>
    `"${id}${EVIL}","The courier was ${EVIL}two hours late and rude","Kazan${EVIL}","${EVIL}2025-01-0${id}"`;
  const rows = Array.from({ length: 9 }, (_, at) => row(at + 1)).join('\n');
  const LABELLED = `id,text,severity,category\n"1${EVIL}",The soup ${EVIL}was cold,none,none\n2,The courier was late,critical,late-delivery\n`;

  beforeAll(() => {
    writeFileSync(join(folder, `${NAME}.csv`), `id${EVIL},text,place${EVIL},date\n${rows}\n${EVIL},${EVIL}\n`);
    writeFileSync(join(folder, 'labelled.csv'), LABELLED);
    writeFileSync(join(folder, 'unknown.csv'), `x${EVIL},y\n1,2\n`);
    writeFileSync(join(folder, 'wrong-label.csv'), `text,severity\nlate,${EVIL}\n`);
    writeFileSync(join(folder, 'bad.json'), `{"${EVIL}":[${EVIL}]}`);
    writeFileSync(join(folder, 'bad.ndjson'), `{"text":"late"}\n{"text":${EVIL}}\n`);
    writeFileSync(join(folder, 'bad.xml'), `<r><c><text>late</text></c><${EVIL}><c></r>`);
    writeFileSync(
      join(folder, 'bad.zip'),
      zipSync({ [`${NAME}.csv`]: Buffer.from('x,y\n1,2\n'), [`${EVIL}.png`]: Buffer.from('x') }),
    );
    writeFileSync(
      join(folder, 'sheets.xlsx'),
      writeXlsx([
        { name: `s${EVIL}`, rows: [['text'], ['late'], ['cold']] },
        { name: `t${EVIL}`, rows: [['text'], ['x']] },
      ]),
    );
    writeFileSync(join(folder, 'taxonomy.yaml'), `categories:\n  "x${EVIL}":\n    ru: y\n`);
  });

  test.each([
    ['report', `${NAME}.csv`],
    ['report', `${NAME}.csv`, '--format', 'md'],
    ['report', `${NAME}.csv`, '--format', 'json'],
    ['report', `${NAME}.csv`, '--format', 'csv'],
    ['report', `${NAME}.csv`, '--format', 'html'],
    ['report', `${NAME}.csv`, '--show-personal-data', '--lang', 'en'],
    ['classify', `${NAME}.csv`, '--with-text'],
    ['classify', `${NAME}.csv`, '--format', 'csv'],
    ['explain', `The courier was ${EVIL} late and rude`],
    ['evaluate', 'labelled.csv'],
    ['evaluate', 'wrong-label.csv'],
    ['taxonomy', '--health', `${NAME}.csv`],
    ['taxonomy', '--taxonomy', 'taxonomy.yaml'],
    ['report', 'unknown.csv'],
    ['report', 'bad.json'],
    ['report', 'bad.ndjson'],
    ['report', 'bad.xml'],
    ['report', 'bad.zip'],
    ['report', 'sheets.xlsx'],
    ['report', `${NAME}.csv`, '--text-column', EVIL],
    ['report', `nothing${EVIL}`],
    ['report', '--format', EVIL, 'labelled.csv'],
    [`${EVIL}`],
  ])('by amends %j %j %j %j', { timeout: 60_000 }, async (...args) => {
    const reader = ['taxonomy'].includes(args[0] ?? '') || args.length === 1 ? [] : ['--reader', 'quick'];
    const { stdout, screen } = await runAtTerminal([...args, ...reader], '', folder);
    expect(OBEYED.exec(stdout + screen)?.[0]).toBeUndefined();
    expect(stdout + screen).not.toBe('');
  });
});

test('formulas get an apostrophe in every CSV that is written, in the header too', async () => {
  const stdin = '=cmd(),text\n@SUM(A1),late\n+x,"=HYPERLINK(""http://x"")"\n=1+1,-2,=3\n';
  const rejects = join(folder, 'rejects.csv');
  const { stdout } = await runAmends(['classify', '-', '--format', 'csv', '--reader', 'quick', '--rejects', rejects], {
    stdin,
  });
  const begins = (stdout + readFileSync(rejects, 'utf8')).split(/[\n,]/).map((cell) => cell.replace(/^"/, ''));
  expect(begins.filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
  expect(stdout).toMatch(/^'=cmd\(\),text,/);
  expect(stdout).toMatch(/^'@SUM\(A1\),late,/m);
  expect(readFileSync(rejects, 'utf8')).toContain("'=1+1 | -2 | =3");
});

test('an archive whose names lead out of it writes nothing anywhere', async () => {
  const inside = join(folder, 'inside');
  mkdirSync(inside);
  const csv = Buffer.from('id,text\n1,The courier was late\n');
  const paths = [
    '../../escaped.csv',
    '/etc/escaped.csv',
    'C:\\escaped.csv',
    '..\\..\\escaped.csv',
    './a/../../escaped.csv',
  ];
  writeFileSync(join(inside, 'log.zip'), zipSync(Object.fromEntries(paths.map((path) => [path, csv]))));
  const before = readdirSync(folder);
  const { stdout, code } = await runAmends(
    ['report', 'log.zip', '--format', 'json', '--reader', 'quick', '--keep-duplicates'],
    { cwd: inside },
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout).rows.read).toBe(5);
  expect(
    JSON.parse(stdout).input.every(({ source }: { source: string }) => /^log\.zip\/[\w/]+\.csv$/.test(source)),
  ).toBe(true);
  expect([readdirSync(inside), readdirSync(folder)]).toEqual([['log.zip'], before]);
});
