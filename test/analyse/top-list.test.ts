import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TopList } from '../../src/analyse/top-list.ts';

const byValue = (a: number, b: number) => a - b;

test('keeps what sorting and cutting would keep', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { maxLength: 200 }), fc.integer({ min: 0, max: 20 }), (values, size) => {
      const list = new TopList<number>(size, byValue);
      for (const value of values) list.add(value);
      expect(list.list()).toEqual(values.toSorted(byValue).slice(0, size));
    }),
  );
});

test('goes on after it was read', () => {
  const list = new TopList<number>(2, byValue);
  for (const value of [5, 4, 3]) list.add(value);
  expect(list.list()).toEqual([3, 4]);
  list.add(1);
  expect(list.list()).toEqual([1, 3]);
});
