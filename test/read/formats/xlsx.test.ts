import { describe, expect, test } from 'vitest';
import { openText, readAll, readRows } from '../memory-log.ts';
import { type Cell, type SheetFile, type WorkbookFile, writeXlsx } from './xlsx-file.ts';

const HEADER = ['ID', 'Дата', 'Оценка', 'Отзыв'];

function readBook(rows: readonly (readonly Cell[])[], options: WorkbookFile = {}) {
  return readAll(writeXlsx([{ name: 'Отзывы', rows }], options), {}, 'book.xlsx');
}

test('a workbook is read with the row of the sheet as line', async () => {
  const { complaints, log, columns } = await readBook([
    HEADER,
    ['a-1', { serial: 45978.4 }, 2, 'Курьер опоздал & нагрубил'],
  ]);
  expect(log.format).toMatchObject({ format: 'xlsx', sheet: 'Отзывы', delimiter: undefined });
  expect(columns).toEqual({ text: ['Отзыв'], id: ['ID'], date: ['Дата'], rating: ['Оценка'] });
  expect(complaints).toMatchObject([
    { id: 'a-1', line: 2, rating: 2, text: 'Курьер опоздал & нагрубил', date: { day: '2025-11-17', minute: 576 } },
  ]);
});

test('inline strings are read like shared ones', async () => {
  const rows = [HEADER, ['1', null, 1, 'Суп холодный'], ['2', null, 5, '']];
  const shared = await readBook(rows);
  const inline = await readBook(rows, { inline: true });
  expect(inline.complaints).toEqual(shared.complaints);
});

test('runs of rich text are joined, reading aids left out, escaped signs restored', async () => {
  const xml =
    '<c r="D2" t="inlineStr"><is><r><rPr><b/></rPr><t>Late</t></r><r><t xml:space="preserve"> and_x000D_cold</t></r><rPh sb="0" eb="1"><t>aid</t></rPh></is></c>';
  const { complaints } = await readBook([HEADER, ['1', null, 1, { xml }]]);
  expect(complaints[0]?.text).toBe('Late and\ncold');
});

describe('a date', () => {
  const cellsOf = async (cells: readonly Cell[], options?: WorkbookFile) => {
    const { complaints } = await readBook([HEADER, ['1', ...cells, 1, 'Late again']], options);
    return complaints[0]?.cells[1];
  };

  test.each([
    ['of a built-in format is a day', { serial: 45978 }, '2025-11-17'],
    ['with a time is a wall clock', { serial: 45978.5, style: 2 }, '2025-11-17 12:00:00'],
    ['at midnight keeps its time where the format shows one', { serial: 45978, style: 2 }, '2025-11-17 00:00:00'],
    ['is known by a format of its own, quotes and all', { serial: 45978.25, style: 3 }, '2025-11-17 06:00:00'],
    ['before the leap day that never was', { serial: 59 }, '1900-02-28'],
    ['that is no date stays what it is', { serial: -5 }, '-5'],
  ] as const)('%s', async (_, cell, written) => {
    expect(await cellsOf([cell])).toBe(written);
  });

  test('counts from 1904 in workbooks that do', async () => {
    expect(await cellsOf([{ serial: 45978 - 1462 }], { uses1904: true })).toBe('2025-11-17');
  });

  test('is no date where the number has no such format', async () => {
    expect(await cellsOf([45978.4])).toBe('45978.4');
  });
});

test('numbers are written as a person would', async () => {
  const { complaints } = await readBook([
    HEADER,
    [{ xml: '<c r="A2"><v>1.2345678901E+10</v></c>' }, null, 4.1, 'Late'],
  ]);
  expect(complaints[0]).toMatchObject({ id: '12345678901', rating: 4.1 });
});

