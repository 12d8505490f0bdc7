import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../knowledge.ts';
import { runAmends } from './run-amends.ts';

const FIXTURE = join(root, 'fixtures/meal-delivery-week.csv');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'amends-cli-'));
  const rows = Array.from(
    { length: 60_000 },
    (_, at) => `${at},The courier was two hours late and the soup was cold again ${at}`,
  );
  writeFileSync(join(folder, 'long.csv'), `id,text\n${rows.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the result', () => {
  test('is the same bytes in any time zone and locale', async () => {
    const runs = await Promise.all(
      [
        { TZ: 'UTC', LANG: 'C' },
        { TZ: 'Asia/Kamchatka', LANG: 'ru_RU.UTF-8' },
        { TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
      ].map((env) => runAmends(['report', FIXTURE, '--format', 'json'], { env })),
    );
    expect(runs[0]?.code).toBe(0);
    expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
  });

  test('is the same from standard input as from the file, but for the name', async () => {
    const file = await runAmends(['report', FIXTURE, '--format', 'json', '--title', 'x']);
    const pipe = await runAmends(['report', '-', '--format', 'json', '--title', 'x'], {
      stdin: readFileSync(FIXTURE, 'utf8'),
    });
    expect(pipe.stdout.replaceAll('"source": "-"', `"source": "${FIXTURE}"`)).toBe(file.stdout);
  });

  test('goes to a file under its own name, and leaves no other', async () => {
    const run = await runAmends(['report', FIXTURE, '--format', 'md,json', '--output', join(folder, 'out/')]);
    expect([run.code, run.stdout]).toEqual([0, '']);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['report.json', 'report.md']);
    expect(JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8'))).toMatchObject({
      schema: 'amends/report@1',
    });
  });

  test('of several logs is one report with the rows of all', async () => {
    writeFileSync(join(folder, 'a.csv'), 'id,text\n1,The courier was late\n');
    writeFileSync(join(folder, 'b.csv'), 'id,text\n1,The courier was late\n2,The soup was cold\n');
    const run = await runAmends(['report', join(folder, 'a.csv'), join(folder, 'b.csv'), '--format', 'json']);
    // The row that stands in both logs is one complaint.
    expect(JSON.parse(run.stdout).rows).toMatchObject({ read: 3, classified: 2, duplicate: 1 });
  });
});

describe('classify', () => {
  test('writes a line for each row, in the order of the log, offsets in code points', async () => {
    const stdin = 'id,text\na,😂😂 The courier was late\nb,\na,😂😂 The courier was late\n';
    const run = await runAmends(['classify', '-', '--with-text'], { stdin });
    const lines = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id, line, status }) => [id, line, status])).toEqual([
      ['a', 2, 'classified'],
      ['b', 3, 'empty'],
      ['a', 4, 'duplicate'],
    ]);
    const words = lines[0].evidence.map(({ start, end }: { start: number; end: number }) =>
      [...lines[0].text].slice(start, end).join(''),
    );
    expect(words.join(' ')).toMatch(/late/);
  });

  test('as CSV keeps the columns, and puts an apostrophe before formulas but not before numbers', async () => {
    const stdin = 'id,text,note\n1,"The courier was late, ""again""",=cmd()\n2,The soup was cold,-5.30\n';
    const run = await runAmends(['classify', '-', '--format', 'csv', '--quiet'], { stdin });
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^id,text,note,amends_status,amends_lang,amends_severity,/);
    expect(lines[1]).toMatch(/^1,"The courier was late, ""again""",'=cmd\(\),classified,en,critical,/);
    expect(lines[2]).toMatch(/^2,The soup was cold,-5.30,classified,/);
    expect(run.stderr).toBe('');
  });
});

test('classify hides personal data in the words that it quotes, and shows them when asked to', async () => {
  const stdin = 'id,text\n1,"The courier John Smith was rude, my phone is +1 202 555 0143"\n';
  for (const format of ['ndjson', 'csv']) {
    const args = ['classify', '-', '--reader', 'quick', '--format', format];
    expect((await runAmends(args, { stdin })).stdout).toMatch(/courier \[name\] was rude/);
    expect((await runAmends([...args, '--show-personal-data'], { stdin })).stdout).toMatch(
      /Staff behaviour — .{1,3}courier John Smith was rude/,
    );
  }
});

test('rejected rows go to a file with line, field, reason and value', async () => {
  const rejects = join(folder, 'rejects.csv');
  const good = Array.from({ length: 30 }, (_, at) => `${at},2025-01-01,late`).join('\n');
  const stdin = `id,date,text\n${good}\n=cmd(),"call +7 900 000-12-34, \u001b[31mnow"\n`;
  const run = await runAmends(['report', '-', '--format', 'json', '--rejects', rejects], { stdin });
  expect([run.code, run.stderr]).toEqual([0, `amends: 1 row was rejected; they are in ${rejects}\n`]);
  expect(readFileSync(rejects, 'utf8')).toBe(
    `source,line,field,reason,value\n-,32,row,"has 2 fields, the header has 3","'=cmd() | call [phone], \\u001b[31mnow"\n`,
  );
  await runAmends(['report', '-', '--format', 'json', '--rejects', rejects, '--show-personal-data'], { stdin });
  expect(readFileSync(rejects, 'utf8')).toContain('+7 900 000-12-34');
});

test('the reason of a rejected JSON line quotes nothing of it', async () => {
  const rejects = join(folder, 'rejects.csv');
  await runAmends(['report', '-', '--rejects', rejects, '--quiet'], {
    stdin: '{"text":"late"}\n{"text":+7 900 000-12-34}\n',
  });
  expect(readFileSync(rejects, 'utf8')).toMatch(/^-,2,row,is no valid JSON: [^"]*,"\{""text"":\[phone\]\}"$/m);
  expect(readFileSync(rejects, 'utf8')).not.toContain('000-12-34');
});

test('over 5 % rejected rows are warned of with what was taken for what, and the flags that settle it', async () => {
  const stdin = 'id,text\n1,late\n2,a,b\n3,cold\n';
  const run = await runAmends(['report', '-', '--reader', 'quick'], { stdin });
  expect([run.code, run.stderr]).toEqual([
    0,
    'amends: 1 row was rejected; see them with --rejects FILE\n' +
      'amends: that is 33.3 % of the rows; - was read as csv, utf-8, delimiter ","; if that is wrong, set --delimiter, --encoding or --no-header\n',
  ]);
  const strict = await runAmends(['report', '-', '--reader', 'quick', '--strict'], { stdin });
  expect([strict.code, strict.stdout, strict.stderr]).toEqual([
    2,
    '',
    'amends: 1 row was rejected (--strict)\n  hint: see them with --rejects FILE\n',
  ]);
});

test('a reader that closes the pipe ends the run quietly with 0', async () => {
  const child = spawn('bash', [
    '-o',
    'pipefail',
    '-c',
    `node '${join(root, 'bin/amends.js')}' classify '${join(folder, 'long.csv')}' | head -n 3`,
  ]);
  let stderr = '';
  let stdout = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.trimEnd().split('\n')).toHaveLength(3);
});

test('Ctrl-C exits 130 and leaves no file behind', async () => {
  const out = join(folder, 'interrupted');
  const child = spawn(process.execPath, [
    join(root, 'bin/amends.js'),
    'classify',
    join(folder, 'long.csv'),
    '--output',
    `${out}/`,
  ]);
  const closed = new Promise((resolve) => child.on('close', resolve));
  // The temporary file shows that the work has begun.
  for (let tries = 0; tries < 200; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    try {
      if (readdirSync(out).length > 0) break;
    } catch {}
  }
  child.kill('SIGINT');
  expect(await closed).toBe(130);
  expect(readdirSync(out)).toEqual([]);
});
