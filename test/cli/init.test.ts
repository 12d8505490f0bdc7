import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAmends } from './run-amends.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amends-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runAmends(args, { cwd: folder });
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const config = (name = 'amends.config.yaml') => readFileSync(join(folder, name), 'utf8');
const inputOf = async (log: string) =>
  JSON.parse((await run('report', log, '--format', 'json', '--reader', 'quick')).stdout).input[0];

describe('a configuration for a log', () => {
  test('is a profile of its own where no profile knows it, by which the log is then read', async () => {
    write(
      'till 47.csv',
      'no;what happened;when;till\n7;The courier was two hours late;25.04.2025;4\n8;Cold;05.06.2025;4\n',
    );
    expect(await run('init', 'till 47.csv', '--date-column', 'when')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'amends: amends.config.yaml is written\n',
    });
    expect(config()).toContain(`
# till 47.csv: csv, recognised as no known export
# columns: [no, what happened, when, till]
# doubt: till 47.csv: "what happened" is taken for the text, since it has the most words (--text-column names another column)
# encoding: utf-8
# delimiter: ;
# dateOrder: dmy # 25.04.2025 is 2025-04-25
# textColumn: [what happened]
# idColumn: no
# dateColumn: when
`);
    expect(config()).toContain(`
profiles:
  till-47:
    name: till 47.csv
    columns: [what happened, no, when, till]
    text: [what happened]
    id: no
    date: when
    dateOrder: dmy
    # not used: [till]
`);
    expect(await inputOf('till 47.csv')).toMatchObject({
      profile: 'till-47',
      columns: { text: ['what happened'], id: 'no', date: 'when' },
    });
  });

  test('has comments alone where a profile knows the log, so that it changes nothing', async () => {
    write('view.csv', 'Id,Subject,Requester,Created at\n7,Box arrived broken,Ann,2025-03-14\n');
    await run('init', 'view.csv', '--output', 'ours.yaml');
    expect(config('ours.yaml')).toContain('# view.csv: csv, recognised as Zendesk (view)\n');
    expect(config('ours.yaml').match(/^(?!#).+$/m)).toBeNull();
    expect((await run('report', 'view.csv', '--config', 'ours.yaml', '--reader', 'quick', '--quiet')).code).toBe(0);
  });

  test('names the columns of a log without a header, which no profile could', async () => {
    write(
      'bare.csv',
      '7,"The courier was two hours late, and the soup was cold",25.04.2025\n8,"Cold soup, rude courier",26.04.2025\n',
    );
    await run('init', 'bare.csv', '--date-column', 'column 3');
    expect(config()).toContain('header: false\ntextColumn: [column 2]\ndateColumn: column 3\n');
    expect((await inputOf('bare.csv')).columns).toEqual({ text: ['column 2'], date: 'column 3' });
  });

  test('holds against names that look like YAML', async () => {
    const names = [
      'text',
      'a: b # c',
      "it's",
      '- x',
      '"quoted ""name"""',
      '"line\nbreak"',
      '{curly}',
      'yes',
      '*a',
      'null',
      '#1',
    ];
    write('odd.csv', `${names.join(',')}\nLate${',x'.repeat(names.length - 1)}\n`);
    const { code } = await run(
      'init',
      'odd.csv',
      '--id-column',
      'a: b # c',
      '--customer-column',
      'yes',
      '--place-column',
      '#1',
      '--product-column',
      '*a',
    );
    expect(code).toBe(0);
    expect(await inputOf('odd.csv')).toMatchObject({
      profile: 'odd',
      columns: { text: ['text'], id: 'a: b # c', customer: 'yes', place: '#1', product: '*a' },
    });
  });

  test('is never written over a file', async () => {
    write('log.csv', 'text\nLate\n');
    write('amends.config.yaml', 'reader: quick\n');
    const { code, stderr } = await run('init', 'log.csv', '--quiet');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'amends: amends.config.yaml: is there already, and is left as it is\n  hint: name another file with --output\n',
    });
    expect(config()).toBe('reader: quick\n');
  });
});
