import { expect, test } from 'vitest';
import { languageOf } from '../../src/text/language.ts';

test.each([
  ['Курьер опоздал на час', 'ru'],
  ['The courier was late', 'en'],
  ['app не работает', 'ru'],
  ['ok', 'en'],
  ['Сервис норм, delivery ok', 'ru'],
  ['👍', 'unwritten'],
  ['5!!!', 'unwritten'],
  ['Das Essen war kalt und der Fahrer ist nicht gekommen', 'other'],
  ['La comida llegó fría y el repartidor no vino, muy mal', 'other'],
  ["Кур'єр запізнився на годину, їжа холодна і дорога", 'other'],
  ['外卖迟到了两个小时', 'other'],
  ['Food from El Sol was cold, la la land service', 'en'],
])('%s is %s', (text, written) => {
  expect(languageOf(text)).toBe(written);
});
