import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { openText, readAll } from './memory-log.ts';

describe('a delimited log', () => {
  test('is read with columns known by their Russian names', async () => {
    const { complaints, columns, log } = await readAll(
      'Номер;Дата;Оценка;Отзыв;Ответ компании\r\n7;17.11.2025 09:42;2;"Холодное; и ""поздно""";Простите\r\n',
    );
    expect(log.format).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: ';', dateOrder: 'dmy' });
    expect(columns).toEqual({
      text: ['Отзыв'],
      id: ['Номер'],
      date: ['Дата'],
      rating: ['Оценка'],
      reply: ['Ответ компании'],
    });
    expect(complaints[0]).toMatchObject({
      id: '7',
      line: 2,
      rating: 2,
      text: 'Холодное; и "поздно"',
      reply: 'Простите',
      date: { day: '2025-11-17', minute: 582 },
    });
  });

  test('joins title, text, pros and cons', async () => {
    const { complaints } = await readAll('Title,Review,Pros,Cons\nBad,Came late,price,box torn\n');
    expect(complaints[0]?.text).toBe('Bad\nCame late\nprice\nbox torn');
  });

  test.each(['windows-1251', 'koi8-r', 'utf-16le'])('in %s is decoded', async (encoding) => {
    const { complaints, log } = await readAll(
      iconv.encode('id,отзыв\n1,Курьер опоздал и нагрубил по телефону\n'.repeat(3), encoding),
    );
    expect(log.format.encoding).toBe(encoding);
    expect(complaints[0]?.text).toContain('опоздал');
  });

  test('with title lines above the header finds the header', async () => {
    const { complaints } = await readAll(
      'Export of complaints\nNovember\nid,date,text\n1,2025-11-01,late\n2,2025-11-02,cold\n3,2025-11-03,ok\n',
    );
    expect(complaints.map(({ id, text }) => [id, text])).toEqual([
      ['1', 'late'],
      ['2', 'cold'],
      ['3', 'ok'],
    ]);
  });

  test('without a header takes the wordiest column for the text', async () => {
    const { complaints, log } = await readAll(
      '1,2025-11-01,the courier came two hours late\n2,2025-11-02,the soup was cold again\n',
    );
    expect(log.format.header).toEqual(['column 1', 'column 2', 'column 3']);
    expect(complaints[0]?.text).toBe('the courier came two hours late');
  });

  test('with bare CR line ends and CR inside cells is cut at the right places', async () => {
    const { complaints } = await readAll('id,text\r1,"late\rand cold"\r2,fine\r');
    expect(complaints.map(({ text }) => text)).toEqual(['late\nand cold', 'fine']);
  });

  test('rejects a row of another width with line, field, reason and value, and goes on', async () => {
    const { complaints, rejects } = await readAll('id,date,text\n1,2025-01-01,late\n2,oops\n3,2025-01-03,cold\n');
    expect(complaints.map(({ id }) => id)).toEqual(['1', '3']);
    expect(rejects).toEqual([
      { source: 0, line: 3, field: 'row', reason: 'has 2 fields, the header has 3', value: '2 | oops' },
    ]);
  });

  test('strips markup, control characters and direction marks from the text', async () => {
    const { complaints } = await readAll('id,text\n1,"<p>Cold&nbsp;soup</p><br>and [b]late[/b] \u001b[31m\u202e"\n');
    expect(complaints[0]?.text).toBe('Cold soup\n\nand late [31m');
  });

  test('counts a date that cannot be read, and keeps the row', async () => {
    const { complaints } = await readAll('id,date,text\n1,17.11.2025,a\n2,когда-то,b\n3,18.11.2025,c\n');
    expect(complaints.map(({ dateUnreadable }) => dateUnreadable)).toEqual([false, true, false]);
  });

  test('whose text column is unknown names the likeliest as the flag to type', async () => {
    const opening = openText('ref,wie,was\n1,Otto,the courier was late and rude\n');
    await expect(opening).rejects.toMatchObject({ code: 'no-text-column', hint: 'the likeliest: --text-column "was"' });
  });

  test('takes the columns that the user names, and proposes the nearest for a name that is not there', async () => {
    const { complaints } = await readAll('ref,was,note\n1,late,x\n', { columns: { text: ['was', 'note'], id: 'ref' } });
    expect(complaints[0]).toMatchObject({ text: 'late\nx', id: '1' });
    await expect(openText('ref,text\n1,x\n', { columns: { id: 'reff' } })).rejects.toMatchObject({
      hint: 'did you mean "ref"?',
    });
  });

  test('may have a column called __proto__', async () => {
    const { complaints } = await readAll('id,__proto__,text\n1,x,late\n');
    expect(complaints[0]?.cells).toEqual(['1', 'x', 'late']);
  });
});

describe('JSON', () => {
  test('arrays are read by nested names, the index as line', async () => {
    const { complaints } = await readAll(
      '[{"review":{"text":"late","stars":2},"answer":{"text":null}},\n{"review":{"text":"cold","stars":1}}]',
    );
    expect(complaints.map(({ text, rating, line }) => [text, rating, line])).toEqual([
      ['late', 2, 1],
      ['cold', 1, 2],
    ]);
  });

  test('lines that are broken are rejected, the others read', async () => {
    const { complaints, rejects } = await readAll('{"id":1,"text":"late"}\n{"id":2,"text":\n{"id":3,"text":"cold"}\n');
    expect(complaints.map(({ id }) => id)).toEqual(['1', '3']);
    expect(rejects[0]).toMatchObject({ line: 2, field: 'row' });
  });

  test('that ends in the middle is the user’s error', async () => {
    await expect(readAll('[{"text":"late"},{"text":"co', {}, 'x.json')).rejects.toMatchObject({ code: 'json' });
  });
});

test.each([
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'Excel 97', 'XLSX or CSV'],
  ['a PDF', Buffer.from('%PDF-1.7 …'), 'PDF', 'CSV or XLSX'],
  ['a page', Buffer.from('<!DOCTYPE html><html><table><tr><td>text</td></tr></table></html>'), 'HTML', 'XLSX or CSV'],
])('%s says what to do', async (_, bytes, what, hint) => {
  await expect(openText(bytes, {}, 'log.xls')).rejects.toMatchObject({
    message: expect.stringMatching(`^log\\.xls: .*${what}`),
    hint: expect.stringContaining(hint),
  });
});

test.each(['', '[]', 'id,text\n'])('an empty log (%j) has no rows, and that is no error', async (content) => {
  const { rows } = await readAll(content);
  expect(rows).toEqual([]);
});
