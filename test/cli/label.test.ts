import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAmends } from './run-amends.ts';
import { runAtTerminal } from './terminal.ts';

const LOG = `id,text
1,"The courier was two hours late, and the soup was cold"
2,Thank you for the lovely cake
3,"My phone is +1 202 555 0143, nobody called me back"
4,"=SUM(1) was printed on my receipt, and I was charged twice"
`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amends-label-'));
  writeFileSync(join(folder, 'log.csv'), LOG);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const args = (...more: string[]) => ['label', 'log.csv', '--output', 'labels.csv', '--reader', 'quick', ...more];
const atTerminal = (keys: string, ...more: string[]) => runAtTerminal(args(...more), keys, folder);
const withoutTerminal = (...more: string[]) => runAmends(args(...more), { cwd: folder });
const readSheet = () => readFileSync(join(folder, 'labels.csv'), 'utf8');
/** Severity, category and others of each row, in the order of the sheet. */
const labels = () =>
  readSheet()
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(-4, -1).join(','));

describe('without a terminal', () => {
  test('writes a sheet without the verdict, masked, safe for a spreadsheet, and the same each time', async () => {
    const run = await withoutTerminal();
    expect(run).toEqual({ code: 0, stdout: '', stderr: 'amends: labels.csv: 0 of 4 rows are labelled\n' });
    const sheet = readSheet();
    expect(sheet).toMatch(/^id,text,severity,category,others,stands_for\n/);
    expect(sheet).toContain('My phone is [phone], nobody called me back",,,,1\n');
    expect(sheet).toContain(`4,"'=SUM(1) was printed`);
    expect(readdirSync(folder).sort()).toEqual(['labels.csv', 'log.csv']);
    rmSync(join(folder, 'labels.csv'));
    await withoutTerminal();
    expect(readSheet()).toBe(sheet);
  });

  test('writes texts as they are when asked to', async () => {
    await withoutTerminal('--show-personal-data');
    expect(readSheet()).toContain('+1 202 555 0143');
  });

  test('adds rows to a sheet that is begun, and keeps its labels, columns and byte order mark', async () => {
    await withoutTerminal('--sample', '2', '--bom');
    const begun = readSheet().trimEnd().split('\n');
    const filled = [`${begun[0]},note`, `${begun[1]?.replace(',,,,', ',none,none,,')},sure`, `${begun[2]},`];
    writeFileSync(join(folder, 'labels.csv'), `${filled.join('\r\n')}\r\n`);
    const run = await withoutTerminal('--sample', '4');
    expect(run.stderr).toBe('amends: labels.csv: 1 of 4 rows are labelled\n');
    const lines = readSheet().trimEnd().split('\n');
    expect(lines[0]).toBe('\ufeffid,text,severity,category,others,stands_for,note');
    expect(lines[1]).toMatch(/,none,none,,[\d.]+,sure$/);
    expect(lines).toHaveLength(5);
  });

  test('a sheet that grows holds what one drawn at once holds, weights included', async () => {
    const rows = Array.from({ length: 30 }, (_, at) =>
      at % 3 === 0 ? `${at},Thank you for the cake` : `${at},The courier was two hours late`,
    );
    writeFileSync(join(folder, 'log.csv'), `id,text\n${rows.join('\n')}\n`);
    const drawn = async (output: string, sample: string) => {
      await runAtTerminal(
        ['label', 'log.csv', '--output', output, '--sample', sample, '--reader', 'quick'],
        'q',
        folder,
      );
      return readFileSync(join(folder, output), 'utf8').split('\n').sort();
    };
    const few = await drawn('grows.csv', '6');
    const grown = await drawn('grows.csv', '15');
    expect(grown).toEqual(await drawn('at-once.csv', '15'));
    expect(grown).not.toEqual(expect.arrayContaining(few));
  });

  test('says so when the log has nothing to label', async () => {
    writeFileSync(join(folder, 'log.csv'), 'id,text\n');
    const run = await withoutTerminal();
    expect([run.code, run.stderr]).toEqual([0, 'amends: labels.csv: 0 of 0 rows are labelled\n']);
  });

  test('makes what evaluate and train read', async () => {
    await withoutTerminal();
    const filled = readSheet().replace(/,,,,(?=\S+$)/gm, ',critical,late-delivery,,');
    writeFileSync(join(folder, 'labels.csv'), filled);
    const evaluated = await runAmends(['evaluate', 'labels.csv', '--reader', 'quick', '--format', 'json'], {
      cwd: folder,
    });
    expect(JSON.parse(evaluated.stdout)).toMatchObject({
      rows: 4,
      severity: { rows: 4 },
      category: { rows: 4 },
      inLog: { severity: { share: 0.75 }, category: { share: 0.25 } },
    });
    const trained = await runAmends(['train', 'labels.csv', '--output', 'ours.bin'], { cwd: folder });
    expect(trained.stderr).toMatch(/4 labelled rows are too few/);
  });
});

