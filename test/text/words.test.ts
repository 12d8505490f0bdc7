import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTextReader } from '../../src/text/reading.ts';
import { knowledge } from '../knowledge.ts';

const seen = (reader: ReturnType<typeof createTextReader>, text: string) => {
  const { tokens, marks, negated } = reader.read(text);
  return {
    forms: tokens.map(({ word }) => [word.form, word.stem]),
    marks: marks.map(({ item, first, last }) => [reader.itemNames[item], first, last, negated[first] === true]),
  };
};

test('a text is read the same whatever was read before it', () => {
  const fresh = createTextReader(knowledge);
  const used = createTextReader(knowledge);
  const text = 'Курьер не приехал, деньги не вернули. The driver never came, Курьер!';
  const before = seen(fresh, text);
  // More spellings than any memory holds: every half of it has been emptied.
  for (let at = 0; at < 150; at += 1)
    used.read(Array.from({ length: 1_000 }, (_, word) => `слово${at * 1_000 + word}`).join(' '));
  expect(seen(used, text)).toEqual(before);
  expect(seen(used, text)).toEqual(before);
});

test('spellings that fold alike are one form, of any length', () => {
  const reader = createTextReader(knowledge);
  fc.assert(
    fc.property(fc.stringMatching(/^[а-я]{1,40}$/), (word) => {
      const [first, second] = reader.read(`${word} ${word.toUpperCase()}`).tokens;
      expect(second?.word.form).toBe(first?.word.form);
      expect(second?.word.hash).toBe(first?.word.hash);
    }),
  );
});
