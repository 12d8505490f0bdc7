import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTextReader, formsOf } from '../../src/text/reading.ts';
import { MOST_TOKENS } from '../../src/text/words.ts';

const reader = createTextReader({ concepts: {}, cues: [], stems: {} });
const forms = (text: string) => formsOf(reader.read(text));

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
  const { tokens } = reader.read('Не приехал, но позвонил. Цена 5.99 руб\nвсё');
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
      const { tokens } = reader.read(text);
      for (let at = 0; at < tokens.length; at += 1) {
        expect(tokens.starts[at]).toBeGreaterThanOrEqual(last);
        expect(tokens.ends[at]).toBeGreaterThan(tokens.starts[at] as number);
        expect(tokens.ends[at]).toBeLessThanOrEqual(text.length);
        last = tokens.ends[at] as number;
      }
    }),
  );
});

test('what comes after the first words of a very long text is not read', () => {
  expect(forms('слово '.repeat(3 * MOST_TOKENS))).toHaveLength(MOST_TOKENS);
  expect(forms('После него')).toEqual(['после', 'него']);
});

test('a word that begins at a lone surrogate, and letters outside the first plane', () => {
  expect(forms('a\ud800b 𝒶𝒷 \udc00')).toEqual(['a', 'b', '𝒶𝒷']);
});
