import type { Columns, LogFormat } from '../domain/row.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type ChosenColumns, findKnown, mapColumns } from './columns.ts';
import { bestDate, type DateChoice, type DateOptions, readDatesOf } from './date-column.ts';
import { holdReplies } from './glued-reply.ts';
import { type Layout, recogniseLayout } from './layout.ts';
import type { Table } from './table.ts';

/** What is known of the columns of logs. */
export type KnownLayouts = Pick<Knowledge, 'columns' | 'profiles' | 'ownProfiles'>;

export interface DetectOptions extends DateOptions {
  readonly columns: ChosenColumns;
  /** Where no column is known to hold the text, the one with the most words is taken. */
  readonly guessText?: boolean | undefined;
}

/** What a log's header and first rows say. */
export interface Detected {
  readonly format: LogFormat;
  readonly layout: Layout | undefined;
  readonly dates: DateChoice;
  /** The company's replies stand in the texts. */
  readonly gluedReplies: boolean;
}

/**
 * Finds out how a log is read, from its header and the cells of its first rows.
 * @throws {UserError} when a named column is not there, or when no column can be the text
 */
export function detectFormat(
  table: Table,
  source: string,
  cells: readonly (readonly string[])[],
  known: KnownLayouts,
  options: DetectOptions,
): Detected {
  const { header } = table;
  const layout = table.hasHeader ? findLayout(header, known) : undefined;
  const mayGuess = !table.hasHeader || options.guessText === true;
  const sample = { header, source, mayGuess, rows: cells, bestDate: bestDate(cells) };
  const columns = mapColumns(sample, known.columns, options.columns, layout);
  const seen = findKnown(header, known.columns['asOf'] ?? [], new Set());
  const dates = readDatesOf(columns.date, cells, options, layout?.profile.dateOrder, seen);
  const format: LogFormat = {
    source,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheet: table.sheet,
    header,
    profile: layout?.code,
    columns,
    dateOrder: dates.order,
    asOf: dates.asOf,
  };
  const gluedReplies =
    layout?.profile.gluedReplies === true || (columns.reply === undefined && holdReplies(textsOf(cells, columns)));
  return { format, layout, dates, gluedReplies };
}

/** The profile of a log; the user's own win. */
export function findLayout(
  header: readonly string[],
  { profiles, ownProfiles = {} }: KnownLayouts,
): Layout | undefined {
  return recogniseLayout(header, ownProfiles) ?? recogniseLayout(header, profiles);
}

const SAMPLE_TEXTS = 500;

function textsOf(cells: readonly (readonly string[])[], { text }: Columns): string[] {
  return cells.slice(0, SAMPLE_TEXTS).map((row) => text.map((at) => row[at] ?? '').join('\n'));
}
