import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeExcerpt } from '../../src/analyse/excerpt.ts';
import { cpuSeconds } from '../cpu-time.ts';

const LONG = `${'Сначала всё было хорошо и ничего не предвещало. '.repeat(6)}Потом курьер опоздал на час. ${'Дальше снова ждали. '.repeat(8)}`;
const words = (excerpt: string, { start, end }: { start: number; end: number }) =>
  [...excerpt].slice(start, end).join('');

test('cuts around the evidence, and the mark still stands on its words', () => {
  const start = [...LONG].join('').indexOf('опоздал');
  const { excerpt, marks } = makeExcerpt(
    LONG,
    [{ start, end: start + 7, cue: 'late-delivery/courier', for: 'late-delivery' }],
    {
      lang: 'ru',
      masked: true,
      about: 'late-delivery',
    },
  );
  expect([...excerpt].length).toBeLessThanOrEqual(160);
  expect(excerpt).toMatch(/^….*…$/);
  expect(marks.map((mark) => words(excerpt, mark))).toEqual(['опоздал']);
});

test('masks, and moves marks behind the mask', () => {
  const text = 'Звоните +7 900 000-12-34, курьер опоздал';
  const start = text.indexOf('опоздал');
  const { excerpt, marks } = makeExcerpt(text, [{ start, end: start + 7, cue: 'x/y', for: 'x' }], {
    lang: 'ru',
    masked: true,
    about: 'x',
  });
  expect(excerpt).toBe('Звоните [телефон], курьер опоздал');
  expect(words(excerpt, marks[0] ?? { start: 0, end: 0 })).toBe('опоздал');
  expect(makeExcerpt(text, [], { lang: 'ru', masked: false, about: 'x' }).excerpt).toBe(text);
});

test('never grows over 160 characters, nor points outside', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat(400), fc.nat(60), (text, start, length) => {
      const size = [...text].length;
      const mark = { start: Math.min(start, size), end: Math.min(start + length, size), cue: 'x/y', for: 'x' };
      const { excerpt, marks } = makeExcerpt(text, [mark], { lang: 'en', masked: false, about: 'x' });
      expect([...excerpt].length).toBeLessThanOrEqual(160);
      for (const { start: from, end } of marks) {
        expect(from).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual([...excerpt].length);
      }
    }),
  );
});

test('of a text of a million characters only what stands near the evidence is masked', async () => {
  const far = 'Иван Петров, +7 900 000-12-34, ул. Ленина, д. 5, кв. 3. '.repeat(10_000);
  const text = `${far}Курьер опоздал, звоните +7 900 000-12-34. ${far}`;
  const start = far.length + 7;
  const evidence = [{ start, end: start + 7, cue: 'x/y', for: 'x' }];
  const cut = () => makeExcerpt(text, evidence, { lang: 'ru', masked: true, about: 'x' });
  expect(await cpuSeconds(cut)).toBeLessThan(2);
  const { excerpt, marks } = cut();
  expect(excerpt).toContain('Курьер опоздал, звоните [телефон].');
  expect(excerpt).toMatch(/^….*…$/);
  expect(excerpt).not.toMatch(/\d/);
  expect(marks.map((mark) => words(excerpt, mark))).toEqual(['опоздал']);
});
