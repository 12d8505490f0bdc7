import type { DateOrder } from '../domain/row.ts';
import { detectDateOrder } from './date.ts';

type Cells = readonly (readonly string[])[];

export interface DateOrderChoice {
  readonly dateOrder?: DateOrder | undefined;
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

/** The order that the user chose, else the one in which most values make sense, else the one that is usual in such logs. */
export function dateOrderOf(
  date: number | undefined,
  cells: Cells,
  chosen: DateOrder | undefined,
  usual: DateOrder | undefined,
): { order: DateOrder | undefined; ambiguous: boolean } {
  if (date === undefined) return { order: undefined, ambiguous: false };
  const { order, ambiguous } = detectDateOrder(valuesAt(cells, date));
  if (ambiguous && usual !== undefined) return { order: chosen ?? usual, ambiguous: false };
  return { order: chosen ?? order, ambiguous: ambiguous && chosen === undefined };
}

function valuesAt(cells: Cells, at: number): string[] {
  return cells.slice(0, SAMPLE_ROWS).map((row) => row[at] ?? '');
}