test('titles and headings of groups above the header are no rows', async () => {
  const { complaints, rejects } = await readBook([
    ['Отчёт по отзывам за ноябрь'],
    [],
    ['Заказ', null, null, 'Отзыв'],
    HEADER,
    ['1', null, 1, 'Опоздали'],
    ['2', null, 2, 'Остыло'],
  ]);
  expect(complaints.map(({ line, text }) => [line, text])).toEqual([
    [5, 'Опоздали'],
    [6, 'Остыло'],
  ]);
  expect(rejects).toEqual([]);
});

test('empty rows are no rows, and a cell beyond the header rejects its row', async () => {
  const rows: Cell[][] = [HEADER, ['1', null, 1, 'Опоздали'], [], ['2', null, 2, 'Остыло']];
  const filler = Array.from({ length: 300 }, (_, at): Cell[] => [String(at + 3), null, 1, 'Опоздали']);
  const { complaints, rejects } = await readBook([...rows, ...filler, ['x', null, 1, 'Остыло', 'note']]);
  expect(complaints.slice(0, 2).map(({ line }) => line)).toEqual([2, 4]);
  expect(complaints).toHaveLength(302);
  expect(rejects).toMatchObject([{ line: 305, reason: 'has 5 fields, the header has 4' }]);
});

test('of several sheets the one with the most rows is read, and the others are named', async () => {
  const sheet = (name: string, texts: readonly string[], hidden = false): SheetFile => ({
    name,
    hidden,
    rows: [['id', 'text'], ...texts.map((text, at) => [at + 1, text])],
  });
  const book = writeXlsx([
    { name: 'Cover', rows: [['Complaints of November']] },
    sheet('Data', ['late', 'cold']),
    sheet('Lists', ['a', 'b', 'c', 'd'], true),
  ]);
  const log = await openText(book, {}, 'book.xlsx');
  expect(log.format.sheet).toBe('Data');
  expect(log.warnings).toEqual([
    'book.xlsx: the sheet "Data" is read (3 rows); left aside: "Cover" (1); save a sheet as CSV to read it too',
  ]);
  expect(await readRows(log)).toHaveLength(2);
});

describe('a hostile workbook', () => {
  test('with external entities shows nothing of this machine', async () => {
    const prolog = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa">]>\n';
    const cell = '<c r="D2" t="inlineStr"><is><t>Late &file; &a;</t></is></c>';
    const { complaints } = await readBook([HEADER, ['1', null, 1, { xml: cell }]], { prolog });
    expect(complaints.map(({ text }) => text)).toEqual(['Late &file; &a;']);
  });

  test('with a million empty rows is read in bounded time', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 3}"/>`).join('');
    const xml = `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>text</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><v>late</v></c></row>${empty}</sheetData></worksheet>`;
    const { complaints } = await readAll(writeXlsx([{ name: 'x', rows: [], xml }]), {}, 'book.xlsx');
    expect(complaints.map(({ text }) => text)).toEqual(['late']);
  });

  test('whose last cell is far to the right stays readable', async () => {
    const far = { xml: '<c r="ZZZZZ2"><v>1</v></c>' };
    const { complaints } = await readBook([HEADER, ['1', null, 1, 'Опоздали', far]]);
    expect(complaints.map(({ text }) => text)).toEqual(['Опоздали']);
  });

  test('that is cut off, or broken inside, is the user’s error', async () => {
    const book = writeXlsx([{ name: 'x', rows: [HEADER, ['1', null, 1, 'Опоздали']] }]);
    const cut = readAll(book.subarray(0, book.length - 100), {}, 'book.xlsx');
    await expect(cut).rejects.toMatchObject({ code: 'unreadable', message: expect.stringMatching(/^book\.xlsx: /) });
    const open = readAll(writeXlsx([{ name: 'x', rows: [], xml: '<worksheet><sheetData><row><c>' }]), {}, 'book.xlsx');
    await expect(open).rejects.toMatchObject({ code: 'xml', message: expect.stringContaining('ends in the middle') });
  });
});
