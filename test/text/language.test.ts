import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { languageOf } from '../../src/text/language.ts';
import { cpuSeconds } from '../cpu-time.ts';
import { root } from '../knowledge.ts';

interface Example {
  /** A language, or what is odd about the text. */
  readonly kind: string;
  readonly written: string;
  readonly text: string;
}

const examples: Example[] = parse(readFileSync(join(root, 'test/text/language.csv')), { columns: true });
/** Of the short texts in other languages; no text that is to be judged may fall out. */
const FLOOR = 0.9;

test('a text that is to be judged never counts as another language', () => {
  const judged = examples.filter(({ written }) => written !== 'other');
  const wrong = judged.filter(({ written, text }) => languageOf(text) !== written);
  console.log(`judged texts: ${judged.length - wrong.length} of ${judged.length} right`);
  expect(wrong).toEqual([]);
});

test('short texts in other languages are mostly told', () => {
  const others = examples.filter(({ written }) => written === 'other');
  const missed = others.filter(({ text }) => languageOf(text) !== 'other');
  console.log(
    `other languages: ${others.length - missed.length} of ${others.length} told; missed:`,
    missed.map(({ kind, text }) => `${kind} ${text}`),
  );
  expect(1 - missed.length / others.length).toBeGreaterThanOrEqual(FLOOR);
});

test('of a long text the beginning is enough, and time is bounded', async () => {
  const texts = {
    en: 'The courier was late. '.repeat(500_000),
    unwritten: 'ðŸ˜'.repeat(5_000_000),
    ru: 'á'.repeat(10_000_000),
  };
  const seconds = await cpuSeconds(() => {
    for (const [written, text] of Object.entries(texts)) expect(languageOf(text)).toBe(written);
  });
  expect(seconds).toBeLessThan(1);
});

const REAL = ['gold/dev.csv', 'external/airline-en.csv', 'external/burgers-en.csv', 'external/delivery-ru.csv'].map(
  (name) => join(root, '../shared', name),
);

test.skipIf(!REAL.every((path) => existsSync(path)))('of Russian and English complaints at most 0.5 % fall out', () => {
  for (const path of REAL) {
    const rows: { text: string }[] = parse(readFileSync(path), { columns: true, bom: true });
    const out = rows.filter(({ text }) => languageOf(text) === 'other').length;
    console.log(`${path.slice(path.lastIndexOf('/') + 1)}: ${out} of ${rows.length} fall out`);
    expect(out / rows.length).toBeLessThanOrEqual(0.005);
  }
});
