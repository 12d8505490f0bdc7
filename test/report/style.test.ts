import { expect, test } from 'vitest';
import { setOff } from '../../src/report/style.ts';

const star = (words: string) => `*${words}*`;

test('sets words off, and takes marks that overlap or touch for one', () => {
  const marks = [
    { start: 4, end: 8 },
    { start: 0, end: 5 },
    { start: 8, end: 9 },
    { start: 11, end: 12 },
  ];
  expect(setOff('😂bcdefghijklm', marks, star)).toBe('*😂bcdefghi*jk*l*m');
  expect(setOff('plain', [], star)).toBe('plain');
});
