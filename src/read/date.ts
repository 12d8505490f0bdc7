import { DATE_ORDERS, type DateOrder, type WallClock } from '../domain/row.ts';
import { parseRelativeDay } from './relative-date.ts';

/** Names of months by their first letters, both languages; `мая` and `май` share two. */
const MONTHS = [
  ['jan', 'янв'],
  ['feb', 'фев'],
  ['mar', 'мар'],
  ['apr', 'апр'],
  ['may', 'май', 'мая'],
  ['jun', 'июн'],
  ['jul', 'июл'],
  ['aug', 'авг'],
  ['sep', 'сен'],
  ['oct', 'окт'],
  ['nov', 'ноя'],
  ['dec', 'дек'],
] as const;

const TIME = /(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*([ap])?\.?m?\.?/i;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d])/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?![\d])/;
const DAY_NAME_YEAR =
  /^(?:[a-zа-я]{2,12}[.,]*\s+)?(\d{1,2})(?:st|nd|rd|th|-?го|-?е)?[\s.-]+([a-zа-я]{3,9})[\s.,-]*(?:(\d{4}|\d{2})(?![\d:]))?/;
const NAME_DAY_YEAR =
  /^(?:[a-z]{3,9}[.,]*\s+)?([a-z]{3,9})[\s.]+(\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(\d{4})(?![\d:]))?/;
const LAST_YEAR = /\s(\d{4})$/;
const UNIX = /^(\d{10}|\d{13})(?:\.0+)?$/;
const EARLIEST = 1990;
const LATEST = 2100;
/** Any will do to tell whether a date can be read at all; a leap year has all days. */
const SOME_DAY: Reference = { today: '2024-12-31' };

/** Day, month and year as numbers in the order of the text; `named` where the month is a word. */
interface Parts {
  readonly fields: readonly [number, number, number | undefined];
  readonly form: 'yearFirst' | 'yearLast' | 'named';
}

/** What a date that says less than a day is seen from. */
export interface Reference {
  /** YYYY-MM-DD, when the log was made: a date without a year is the last before it. */
  readonly today?: string | undefined;
  /** Of dates without a year, where `today` is not known. */
  readonly year?: number | undefined;
}

/**
 * Reads a date as the log's wall clock shows it: a time zone that stands behind it is not applied. Unix seconds and
 * milliseconds are read as UTC, since they show no wall clock. Undefined where it is no date, where the order makes no
 * day that exists, and where the year is missing and nothing is given that it could be seen from.
 */
export function parseDate(value: string, order: DateOrder, seenFrom: Reference = {}): WallClock | undefined {
  const text = value.trim().toLowerCase();
  const unix = UNIX.exec(text)?.[1];
  if (unix !== undefined) return fromUnix(Number(unix) * (unix.length === 10 ? 1000 : 1));
  const parts = splitDate(text);
  if (parts === undefined) return relative(text, seenFrom);
  const [a, b, c = yearOf(parts, seenFrom)] = parts.fields;
  if (c === undefined) return undefined;
  const [day, month, fullYear] =
    parts.form === 'yearFirst'
      ? [c, b, a]
      : parts.form === 'yearLast' && order === 'mdy'
        ? [b, a, c]
        : parts.form === 'yearLast' && order === 'ymd'
          ? [c, b, a]
          : [a, b, c];
  return wallClock(fullYear < 100 ? 2000 + fullYear : fullYear, month, day, minuteOf(text));
}

/** True where a date is written that no year, or no day, is written in. */
export function needsReference(value: string, order: DateOrder): boolean {
  return parseDate(value, order) === undefined && parseDate(value, order, SOME_DAY) !== undefined;
}

/** What a sample of a date column says about its order. */
export interface DateColumn {
  readonly order: DateOrder;
  /** Orders in which as many can be read. */
  readonly fits: readonly DateOrder[];
  /** Values that can be read in this order, of those that are not empty. */
  readonly readable: number;
  readonly filled: number;
  /** Nothing in the sample tells day from month. */
  readonly ambiguous: boolean;
  /** Years stand first in some values and last in others: the column was written by two hands. */
  readonly mixed: boolean;
}

/** Finds the order in which most values make sense; on a tie day before month, as most of the world writes. */
export function detectDateOrder(values: readonly string[]): DateColumn {
  const filled = values.filter((value) => value.trim() !== '');
  const readable = DATE_ORDERS.map(
    (order) => filled.filter((value) => parseDate(value, order, SOME_DAY) !== undefined).length,
  );
  const best = Math.max(...readable);
  const at = readable.indexOf(best);
  // Who writes dots writes the day first.
  const ambiguous =
    readable[0] === readable[1] &&
    filled.some((value) => /^\d+[-/]\d+[-/]\d/.test(value.trim()) && isNumericDate(value));
  const mixed = filled.some(isNumericDate) && filled.some((value) => YEAR_FIRST.test(value.trim()));
  const fits = DATE_ORDERS.filter((_, each) => readable[each] === best);
  return { order: DATE_ORDERS[at] ?? 'dmy', fits, readable: best, filled: filled.length, ambiguous, mixed };
}

function isNumericDate(value: string): boolean {
  return YEAR_LAST.test(value.trim());
}

function relative(text: string, { today }: Reference): WallClock | undefined {
  const day = today === undefined ? undefined : parseRelativeDay(text, today);
  return day === undefined ? undefined : { day, minute: minuteOf(text) };
}

/** The last year in which the day is not after the log was made. */
function yearOf({ fields: [day, month] }: Parts, { today, year }: Reference): number | undefined {
  if (today === undefined) return year;
  const written = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return Number(today.slice(0, 4)) - Number(written > today.slice(5));
}

function splitDate(text: string): Parts | undefined {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return numeric(yearFirst, 'yearFirst');
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast !== null) return numeric(yearLast, 'yearLast');
  const dayFirst = DAY_NAME_YEAR.exec(text);
  if (dayFirst !== null) return named(dayFirst[1], dayFirst[2], dayFirst[3], text);
  const nameFirst = NAME_DAY_YEAR.exec(text);
  return nameFirst === null ? undefined : named(nameFirst[2], nameFirst[1], nameFirst[3], text);
}

function numeric(match: RegExpExecArray, form: 'yearFirst' | 'yearLast'): Parts {
  return { fields: [Number(match[1]), Number(match[2]), Number(match[3])], form };
}

function named(
  day: string | undefined,
  name: string | undefined,
  year: string | undefined,
  text: string,
): Parts | undefined {
  const month = MONTHS.findIndex((names) => names.some((start) => name?.startsWith(start))) + 1;
  if (month === 0) return undefined;
  const written = year ?? LAST_YEAR.exec(text)?.[1];
  return { fields: [Number(day), month, written === undefined ? undefined : Number(written)], form: 'named' };
}

function wallClock(year: number, month: number, day: number, minute: number | undefined): WallClock | undefined {
  if (year < EARLIEST || year > LATEST || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return undefined;
  return { day: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, minute };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function minuteOf(text: string): number | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const half = match[3];
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(match[2]);
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

function fromUnix(milliseconds: number): WallClock | undefined {
  const date = new Date(milliseconds);
  return wallClock(
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours() * 60 + date.getUTCMinutes(),
  );
}
