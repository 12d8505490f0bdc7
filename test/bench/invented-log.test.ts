import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { readCorpus, wordsOf } from './corpus.ts';
import { HEADER, inventLog } from './invented-log.ts';

const ROWS = 3_000;
const corpus = readCorpus();
const rows = [...inventLog(corpus, 1, ROWS)];
const log = HEADER + rows.map(({ record }) => record).join('');
const read: { text: string }[] = parse(log, { columns: true });

test('the same seed writes the same bytes, another one others', () => {
  expect([...inventLog(corpus, 1, ROWS)]).toEqual(rows);
  expect([...inventLog(corpus, 2, ROWS)]).not.toEqual(rows);
});

test('1 to 5 % of the words stand in no text of the corpus', () => {
  const words = rows.flatMap(({ text }) => wordsOf(text));
  const novel = words.filter((word) => !corpus.words.has(word)).length;
  expect(novel / words.length).toBeGreaterThan(0.01);
  expect(novel / words.length).toBeLessThan(0.05);
});

test('rows have about 300 bytes, and texts differ', () => {
  expect(Buffer.byteLength(log) / ROWS).toBeGreaterThan(280);
  expect(Buffer.byteLength(log) / ROWS).toBeLessThan(320);
  expect(new Set(rows.map(({ text }) => text)).size).toBeGreaterThan(0.99 * ROWS);
});

test('half of the texts are Russian, many are quoted, some have many lines', () => {
  const share = (is: (text: string) => boolean) => read.filter(({ text }) => is(text)).length / ROWS;
  expect(share((text) => /[а-я]/.test(text))).toBeCloseTo(0.5, 1);
  expect(share((text) => /[",\n]/.test(text))).toBeGreaterThan(0.5);
  expect(share((text) => text.includes('\n'))).toBeGreaterThan(0.1);
});

test('the CSV file reads back to the texts, and each of these is one line', () => {
  expect(read.map(({ text }) => text.replaceAll('\n', ' '))).toEqual(rows.map(({ text }) => text));
  expect(rows.filter(({ text }) => text.includes('\n'))).toEqual([]);
});
