import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyCounts, KeySet, keyOf } from '../../src/run/key-set.ts';

test('knows what it has seen, like a Set of the strings', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 300 }), (words) => {
      const [keys, oracle] = [new KeySet(), new Set<string>()];
      for (const word of words) {
        expect(keys.add(keyOf(word))).toBe(!oracle.has(word));
        oracle.add(word);
      }
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

test('counts how often each key came, like a Map of the strings', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 400 }), { maxLength: 900 }), (numbers) => {
      const [counts, oracle] = [new KeyCounts(), new Map<number, number>()];
      for (const number of numbers) {
        oracle.set(number, (oracle.get(number) ?? 0) + 1);
        expect(counts.add(keyOf(String(number)))).toBe(oracle.get(number));
      }
    }),
  );
});

test('a set and the counts together take at most 32 bytes a key, however far they have grown', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What is collected is freed by other threads, in their own time.
  const held = async (most: number) => {
    for (let at = 0; at < 50; at += 1) {
      collect();
      if (process.memoryUsage().arrayBuffers <= most) break;
      await setTimeout(20);
    }
    return process.memoryUsage().arrayBuffers;
  };
  const before = await held(0);
  const [keys, counts] = [new KeySet(), new KeyCounts()];
  for (let at = 1; at <= 400_000; at += 1) {
    keys.add(keyOf(`row ${at}`));
    counts.add(keyOf(`text ${at}`));
    if (at % 16_000 === 0) expect(await held(before + 32 * at)).toBeLessThanOrEqual(before + 32 * at);
  }
  expect(counts.add(keyOf('text 1'))).toBe(2);
});
