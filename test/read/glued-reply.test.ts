import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutReply } from '../../src/read/glued-reply.ts';

const cut = (text: string) => {
  const { text: own, reply } = cutReply(text);
  return [own, reply];
};

describe('a reply glued to a text is cut off', () => {
  test.each([
    ['behind a heading', 'Чайник течёт. Ответ продавца: Замените прокладку.', 'Чайник течёт.', 'Замените прокладку.'],
    [
      'behind an English heading',
      'The kettle leaks. Response from the owner: Call us.',
      'The kettle leaks.',
      'Call us.',
    ],
    [
      'at thanks for the review, with no sign before it',
      'Чайник течёт с первого дня Спасибо за ваш отзыв, Пётр! Напишите нам в чат.',
      'Чайник течёт с первого дня',
      'Спасибо за ваш отзыв, Пётр! Напишите нам в чат.',
    ],
    [
      'at a greeting with an apology behind it',
      'Крышка треснула. Добрый день! Приносим извинения за брак.',
      'Крышка треснула.',
      'Добрый день! Приносим извинения за брак.',
    ],
    [
      'at a name with thanks behind it',
      'Крышка треснула. Олег, спасибо, что сообщили о браке. Нам жаль.',
      'Крышка треснула.',
      'Олег, спасибо, что сообщили о браке. Нам жаль.',
    ],
    [
      'at thanks by name',
      'Пользуемся каждый день Спасибо, Вера! Мы рады, что чайник вам служит.',
      'Пользуемся каждый день',
      'Спасибо, Вера! Мы рады, что чайник вам служит.',
    ],
    [
      'in English',
      'Lid cracked within a week. Dear Ann, thank you for your feedback. Please contact our support.',
      'Lid cracked within a week.',
      'Dear Ann, thank you for your feedback. Please contact our support.',
    ],
    [
      'where it is all',
      'Здравствуйте! Благодарим за высокую оценку, будем рады видеть вас снова',
      '',
      'Здравствуйте! Благодарим за высокую оценку, будем рады видеть вас снова',
    ],
  ])('%s', (_, text, own, reply) => expect(cut(text)).toEqual([own, reply]));

  test('and what the page repeats behind it with it, without its headings', () => {
    const text =
      'Достоинства:Быстро греет Недостатки:Течёт у носика， пахнет Здравствуйте! Проверьте прокладку. ещё. Достоинства:Быстро греет. Недостатки:Течёт у носика， пахнет';
    expect(cut(text)).toEqual(['Быстро греет\nТечёт у носика, пахнет', 'Здравствуйте! Проверьте прокладку.']);
  });

  test('also from a comment, which the page does not repeat', () => {
    const text =
      'Достоинства:Цена Комментарий:Крышка не закрывается Здравствуйте, это заводской допуск. ещё. Достоинства:Цена';
    expect(cut(text)).toEqual(['Цена\nКрышка не закрывается', 'Здравствуйте, это заводской допуск.']);
  });
});

describe('a customer’s own words stay', () => {
  test.each([
    'Здравствуйте, хочу вернуть чайник: он течёт с первого дня.',
    'Спасибо за отзывы, помогли выбрать. Чайник хороший.',
    'Спасибо большое продавцу, дошло быстро!',
    'Добрый день! Третий раз пишу вам, что чайник течёт, и никто не отвечает.',
    'Hello, my kettle leaks and nobody answers. Thanks for nothing.',
    'Нам привезли не тот чайник. Мы рады, что хоть целый.',
  ])('%s', (text) => expect(cut(text)).toEqual([text, undefined]));

  test('and nothing of any text is lost but what stands between', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const { text: own, reply = '' } = cutReply(text);
        expect(own.length + reply.length).toBeLessThanOrEqual(text.length + 1);
      }),
    );
  });
});
