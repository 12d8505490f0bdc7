import type { DateOrder } from '../domain/row.ts';
import { detectDateOrder, needsReference, parseDate, type Reference } from './date.ts';

type Cells = readonly (readonly string[])[];

export interface DateOptions {
  readonly dateOrder?: DateOrder | undefined;
  /** YYYY-MM-DD, when the log was made. */
  readonly today?: string | undefined;
}

/** What the sample of a log says about its date column. */
export interface DateChoice {
  readonly order: DateOrder | undefined;
  /** Nothing tells day from month. */
  readonly ambiguous: boolean;
  /** The column from which dates without a year are seen. */
  readonly asOf: number | undefined;
  /** What they are seen from where there is no such column. */
  readonly seenFrom: Reference;
  /** Some dates have no year, or are told from today, and nobody says when the log was made. */
  readonly unseen: boolean;
  /** The page said `a year ago`: the same day of the month and minute in many months, and no day that is known. */
  readonly rounded: Rounded | undefined;
  /** A spreadsheet that expects the month first has turned the dates that it could, and left the others. */
  readonly turned: boolean;
}

export interface Rounded {
  /** `-16` */
  readonly dayOfMonth: string;
  readonly minute: number;
  /** Rows of the sample. */
  readonly count: number;
}

const SAMPLE_ROWS = 5000;
/** Months in which the same minute of the same day can be no chance. */
const ROUNDED_MONTHS = 5;
/** Dates of each form at least, before a column counts as turned. */
const TURNED = 20;

/** The date column of which most values can be read; on a tie the one in which day and month cannot be confused. */
export function bestDate(cells: Cells) {
  return (candidates: readonly number[]): number | undefined => {
    const columns = candidates.map((at) => ({ at, ...detectDateOrder(valuesAt(cells, at)) }));
    const readable = columns.filter((column) => column.readable * 2 > column.filled || cells.length === 0);
    return readable.sort(
      (a, b) =>
        Number(a.mixed) - Number(b.mixed) || Number(a.ambiguous) - Number(b.ambiguous) || b.readable - a.readable,
    )[0]?.at;
  };
}

/** Whether a column of another name holds dates, and nothing else; bare numbers may be anything. */
export function looksLikeDates(cells: Cells, at: number): boolean {
  const { readable, filled } = detectDateOrder(valuesAt(cells, at).filter((value) => !/^\d*$/.test(value.trim())));
  return filled > 0 && filled * 2 > Math.min(cells.length, SAMPLE_ROWS) && readable >= 0.95 * filled;
}

/**
 * How the date column is read: in the order that the user chose, else in the one in which most values make sense, else
 * in the one that is usual in such logs.
 */
export function readDatesOf(
  date: number | undefined,
  cells: Cells,
  { dateOrder: chosen, today }: DateOptions,
  usual: DateOrder | undefined,
  /** Columns that may say when a row was seen. */
  asOf: readonly number[],
): DateChoice {
  if (date === undefined) return NO_DATES;
  const values = valuesAt(cells, date);
  const detected = detectDateOrder(values);
  const order = chosen ?? detected.fits.find((fitting) => fitting === usual) ?? detected.order;
  const ambiguous = detected.ambiguous && chosen === undefined && usual === undefined;
  const isShort = values.some((value) => needsReference(value, order));
  const seen = isShort && today === undefined ? asOf.find((at) => isDate(cells, at)) : undefined;
  const seenFrom = today === undefined ? { year: latestYear(values, order) } : { today };
  return {
    order,
    ambiguous,
    asOf: seen,
    seenFrom,
    unseen: isShort && today === undefined && seen === undefined,
    rounded: findRounded(values, order),
    turned: chosen === undefined && isTurned(values),
  };
}

const NO_DATES: DateChoice = {
  order: undefined,
  ambiguous: false,
  asOf: undefined,
  seenFrom: {},
  unseen: false,
  rounded: undefined,
  turned: false,
};

/** The day of the month and the minute that recur in many months, where nearly nothing else has that minute. */
function findRounded(values: readonly string[], order: DateOrder): Rounded | undefined {
  const stamps = new Map<string, { readonly minute: number; readonly months: Set<string>; count: number }>();
  const minutes = new Map<number, number>();
  for (const value of values) {
    const date = parseDate(value, order);
    if (date?.minute === undefined) continue;
    const key = `${date.day.slice(7)} ${date.minute}`;
    const stamp = stamps.get(key) ?? { minute: date.minute, months: new Set<string>(), count: 0 };
    stamp.months.add(date.day.slice(0, 7));
    stamp.count += 1;
    stamps.set(key, stamp);
    minutes.set(date.minute, (minutes.get(date.minute) ?? 0) + 1);
  }
  const found = [...stamps].find(
    ([, { minute, months, count }]) => months.size >= ROUNDED_MONTHS && count > 0.8 * (minutes.get(minute) ?? 0),
  );
  return found && { dayOfMonth: found[0].slice(0, 3), minute: found[1].minute, count: found[1].count };
}

/** All that begin with a day have one that is no month, and all that begin with a year have days that are months. */
function isTurned(values: readonly string[]): boolean {
  const fields = (pattern: RegExp) =>
    values.flatMap((value) => {
      const match = pattern.exec(value.trim());
      return match === null ? [] : [[Number(match[1]), Number(match[2])] as const];
    });
  const left = fields(/^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}(?!\d)/);
  const turned = fields(/^\d{4}-(\d{1,2})-(\d{1,2})(?!\d)/);
  return (
    left.length >= TURNED &&
    turned.length >= TURNED &&
    left.every(([day]) => day > 12) &&
    turned.every(([, month]) => month <= 12)
  );
}

function isDate(cells: Cells, at: number): boolean {
  const { readable, filled } = detectDateOrder(valuesAt(cells, at));
  return readable > 0 && readable === filled;
}

/** The last year that the log's first dates name. */
function latestYear(values: readonly string[], order: DateOrder): number | undefined {
  const latest = values.reduce(
    (last, value) => Math.max(last, Number(parseDate(value, order)?.day.slice(0, 4) ?? 0)),
    0,
  );
  return latest === 0 ? undefined : latest;
}

function valuesAt(cells: Cells, at: number): string[] {
  return cells.slice(0, SAMPLE_ROWS).map((row) => row[at] ?? '');
}
