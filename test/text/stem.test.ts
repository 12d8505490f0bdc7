import { expect, test } from 'vitest';
import { createStemmer } from '../../src/text/stem.ts';
import { knowledge } from '../knowledge.ts';

const stem = createStemmer(knowledge.stems);

test.each([
  ['вернуть', 'верните'],
  ['деньги', 'денег'],
  ['списали', 'списание'],
  ['пришел', 'пришла'],
  ['ребенок', 'ребенка'],
  ['заказ', 'заказов'],
  ['sent', 'send'],
  ['delivery', 'deliveries'],
  ['broken', 'broke'],
])('%s and %s are one word', (one, other) => {
  expect(stem(one)).toBe(stem(other));
});

test.each([
  ['плата', 'плато'],
  ['стоимость', 'стоим'],
  ['заказ', 'заказал'],
])('%s and %s are two', (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});

test('remembers without end', () => {
  for (let at = 0; at < 120_000; at += 1) stem(`слово${at}`);
  expect(stem('курьеры')).toBe(stem('курьера'));
});
