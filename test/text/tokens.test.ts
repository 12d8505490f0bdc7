import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lexicon } from '../../src/text/lexicon.ts';
import { tokenize } from '../../src/text/tokens.ts';
import { WordTable } from '../../src/text/words.ts';

const stem = (form: string) => form;
const table = new WordTable(stem, new Lexicon(stem));
const forms = (text: string) => tokenize(text, table).map(({ word }) => word.form);

test('keeps apostrophes inside words, splits at hyphens, and keeps currency signs and emojis', () => {
  expect(forms("Don't ship by Wi-Fi: $5, 500₽ 😂")).toEqual([
    "don't",
    'ship',
    'by',
    'wi',
    'fi',
    '$',
    '5',
    '500',
    '₽',
    '😂',
  ]);
});

test('numbers sentences and clauses', () => {
  const tokens = tokenize('Не приехал, но позвонил. Цена 5.99 руб\nвсё', table);
  expect(tokens.map(({ sentence }) => sentence)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2]);
  expect(tokens[1]?.clause).not.toBe(tokens[2]?.clause);
});

test('reads Russian in Latin letters as Russian, and English as English', () => {
  expect(forms('privezli ne tot zakaz i voobshche')).toContain('заказ');
  expect(forms('the driver did not come')).toContain('driver');
});

test('every token stands where it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      let last = 0;
      for (const { start, end } of tokenize(text, table)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
  );
});
