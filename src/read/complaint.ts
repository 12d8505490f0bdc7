import type { Complaint, LogFormat } from '../domain/row.ts';
import { parseDate } from './date.ts';
import { stripMarkup } from './markup.ts';
import { parseRating } from './number.ts';
import type { TableRow } from './table.ts';

/** What exports write where there is nothing. */
const NOTHING = /^(?:null|nan|none|n\/a|undefined|-|–|—|дата не указана)$/i;

/** Makes the function that turns a row of a table into a complaint; call it once for each row, in order. */
export function complaintMapper(
  { columns, dateOrder = 'dmy' }: LogFormat,
  source: number,
  sample: readonly (readonly string[])[],
): (row: TableRow) => Complaint {
  const year =
    columns.date === undefined ? undefined : latestYear(sample.map((cells) => cells[columns.date ?? -1] ?? ''));
  let number = 0;
  return ({ line, cells }) => {
    number += 1;
    const cell = (at: number | undefined): string | undefined => {
      const value = at === undefined ? '' : (cells[at] ?? '').trim();
      return value === '' || NOTHING.test(value) ? undefined : value;
    };
    const written = cell(columns.date);
    const date = written === undefined ? undefined : parseDate(written, dateOrder, year);
    const rating = cell(columns.rating);
    const reply = cell(columns.reply);
    return {
      source,
      line,
      id: cell(columns.id) ?? String(number),
      text: columns.text
        .map((at) => stripMarkup(cell(at) ?? ''))
        .filter((part) => part !== '')
        .join('\n'),
      date,
      dateUnreadable: written !== undefined && date === undefined,
      rating: rating === undefined ? undefined : parseRating(rating),
      reply: reply === undefined ? undefined : stripMarkup(reply),
      value: cell(columns.value),
      customer: cell(columns.customer),
      channel: cell(columns.channel),
      product: cell(columns.product),
      place: cell(columns.place),
      cells,
    };
  };

  /** A date without a year belongs to the last year that the log's first dates name. */
  function latestYear(values: readonly string[]): number | undefined {
    const years = values.map((value) => Number(parseDate(value, dateOrder)?.day.slice(0, 4) ?? 0));
    const latest = years.reduce((last, year) => Math.max(last, year), 0);
    return latest === 0 ? undefined : latest;
  }
}
