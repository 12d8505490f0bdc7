// The corpus that the models are trained on: well labelled, and no text of it written twice or taken from elsewhere.
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SEVERITIES } from '../../src/domain/verdict.ts';
import { readLabelled } from '../gold/labelled.ts';
import { knowledge, root } from '../knowledge.ts';

const corpus = ['ru', 'en'].flatMap((lang) => readLabelled(`${root}data/corpus/${lang}.csv`));
const apart = ['articles', 'seeds', 'hard', 'writer3', 'writer8'].flatMap((name) =>
  readLabelled(`${root}test/gold/${name}.csv`),
);
const OTHERS = ['gold/train', 'gold/dev', 'external/airline-en', 'external/burgers-en', 'external/delivery-ru'];
const elsewhere = OTHERS.map((name) => `${root}../shared/${name}.csv`)
  .filter((path) => existsSync(path))
  .flatMap(readLabelled);

/** Texts of which half the runs of three words are the same are one text written twice. */
const ALIKE = 0.5;
/** A run that stands in so many texts tells nothing. */
const COMMON = 400;

test('every row has labels of the guide', () => {
  const codes = new Set(Object.keys(knowledge.categories));
  for (const { id, severity, category, others, text } of corpus) {
    expect(SEVERITIES as readonly string[], id).toContain(severity);
    expect(
      [category, ...others].filter((code) => !codes.has(code)),
      id,
    ).toEqual([]);
    expect((category === 'none') === (severity === 'none'), id).toBe(true);
    expect(new Set([category, ...others]).size, id).toBe(1 + others.length);
    expect(text.trim(), id).toBe(text);
  }
  expect(new Set(corpus.map(({ id }) => id)).size).toBe(corpus.length);
});

test('three thousand rows, both languages, every failure', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(3000);
  for (const lang of ['ru', 'en']) expect(corpus.filter((row) => row.lang === lang).length).toBeGreaterThan(1200);
  const rare = ['wrong-name', 'extra-item', 'content-error', 'review-pressure', 'needless-contact', 'misconduct'];
  for (const code of rare) expect(corpus.filter(({ category }) => category === code).length, code).toBeGreaterThan(60);
});

test(`no text is written twice (${corpus.length} + ${apart.length} rows, against ${elsewhere.length} others)`, {
  timeout: 60_000,
}, () => {
  expect(nearDuplicates([...corpus, ...apart], elsewhere)).toEqual([]);
});

test('a text that changes a word is found', () => {
  const [text = ''] = corpus.map((row) => row.text).filter((one) => one.split(' ').length > 15);
  const copy = text.replace(/ \S+ \S+$/, ' something else');
  expect(nearDuplicates([{ id: 'a', text }], [{ id: 'b', text: copy }])).toEqual(['a ~ b']);
});

type Text = Pick<(typeof corpus)[number], 'id' | 'text'>;

function nearDuplicates(own: readonly Text[], others: readonly Text[]): string[] {
  const all = [...own, ...others];
  const runs = all.map(({ text }) => runsOf(text));
  const byRun = new Map<string, number[]>();
  for (const [at, set] of runs.entries())
    for (const run of set) {
      const texts = byRun.get(run);
      if (texts === undefined) byRun.set(run, [at]);
      else texts.push(at);
    }
  return own.flatMap(({ id }, at) => {
    const shared = new Map<number, number>();
    for (const run of runs[at] ?? []) {
      const texts = byRun.get(run) ?? [];
      if (texts.length < COMMON)
        for (const other of texts) if (other > at) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared]
      .filter(([other, count]) => count / ((runs[at]?.size ?? 0) + (runs[other]?.size ?? 0) - count) >= ALIKE)
      .map(([other]) => `${id} ~ ${all[other]?.id}`);
  });
}

/** Runs of three words, whatever their case, marks and digits. */
function runsOf(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/\d+/g, '0')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(Array.from({ length: Math.max(1, words.length - 2) }, (_, at) => words.slice(at, at + 3).join(' ')));
}
