import { expect, test } from 'vitest';
import { readAll } from '../memory-log.ts';

test('a line that never ends is one rejected row, and reading goes on behind it', async () => {
  const { complaints, rejects } = await readAll(`id,text\n1,late\n2,${'x'.repeat(5 << 20)}\n3,cold\n`);
  expect(complaints.map(({ line }) => line)).toEqual([2, 4]);
  expect(rejects).toMatchObject([{ line: 3, field: 'row', reason: 'is a line of more than 1 MiB' }]);
  expect(rejects[0]?.value.length).toBeLessThan(1100);
});

test('200,000 short lines are read', async () => {
  const { complaints } = await readAll(`text\n${'ab\n'.repeat(200_000)}`, { columns: { text: ['text'] } });
  expect(complaints).toHaveLength(200_000);
});

test('a log of NUL bytes is bounded', async () => {
  const { complaints, rejects } = await readAll(
    Buffer.concat([Buffer.from('id,text\n1,late\n'), Buffer.alloc(3 << 20)]),
  );
  expect(complaints.map(({ text }) => text)).toEqual(['late']);
  expect(rejects).toHaveLength(1);
});

test('10,000 columns are read', async () => {
  const names = Array.from({ length: 10_000 }, (_, at) => `c${at}`);
  const { complaints } = await readAll(`text,${names}\nlate,${names}\n`);
  expect(complaints[0]?.cells).toHaveLength(10_001);
});

test('titles padded with delimiters are above the header', async () => {
  const { complaints } = await readAll(
    'Отчёт;;;\n;;;\nID;Дата;Оценка;Отзыв\n1;17.11.2025;1;Опоздали\n2;18.11.2025;2;Остыло\n',
  );
  expect(complaints.map(({ text }) => text)).toEqual(['Опоздали', 'Остыло']);
});

test('a stray quote in the header costs that line, and no row', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => `${at},The courier was late`).join('\n');
  const { complaints, rejects } = await readAll(`id,"text\n${rows}\n`);
  expect(rejects).toMatchObject([{ line: 1, reason: 'a quote is opened and never closed' }]);
  expect(complaints).toHaveLength(40);
});

test('a stray quote above the header is rejected, and the header is still none of the rows', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => `${at},The courier was late`).join('\n');
  const { complaints, rejects, columns } = await readAll(`"Export of\nid,text\n${rows}\n`);
  expect(rejects.map(({ line }) => line)).toEqual([1]);
  expect(complaints).toHaveLength(40);
  expect(columns).toMatchObject({ id: ['id'], text: ['text'] });
});
