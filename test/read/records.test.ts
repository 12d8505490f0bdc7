import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCells } from '../../src/read/formats/cells.ts';
import { type Dialect, type RawRecord, splitRecords } from '../../src/read/formats/records.ts';

const COMMA: Dialect = { delimiter: ',', lineEnd: '\n', blankBeforeQuote: false };

async function split(text: string, dialect = COMMA, width = 2, chunk = 7): Promise<RawRecord[]> {
  async function* chunks() {
    for (let at = 0; at < text.length; at += chunk) yield text.slice(at, at + chunk);
  }
  const records: RawRecord[] = [];
  for await (const batch of splitRecords(chunks(), dialect, width)) records.push(...batch);
  return records;
}

test('a record knows the physical line where it starts', async () => {
  const records = await split('a,b\n1,"x\r\ny"\n\n2,z\n');
  expect(records.map(({ line }) => line)).toEqual([1, 2, 5]);
});

test('a quote in the middle of a cell opens nothing', async () => {
  const records = await split('a,b\n1,5" pipe\n2,x\n');
  expect(records.map(({ source, fault }) => [source, fault])).toEqual([
    ['a,b', undefined],
    ['1,5" pipe', undefined],
    ['2,x', undefined],
  ]);
});

test('a stray quote at the end of the log costs one line', async () => {
  const records = await split('a,b\n1,"open\n2,x\n3,y\n');
  expect(records.map(({ line, fault }) => [line, fault])).toEqual([
    [1, undefined],
    [2, 'stray'],
    [3, undefined],
    [4, undefined],
  ]);
});

test('a stray quote is found after 20 lines that look like rows', async () => {
  const rows = Array.from({ length: 60 }, (_, at) => `${at},row`).join('\n');
  const records = await split(`a,b\n1,"open\n${rows}\n2,"closed"\n`);
  expect(records.filter(({ fault }) => fault === 'stray').map(({ line }) => line)).toEqual([2]);
  expect(records).toHaveLength(63);
});

test('a long quoted cell of prose is no stray quote', async () => {
  const prose = Array.from({ length: 40 }, () => 'a line of prose').join('\n');
  const records = await split(`a,b\n1,"${prose}"\n2,x\n`);
  expect(records.map(({ fault }) => fault)).toEqual([undefined, undefined, undefined]);
});

test('any table reads back as it was written, in any dialect and any chunks', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'б', ',', ';', '\t', '"', '\n', '\r\n', ' ', '😀'),
    maxLength: 8,
  });
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.integer({ min: 1, max: 9 }),
      async (rows, delimiter, chunk) => {
        const dialect = { ...COMMA, delimiter };
        const text = rows
          .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter))
          .join('\n');
        const records = await split(text, dialect, undefined, chunk);
        expect(records.some(({ fault }) => fault !== undefined)).toBe(false);
        expect(parseCells(records, dialect)).toEqual(rows);
      },
    ),
  );
});
