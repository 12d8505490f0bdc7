import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTextReader, formsOf } from '../../src/text/reading.ts';
import { knowledge } from '../knowledge.ts';

const seen = (reader: ReturnType<typeof createTextReader>, text: string) => {
  const reading = reader.read(text);
  const { tokens, marks } = reading;
  return {
    forms: formsOf(reading),
    marks: Array.from({ length: marks.length }, (_, at) => {
      const first = marks.firsts[at] as number;
      return [reader.itemNames[marks.items[at] as number], first, marks.lasts[at], tokens.negated[first]];
    }),
  };
};

test('a text is read the same whatever was read before it', () => {
  const fresh = createTextReader(knowledge);
  const used = createTextReader(knowledge);
  const text = 'Курьер не приехал, деньги не вернули. The driver never came, Курьер!';
  const before = seen(fresh, text);
  // More spellings than any memory holds: all have been forgotten.
  for (let at = 0; at < 150; at += 1)
    used.read(Array.from({ length: 1_000 }, (_, word) => `слово${at * 1_000 + word}`).join(' '));
  expect(seen(used, text)).toEqual(before);
  expect(seen(used, text)).toEqual(before);
});

test('a word is told by its first letters, however many follow', () => {
  const [first, second] = createTextReader(knowledge).read(`${'оа'.repeat(40)}! ${'оа'.repeat(90)}`).tokens.words;
  expect(second).toBe(first);
});

test('spellings that fold alike are one form, of any length', () => {
  const reader = createTextReader(knowledge);
  fc.assert(
    fc.property(fc.stringMatching(/^[а-я]{1,40}$/), (word) => {
      const [first, second] = reader.read(`${word} ${word.toUpperCase()}`).tokens.words;
      expect(second).toBe(first);
    }),
  );
});
