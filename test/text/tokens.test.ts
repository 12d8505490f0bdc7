import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lexicon } from '../../src/text/lexicon.ts';
import { Tokens, tokenize } from '../../src/text/tokens.ts';
import { MOST_TOKENS, WordTable } from '../../src/text/words.ts';

const stem = (form: string) => form;
const table = new WordTable(stem, new Lexicon(stem));
const tokens = new Tokens();
const read = (text: string) => {
  tokenize(text, table, tokens);
  return tokens.words.slice(0, tokens.length);
};
const forms = (text: string) => read(text).map(({ form }) => form);

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
  read('Не приехал, но позвонил. Цена 5.99 руб\nвсё');
  expect([...tokens.sentences.subarray(0, tokens.length)]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2]);
  expect(tokens.clauses[1]).not.toBe(tokens.clauses[2]);
});

test('reads Russian in Latin letters as Russian, and English as English', () => {
  expect(forms('privezli ne tot zakaz i voobshche')).toContain('заказ');
  expect(forms('the driver did not come')).toContain('driver');
});

test('every token stands where it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      let last = 0;
      for (let at = 0; at < read(text).length; at += 1) {
        expect(tokens.starts[at]).toBeGreaterThanOrEqual(last);
        expect(tokens.ends[at]).toBeGreaterThan(tokens.starts[at] as number);
        expect(tokens.ends[at]).toBeLessThanOrEqual(text.length);
        last = tokens.ends[at] as number;
      }
    }),
  );
});

test('what comes after the first words of a very long text is not read', () => {
  expect(read('слово '.repeat(3 * MOST_TOKENS))).toHaveLength(MOST_TOKENS);
});
