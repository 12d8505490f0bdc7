import { wallClockOf } from '../wall-clock.ts';

export type DateFormat = 'day' | 'moment' | 'time';

const DAY = 86_400;
/** 1970-01-01 as a serial number of the 1900 system. */
const EPOCH = 25_569;
/** Days between the 1904 and the 1900 system. */
const SINCE_1904 = 1462;
const FIRST_OF_MARCH_1900 = 61;

/** Formats that have a number and no code (ECMA-376, 18.8.30), those of East Asian languages too. */
const BUILT_IN: readonly (readonly [number, number, DateFormat])[] = [
  [14, 17, 'day'],
  [18, 21, 'time'],
  [22, 22, 'moment'],
  [27, 31, 'day'],
  [32, 35, 'time'],
  [36, 36, 'day'],
  [45, 47, 'time'],
  [50, 58, 'day'],
];

/** What a number format makes of a number: a date or a time, or undefined where it stays a number. */
export function dateFormatOf(id: number, code: string | undefined): DateFormat | undefined {
  if (code === undefined) return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2];
  // Quoted text, escaped signs, colours and conditions say nothing; [h] is elapsed time.
  const signs = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  const [first = ''] = signs.toLowerCase().split(';');
  if (/general|0[.,]?0*e[+-]/.test(first)) return undefined;
  const hasDay = /[yd]|м{2,}|г{2,}|m{3,}/.test(first);
  const hasTime = /[hs]/.test(first);
  if (hasDay) return hasTime ? 'moment' : 'day';
  return hasTime ? 'time' : undefined;
}

/** A serial number as the sheet shows it, `YYYY-MM-DD HH:MM:SS`; the text as it is where it is no such number. */
export function serialDate(value: string, format: DateFormat, uses1904: boolean): string {
  const serial = Number(value) + (uses1904 ? SINCE_1904 : 0);
  if (!Number.isFinite(serial) || serial < 0) return value;
  // The 1900 system has a 29 February 1900 that never was.
  const days = !uses1904 && serial < FIRST_OF_MARCH_1900 - 1 ? serial + 1 : serial;
  const seconds = Math.round((days - EPOCH) * DAY);
  if (format === 'time' && days < 2) return wallClockOf(seconds * 1000, true).slice(11);
  return wallClockOf(seconds * 1000, format === 'moment' || seconds % DAY !== 0);
}
