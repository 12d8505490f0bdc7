import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attempt, attemptReading } from './attempt.ts';
import { fuzz } from './fuzz.ts';
import { Random } from './random.ts';
import { SAMPLES, samplesOf } from './samples.ts';

test('500 hostile inputs are read or refused, and no row is lost (npm run fuzz tries 10,000)', {
  timeout: 120_000,
}, async () => {
  const { failed, read, refused, rows } = await fuzz(0, 500);
  expect(Object.fromEntries(failed)).toEqual({});
  // Neither all refused nor all harmless: else the inputs would test nothing.
  expect(Math.min(read, refused)).toBeGreaterThan(100);
  expect(rows).toBeGreaterThan(500);
});

test.each(SAMPLES.map((sample) => [sample.name, sample] as const))('%s is read whole', async (_, sample) => {
  const outcome = await attempt(sample, new Random(1));
  expect(outcome.kind).toBe('read');
});

test('any bytes under any name are read or refused', async () => {
  const names = fc.constantFrom('x.csv', 'x.json', 'x.xlsx', 'x.parquet', 'x.txt', 'x.zip', 'x.gz');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), names, async (bytes, name) => {
      expect(await attemptReading({ name, bytes }, new Random(bytes.length))).not.toHaveProperty('what');
    }),
    { numRuns: 300 },
  );
});

describe('each byte of a small log flipped', () => {
  const small = samplesOf([
    ['1', '', '1', 'Суп, холодный', ''],
    ['2', '2025-11-18', '', 'Late', 'Sorry'],
  ]);
  // A workbook is forty times as long as its text: every fifth byte.
  test.each(small.map((sample) => [sample.name, sample, sample.name.endsWith('.xlsx') ? 5 : 1] as const))(
    '%s is read or refused, and no row is lost',
    { timeout: 120_000 },
    async (_, { name, bytes }, step) => {
      const random = new Random(7);
      for (let at = 0; at < bytes.length; at += step) {
        const flipped = Uint8Array.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (random.once(2) ? 0xff : 1 << random.below(8));
        const outcome = await attemptReading({ name, bytes: flipped }, random);
        if ('what' in outcome) expect([at, outcome]).toBeUndefined();
      }
    },
  );
});
