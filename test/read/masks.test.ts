import { expect, test } from 'vitest';
import { foldMasks } from '../../src/read/masks.ts';

test.each([
  ['On XX/XX/2019 I called XXXX XXXX about account XXXX.', 'On *** I called *** *** about account ***.'],
  ['XXXX XXXX, XX/XX/2019.', ''],
  ['Заказ [NUM] привёз [ИМЯ_1], звонил {{PHONE}}', 'Заказ *** привёз ***, звонил ***'],
])('hides what the export has hidden: %s', (text, folded) => expect(foldMasks(text)).toBe(folded));

test.each(['Size XXL and XXX', 'Взял [2] штуки, см. [фото]', 'MAXXXXX', 'an [EDIT', '{not a mask}'])(
  'leaves words: %s',
  (text) => expect(foldMasks(text)).toBe(text),
);
