import { describe, expect, test } from 'vitest';
import { PatternError, parsePattern } from '../../src/knowledge/pattern.ts';
import { createTextReader } from '../../src/text/reading.ts';

const concepts = {
  NOT: ['не', 'not', "didn't", 'never'],
  'NOT-ONLY': ['не только'],
  COURIER: ['курьер', 'courier'],
  LATE: ['опозда*', 'late', 'так и не'],
  ARRIVE: ['приеха*', 'arrive'],
  REFUND: ['refund'],
};

function fires(pattern: string, text: string): boolean {
  const reader = createTextReader({
    concepts,
    stems: {},
    cues: [{ id: 'late-delivery/courier', patterns: [parsePattern(pattern)] }],
  });
  return reader.match(reader.read(text)).length > 0;
}

describe('a pattern', () => {
  test.each([
    ['COURIER LATE', 'курьер сильно опоздал', true],
    ['COURIER LATE', 'опоздал курьер', false],
    ['COURIER LATE', 'курьер один два три четыре опоздал', false],
    ['COURIER .. LATE', 'курьер один два три четыре опоздал', true],
    ['COURIER & LATE', 'опоздал курьер', true],
    ['COURIER & LATE', 'Опоздал. Курьер', false],
    ['COURIER && LATE', 'Опоздал. Курьер', true],
    ['LATE|REFUND', 'refund please', true],
    ['LATE -REFUND', 'late refund', false],
    ['LATE -REFUND', 'Late. Refund', true],
    ['LATE --REFUND', 'Late. Refund', false],
    ['так_и_не', 'он так и не пришёл', true],
    ['LATE', 'и так и не так', true],
    ['=late', 'lately', false],
    ['опозд*', 'опоздание', true],
  ])('%s on "%s": %s', (pattern, text, expected) => {
    expect(fires(pattern, text)).toBe(expected);
  });

  test.each([
    ['LATE', 'не опоздал', false],
    ['!LATE', 'не опоздал', true],
    ['~LATE', 'не опоздал', true],
    ['!LATE', 'опоздал', false],
    ['LATE', 'не только опоздал', true],
    ['!ARRIVE', 'курьер не сам приехал', true],
    ['!ARRIVE', 'не ко мне домой приехал', false],
    ['!ARRIVE', "it didn't even at last arrive", true],
    ['!ARRIVE', 'never, they arrive', false],
  ])('%s on "%s" minds the negation: %s', (pattern, text, expected) => {
    expect(fires(pattern, text)).toBe(expected);
  });
});

test.each([['COURIER &'], ['& LATE'], ['late @99'], ['a||b']])('%s is refused', (pattern) => {
  expect(() => parsePattern(pattern)).toThrow(PatternError);
});

test('the heaviest pattern of a cue gives its weight and its spans', () => {
  const reader = createTextReader({
    concepts,
    stems: {},
    cues: [{ id: 'late-delivery/courier', patterns: [parsePattern('LATE @1'), parsePattern('COURIER & LATE @4')] }],
  });
  const reading = reader.read('Сегодня курьер опоздал');
  expect(reader.match(reading)).toEqual([
    {
      cue: 'late-delivery/courier',
      group: 'late-delivery',
      kind: 'courier',
      weight: 4,
      spans: [
        { first: 1, last: 1 },
        { first: 2, last: 2 },
      ],
    },
  ]);
});
