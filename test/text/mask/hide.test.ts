import { expect, test } from 'vitest';
import { hide, hideNothing } from '../../../src/text/mask/hide.ts';
import { mask } from '../../../src/text/mask/mask.ts';

const TEXT = '😂 call +1 202 555 0143\nor write to ann@example.com today';

test('shows what mask shows, line ends as blanks', () => {
  expect(hide([...TEXT], 'en').shown.join('')).toBe(mask(TEXT, 'en').replace('\n', ' '));
});

test('says where each place has moved to; a place inside personal data is where they are hidden', () => {
  const points = [...TEXT];
  const { shown, placeOf } = hide(points, 'en');
  const wordAt = (word: string) => placeOf(points.join('').indexOf(word) - 1);
  expect(shown.slice(wordAt('today')).join('')).toBe('today');
  expect(shown.slice(wordAt('555')).join('')).toMatch(/^\[phone\] or/);
  expect(placeOf(points.length)).toBe(shown.length);
});

test('hides nothing where it is told to', () => {
  const { shown, placeOf } = hideNothing([...TEXT]);
  expect([shown.join(''), placeOf(7)]).toEqual([TEXT.replace('\n', ' '), 7]);
});
