import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readAll } from './memory-log.ts';

interface Dialect {
  readonly delimiter: string;
  readonly lineEnd: string;
  /** Every cell in quotes, those that need them, or those that need them with a blank in front. */
  readonly quotes: 'all' | 'needed' | 'blank';
  readonly bom: boolean;
  readonly encoding: string;
}

function writeCsv(
  rows: readonly (readonly string[])[],
  { delimiter, lineEnd, quotes, bom, encoding }: Dialect,
): Buffer {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const needs = (cell: string) => /["\r\n]|^\s|\s$/.test(cell) || cell.includes(delimiter);
  const write = (cell: string, at: number) => {
    if (quotes === 'needed') return needs(cell) ? quote(cell) : cell;
    return quotes === 'blank' && at > 0 ? ` ${quote(cell)}` : quote(cell);
  };
  const text = rows.map((cells) => cells.map(write).join(delimiter) + lineEnd).join('');
  return iconv.encode(text, encoding, { addBOM: bom });
}

const HEADER = ['id', 'text', 'city'];
const dialects = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quotes: fc.constantFrom('all', 'needed', 'blank'),
  bom: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'windows-1251', 'koi8-r', 'utf-16le', 'utf-16be'),
} as const);
/** Bytes of the two legacy encodings too. */
const pieces = fc.constantFrom(
  'a',
  'ж',
  'Я',
  'ё',
  '7',
  ',',
  ';',
  '|',
  '\t',
  '"',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '  ',
  ', "',
  '""',
  '=',
  "'",
  '\\',
);
const cell = fc.array(pieces, { maxLength: 9 }).map((some) => some.join(''));
const row = fc.tuple(fc.nat({ max: 999 }).map(String), cell, cell);

test('any table that a CSV writer writes reads back the same, its dialect being said', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 6 }), dialects, async (rows, dialect) => {
      const { delimiter, encoding } = dialect;
      const { log, complaints, rejects } = await readAll(writeCsv([HEADER, ...rows], dialect), { delimiter, encoding });
      expect(rejects).toEqual([]);
      expect(log.format.header).toEqual(HEADER);
      expect(complaints.map(({ cells }) => cells)).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});

test('any log of complaints reads back the same without a word about its dialect', { timeout: 120_000 }, async () => {
  const words = fc.constantFrom(
    'Курьер',
    'опоздал',
    'на два часа',
    'и нагрубил',
    'Заказ',
    'привезли',
    'холодным',
    'деньги',
    'не вернули',
    'поддержка',
    'молчит',
    'щи',
    'ёлка',
    'VIP',
    '№ 5',
    '500 руб.',
  );
  const joints = fc.constantFrom(' ', ' ', ', ', '; ', '.\n', ' "', '" ', '|', '\r\n', ' – ');
  const text = fc
    .array(fc.tuple(words, joints), { minLength: 4, maxLength: 12 })
    .map((parts) => `Я ${parts.flat().join('')}все`);
  const complaint = fc.tuple(fc.nat({ max: 999 }).map(String), text, words);
  await fc.assert(
    fc.asyncProperty(fc.array(complaint, { minLength: 8, maxLength: 20 }), dialects, async (rows, dialect) => {
      const known = rows.map((cells) =>
        cells.map((value) => (dialect.encoding === 'koi8-r' ? value.replaceAll(/[№–]/g, '-') : value)),
      );
      const { log, complaints, rejects } = await readAll(writeCsv([HEADER, ...known], dialect));
      expect(log.format.encoding).toBe(dialect.encoding);
      expect(rejects).toEqual([]);
      expect(complaints.map(({ cells }) => cells)).toEqual(known);
    }),
    { numRuns: 200 },
  );
});
