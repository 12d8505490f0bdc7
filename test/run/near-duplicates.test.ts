import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NearDuplicates } from '../../src/run/near-duplicates.ts';

const CANNED = 'The courier came two hours late, left the parcel with a neighbour and did not even call';

function found(texts: readonly string[]) {
  const near = new NearDuplicates();
  for (const text of texts) near.add(text);
  return near;
}

describe('long texts', () => {
  test.each([
    ['spaces', CANNED.replaceAll(' ', '  \n')],
    ['case', CANNED.toUpperCase()],
    ['digits', `${CANNED} 17`],
    ['signs', `${CANNED}!!!`],
  ])('alike but for %s are one group', (_, other) => {
    expect(found([CANNED, 'short', other])).toMatchObject({ rows: 2, groups: 1, largest: { count: 2, text: other } });
  });

  test('in Russian are told the same way', () => {
    const text = 'Курьер опоздал на два часа, оставил посылку у соседа и даже не позвонил, заказ 4412';
    expect(found([text, text.replace('4412', '90 17').toUpperCase()])).toMatchObject({ rows: 2, groups: 1 });
  });

  test('that differ in a word are none', () => {
    expect(found([CANNED, CANNED.replace('neighbour', 'stranger')])).toMatchObject({ rows: 0, groups: 0 });
  });
});

test('short texts are alike by chance, and are not counted', () => {
  expect(
    found(['The food was cold', 'The food was cold', `${'1'.repeat(80)} late`, `${'2'.repeat(80)} late`]),
  ).toMatchObject({
    rows: 0,
    groups: 0,
  });
});

test('the counts and the largest group do not depend on the order of the texts', () => {
  const texts = fc.array(fc.constantFrom(...['a', 'b', 'c', 'd'].map((letter) => `${CANNED} ${letter}`)), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(texts, (some) => {
      const [one, other] = [found(some), found(some.toReversed())];
      const said = ({ rows, groups, largest }: NearDuplicates) => [rows, groups, largest?.key, largest?.count];
      expect(said(one)).toEqual(said(other));
      const counts = [...new Set(some)].map((text) => some.filter((other) => other === text).length);
      expect(one.rows).toBe(counts.filter((count) => count > 1).reduce((sum, count) => sum + count, 0));
      expect(one.largest?.count ?? 1).toBe(Math.max(1, ...counts));
    }),
  );
});
