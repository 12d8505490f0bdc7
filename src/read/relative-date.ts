import { addDays } from '../domain/calendar.ts';

const DAYS_AGO: readonly (readonly [RegExp, number])[] = [
  [/^(?:сегодня|только что|today|just now)(?!\p{L})/u, 0],
  [/^(?:вчера|yesterday)(?!\p{L})/u, 1],
  [/^позавчера(?!\p{L})/u, 2],
];
const UNITS = '(минут|час|дн|день|minute|hour|day)';
const AGO = new RegExp(String.raw`^(\d{1,3}|an?|один|одну)?\s?${UNITS}\p{L}*\s(?:назад|ago)$`, 'u');

/**
 * The day that words such as `вчера` and `3 days ago` mean, seen from a day; undefined where they tell no day. Weeks,
 * months and years tell none: a page rounds them.
 * @param text in lower case
 */
export function parseRelativeDay(text: string, today: string): string | undefined {
  const days = DAYS_AGO.find(([words]) => words.test(text))?.[1];
  if (days !== undefined) return addDays(today, -days);
  const ago = AGO.exec(text);
  if (ago === null) return undefined;
  const isDays = /^(?:дн|день|day)/.test(ago[2] ?? '');
  return addDays(today, isDays ? -(Number(ago[1] ?? 1) || 1) : 0);
}