describe('at a terminal', () => {
  test('asks for each row and saves every answer', async () => {
    const run = await atTerminal('nclate\tunhelpful-s\rts\x1bsq');
    expect(run.code).toBe(0);
    expect(run.stdout).toBe('');
    expect(labels()).toEqual(['none,none,', 'critical,late-delivery,unhelpful-support', ',,', ',,']);
    expect(run.screen).toMatch(/id \d, 1 of 4 labelled/);
    expect(run.screen).toMatch(/amends: labels\.csv: 2 of 4 rows are labelled\n$/);
    expect(run.raw).toEqual([true, false]);
  });

  test('never shows what the judge thinks', async () => {
    const { screen } = await atTerminal('q');
    expect(screen).not.toMatch(/late-delivery|confidence/);
  });

  test('goes on where it was left, and loses no label', async () => {
    await atTerminal('nn');
    const run = await atTerminal('cnot-del\rq');
    expect(labels()).toEqual(['none,none,', 'none,none,', 'critical,not-delivered,', ',,']);
    expect(run.screen).toMatch(/id \d, 2 of 4 labelled/);
  });

  test('undoes answers one by one, the last one too', async () => {
    const run = await atTerminal('unnnn' + 'uu' + 'tlate-d\rq');
    expect(labels()).toEqual(['none,none,', 'none,none,', 'trivial,late-delivery,', ',,']);
    expect(run.screen).toContain('There is nothing to undo.');
    expect(run.screen).toContain('That was the last row');
  });

  test('says which failures a word may mean, by their names too, and asks again', async () => {
    const run = await atTerminal('cqqq\r\x15опозд\rsq');
    expect(run.screen).toContain('No failure is called "qqq".');
    expect(labels()[0]).toBe('critical,late-delivery,');
    const { screen } = await atTerminal('cwrong\r\x1bq');
    expect(screen).toMatch(/"wrong" may be one of these:\n {2}wrong-\w+ {2}\S/);
  });

  test('understands the same keys on a Russian keyboard, and asks in the language of the log', async () => {
    writeFileSync(join(folder, 'log.csv'), 'id,text\n1,Курьер опоздал на два часа\n2,Спасибо за торт\n');
    const run = await atTerminal('тый');
    expect(labels()).toEqual(['none,none,', ',,']);
    expect(run.screen).toContain('не жалоба');
  });

  test('ends with 130 on Ctrl-C, with what was answered saved', async () => {
    const run = await atTerminal('nclat\x03');
    expect([run.code, run.raw]).toEqual([130, [true, false]]);
    expect(labels()).toEqual(['none,none,', ',,', ',,', ',,']);
  });

  test('asks nothing when every row is labelled', async () => {
    await atTerminal('nnnnq');
    const run = await atTerminal('');
    expect([run.raw, run.screen]).toEqual([[], 'amends: labels.csv: 4 of 4 rows are labelled\n']);
  });
});

describe('refuses, and leaves the file as it is,', () => {
  const refused = async (content: string, ...more: string[]) => {
    writeFileSync(join(folder, 'labels.csv'), content);
    const run = await withoutTerminal(...more);
    expect([run.code, run.stdout, readSheet()]).toEqual([2, '', content]);
    return run.stderr;
  };

  test.each([[[]], [['--sample', '1']]])('labels of another log (%j)', async (more) => {
    const stderr = await refused('id,text,severity,category,others\n9,Somebody else wrote this,none,none,\n', ...more);
    expect(stderr).toContain('amends: labels.csv:2: this row is not in log.csv\n  hint: name another file');
  });

  test('a label that is not known', async () => {
    const stderr = await refused('id,text,severity,category,others\n2,Thank you for the lovely cake,none,kindness,\n');
    expect(stderr).toContain('amends: labels.csv:2: category: "kindness" is no label that amends knows');
  });

  test('a file that is no label sheet', async () => {
    expect(await refused('id,text\n1,The soup was cold\n')).toContain('labels.csv: is no label sheet');
  });

  test('a sheet with a row that cannot be read', async () => {
    const stderr = await refused('id,text,severity,category,others\n2,Thank you,none\n');
    expect(stderr).toMatch(/labels\.csv:2: has 3 fields/);
  });

  test('the log itself, a folder, and a place where nothing can be written', async () => {
    const to = (output: string) => runAmends(['label', 'log.csv', '--output', output], { cwd: folder });
    expect((await to('log.csv')).stderr).toContain('--output log.csv: would overwrite a log that is read');
    expect((await to('.')).stderr).toContain('--output .: this is a folder');
    expect((await to('log.csv/labels.csv')).stderr).toContain('--output log.csv/labels.csv: cannot be written there');
    expect(readFileSync(join(folder, 'log.csv'), 'utf8')).toBe(LOG);
  });
});
