import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HashSet } from '../../src/text/hash-set.ts';

test('holds what was added since it was cleared, as a set does', () => {
  const set = new HashSet();
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 2_000 }), (hashes) => {
      const plain = new Set<number>();
      set.clear();
      for (const hash of hashes) {
        expect(set.add(hash)).toBe(!plain.has(hash));
        plain.add(hash);
      }
    }),
  );
});
