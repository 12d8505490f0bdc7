import { expect, test } from 'vitest';
import { fold, foldTranslit } from '../../src/text/fold.ts';

test.each([
  ['Заказ', 'заказ'],
  ['ещё', 'еще'],
  ['ужаааасно', 'ужасно'],
  ['DON’T', "don't"],
  ['soooo', 'so'],
  ['зaкaз', 'заказ'],
  ['wi', 'wi'],
])('folds %s to %s', (word, form) => {
  expect(fold(word)).toBe(form);
});

test.each([
  ['privezli', 'привезли'],
  ['zakaz', 'заказ'],
  ['shchi', 'щи'],
  ['eshche', 'еще'],
  ['moy', 'мой'],
])('reads translit %s as %s', (word, form) => {
  expect(foldTranslit(word)).toBe(form);
});
