import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCells } from '../../src/read/formats/cells.ts';
import { type Dialect, type RawRecord, splitRecords } from '../../src/read/formats/records.ts';
import { cpuSeconds } from '../cpu-time.ts';

const COMMA: Dialect = { delimiter: ',', lineEnd: '\n', blankBeforeQuote: false };

async function split(text: string, dialect = COMMA, width = 2, chunk = 7): Promise<RawRecord[]> {
  async function* chunks() {
    for (let at = 0; at < text.length; at += chunk) yield text.slice(at, at + chunk);
  }
  const records: RawRecord[] = [];
  for await (const batch of splitRecords(chunks(), dialect, width)) for (const record of batch) records.push(record);
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

test('a line of blanks is no record, one of tabs is where they part cells', async () => {
  const sources = async (dialect: Dialect) => (await split('a\n  \n\t\nb\n', dialect)).map(({ source }) => source);
  expect(await sources(COMMA)).toEqual(['a', 'b']);
  expect(await sources({ ...COMMA, delimiter: '\t' })).toEqual(['a', '\t', 'b']);
});

test('a quoted cell of over 1 MiB costs its first line, and reading goes on at the next', async () => {
  const lines = Array.from({ length: 30 }, () => 'x'.repeat(50_000));
  const records = await split(`a,b\n1,"open ${lines.join('\n')}\n2,x\n`, COMMA, 2, 1 << 16);
  expect(records.filter(({ fault }) => fault === 'stray').map(({ line }) => line)).toEqual([2]);
  expect(records.map(({ line }) => line)).toEqual(Array.from({ length: 32 }, (_, at) => at + 1));
});

test('20 lines are not enough to call a quote stray, and neither are lines of another width', async () => {
  const strays = async (rows: string[]) =>
    (await split(`a,b\n1,"open\n${rows.join('\n')}"\n2,x\n`)).filter(({ fault }) => fault === 'stray').length;
  expect(await strays(Array.from({ length: 19 }, () => 'x,y'))).toBe(0);
  expect(await strays(Array.from({ length: 25 }, () => 'x,y'))).toBe(1);
  expect(await strays(Array.from({ length: 25 }, (_, at) => (at % 2 === 0 ? 'x,y' : 'prose')))).toBe(0);
  expect(await strays(Array.from({ length: 25 }, () => 'x,"y, z"'))).toBe(1);
});

describe('whatever stands in a log', () => {
  const nasty = fc.array(
    fc.constantFrom(
      '"',
      '""',
      ',',
      ';',
      '\n',
      '\n',
      '\r',
      '\r\n',
      'a',
      'b,c',
      ' ',
      '\t',
      '\u00a0',
      '\ufeff',
      '\0',
      '\ud800',
      'ж',
      '😀',
      '"a"b","',
      ' "',
    ),
    { maxLength: 60 },
  );
  const dialects = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|', ' '),
    lineEnd: fc.constantFrom('\n' as const, '\r' as const),
    blankBeforeQuote: fc.boolean(),
  });

  test('each record is one of csv-parse, and no line is lost', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        nasty,
        dialects,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 3 }),
        async (pieces, dialect, chunk, width) => {
          const text = pieces.join('');
          const records = await split(text, dialect, width, chunk);
          const lines = text
            .split(dialect.lineEnd)
            .filter((line) => line.trim() !== '' || line.includes(dialect.delimiter));
          expect(
            records
              .flatMap(({ source }) => source.split(dialect.lineEnd))
              .filter((line) => line.trim() !== '' || line.includes(dialect.delimiter)),
          ).toEqual(lines);
          const whole = records.filter(({ fault }) => fault === undefined);
          expect(parseCells(whole, dialect)).toEqual(whole.flatMap((record) => parseCells([record], dialect)));
          expect(parseCells(whole, dialect)).toHaveLength(whole.length);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('a million lines that each open a quote are rejected in a moment', { timeout: 120_000 }, async () => {
    const text = 'a"b","\n'.repeat(1_000_000);
    let records: RawRecord[] = [];
    const seconds = await cpuSeconds(async () => {
      records = await split(text, COMMA, 3, 1 << 16);
    });
    expect(seconds).toBeLessThan(10);
    expect(records).toHaveLength(1_000_000);
  });
});
