import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPieceSplitter } from '../../../src/classify/careful/pieces.ts';
import { careful, checked } from './careful.ts';

const split = createPieceSplitter(careful.model);

test('splits as the tokeniser of the training does', () => {
  expect(checked.length).toBe(80);
  for (const { text, ids, id } of checked) expect([...split(text).ids], id).toEqual(ids);
});

test('each piece stands where its letters do', () => {
  const text = 'Заказ №15 опоздал на 2 часа 😡';
  const { ids, starts, ends } = split(text);
  const words = [...ids.keys()].slice(1, -1).map((at) => text.slice(starts[at], ends[at]));
  expect(words.join('')).toBe(text.replaceAll(' ', ''));
  expect(split(' ').ids.length).toBeGreaterThanOrEqual(2);
});

test('any text has at most 144 tokens, each inside the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const { ids, starts, ends } = split(text);
      expect(ids.length).toBeLessThanOrEqual(144);
      for (const at of ids.keys()) {
        expect(starts[at] as number).toBeLessThanOrEqual(ends[at] as number);
        expect(ends[at] as number).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test('a long text keeps its beginning and its end', () => {
  const long = Array.from({ length: 400 }, (_, at) => `word${at}`).join(' ');
  const { ids, starts, ends } = split(long);
  expect(ids.length).toBe(144);
  expect(long.slice(starts[1], ends[1])).toBe('word');
  expect(long.slice(starts[142], ends[142])).toMatch(/9$/);
});

test('the check is read from the file that the export wrote', () => {
  expect(readFileSync(new URL('check.json', import.meta.url), 'utf8')).toContain('hard-ru-001');
});
