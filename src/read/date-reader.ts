import { DATE_ORDERS, type LogFormat, type WallClock } from '../domain/row.ts';
import { parseDate } from './date.ts';
import type { DateChoice } from './date-column.ts';

const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})/;

/** Reads the dates of a log as its first rows said, and notes those that contradict them. */
export class DateReader {
  readonly #format: Pick<LogFormat, 'dateOrder'>;
  readonly #choice: Pick<DateChoice, 'seenFrom' | 'rounded' | 'turned'>;
  /** Dates that make sense in another order only. */
  contradicting = 0;
  /** The first of them. */
  first: { readonly line: number; readonly value: string; readonly order: string } | undefined;

  constructor(format: Pick<LogFormat, 'dateOrder'>, choice: Pick<DateChoice, 'seenFrom' | 'rounded' | 'turned'>) {
    this.#format = format;
    this.#choice = choice;
  }

  /** @param seen when the row was seen, as its own column says */
  read(value: string, seen: string, line: number): WallClock | undefined {
    const { dateOrder = 'dmy' } = this.#format;
    const { seenFrom, rounded, turned } = this.#choice;
    const today = seen === '' ? undefined : parseDate(seen, dateOrder)?.day;
    const from = today === undefined ? seenFrom : { today };
    const date = parseDate(turned ? value.replace(YEAR_FIRST, '$1-$3-$2') : value, dateOrder, from);
    if (date === undefined) this.#noteContradiction(value, line);
    const isRounded = rounded !== undefined && date?.minute === rounded.minute && date.day.endsWith(rounded.dayOfMonth);
    return isRounded ? undefined : date;
  }

  #noteContradiction(value: string, line: number): void {
    const { dateOrder } = this.#format;
    const order = DATE_ORDERS.find((other) => other !== dateOrder && parseDate(value, other) !== undefined);
    if (order === undefined) return;
    this.contradicting += 1;
    this.first ??= { line, value, order };
  }
}
