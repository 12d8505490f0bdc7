import { expect, test } from 'vitest';
import { openText, readFiles } from '../memory-log.ts';

const LETTER = 'Late again\n\nThe courier came two hours late, rude, and the soup was cold.\nAnn, Riga\n';

test('letters of a folder are the rows of one log, by their names; the first line is the title', async () => {
  const { rows, logs } = await readFiles({
    'mail/b.txt': 'Cold soup',
    'mail/a.txt': LETTER,
    'mail/other/c.txt': 'Не привезли\r\n\r\nЖдали три часа, не дождались.',
  });
  expect(rows).toEqual([
    'mail:1 Late again\nThe courier came two hours late, rude, and the soup was cold.\nAnn, Riga',
    'mail:2 Cold soup',
    'mail/other:1 Не привезли\nЖдали три часа, не дождались.',
  ]);
  expect(logs[0]?.format).toMatchObject({
    format: 'text',
    header: ['id', 'title', 'text'],
    columns: { id: 0, text: [1, 2] },
  });
});

test('the name of the file is the id', async () => {
  const { logs } = await readFiles({ 'mail/a.txt': LETTER });
  for await (const batch of logs[0]?.rows ?? []) expect(batch).toMatchObject([{ complaint: { id: 'a.txt' } }]);
});

test.each([
  ['with named columns', 'id\ttext\n1\tlate\n'],
  ['of many records alike', '1;2025-11-01;late\n2;2025-11-02;cold\n3;2025-11-03;rude\n4;2025-11-04;lost\n'],
  ['in JSON', '[{"id":1,"text":"late"}]'],
])('a text file %s is a log of its own', async (_, content) => {
  const log = await openText(content, {}, 'export.txt');
  expect(log.format.source).toBe('export.txt');
});

test('a letter of more than 1 MiB is a rejected row', async () => {
  const { rows } = await readFiles({ 'a.txt': LETTER, 'b.txt': LETTER.repeat(20_000) });
  expect(rows.map((row) => row.slice(0, 23))).toEqual(['.:1 Late again\nThe cour', '.:2 ! is a text of more']);
});

test('letters and tables may lie in one folder', async () => {
  const { rows } = await readFiles({ 'in/a.txt': 'Cold soup', 'in/b.csv': 'id,text\n1,late\n' });
  expect(rows).toEqual(['in/b.csv:2 late', 'in:1 Cold soup']);
});
