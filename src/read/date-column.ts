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
}

const SAMPLE_ROWS = 5000;

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
  if (date === undefined) return { order: undefined, ambiguous: false, asOf: undefined, seenFrom: {}, unseen: false };
  const values = valuesAt(cells, date);
  const detected = detectDateOrder(values);
  const order = chosen ?? (detected.ambiguous ? usual : undefined) ?? detected.order;
  const ambiguous = detected.ambiguous && chosen === undefined && usual === undefined;
  const isShort = values.some((value) => needsReference(value, order));
  const seen = isShort && today === undefined ? asOf.find((at) => isDate(cells, at)) : undefined;
  const seenFrom = today === undefined ? { year: latestYear(values, order) } : { today };
  return { order, ambiguous, asOf: seen, seenFrom, unseen: isShort && today === undefined && seen === undefined };
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
