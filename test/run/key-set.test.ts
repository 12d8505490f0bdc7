import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeySet, keyOf } from '../../src/run/key-set.ts';

test('knows what it has seen, like a Set of the strings', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 300 }), (words) => {
      const [keys, oracle] = [new KeySet(), new Set<string>()];
      for (const word of words) {
        expect(keys.add(keyOf(word))).toBe(!oracle.has(word));
        oracle.add(word);
      }
      expect(keys.size).toBe(oracle.size);
    }),
  );
});

test('holds 300,000 keys apart through all its growth', () => {
  const keys = new KeySet();
  for (let at = 0; at < 300_000; at += 1) expect(keys.add(keyOf(`row ${at}`))).toBe(true);
  for (let at = 0; at < 300_000; at += 997) expect(keys.add(keyOf(`row ${at}`))).toBe(false);
});

test('takes the key that looks like an empty slot', () => {
  const keys = new KeySet();
  expect(keys.add({ high: 0, low: 0 })).toBe(true);
  expect(keys.add({ high: 0, low: 0 })).toBe(false);
});
