import { parseCells } from './cells.ts';
import { findHeader, type HeaderOptions } from './header.ts';
import { type Dialect, splitWhole } from './records.ts';

/** What a delimited log looks like, from its first characters. */
export interface Layout extends Dialect {
  /** Lines above the header that belong to no table: titles, export notes. */
  readonly titleLines: number;
  readonly hasHeader: boolean;
  /** Cells of the header, or `column 1`, `column 2` … where there is none. */
  readonly header: readonly string[];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_RECORDS = 200;

export interface LayoutOptions extends HeaderOptions {
  readonly delimiter?: string | undefined;
}

/** Detects how a delimited log is laid out. `sample` is its beginning, cut anywhere. */
export function detectLayout(sample: string, options: LayoutOptions): Layout {
  const { dialect, records } = likeliestTable(sample, options.delimiter);
  const { titleRows, hasHeader, names } = findHeader(records, commonWidth(records), options);
  return { ...dialect, titleLines: titleRows, hasHeader, header: names };
}

/**
 * Whether a text is a table rather than prose: columns are named, or many records agree on more cells than prose has
 * commas by chance.
 */
export function looksLikeTable(sample: string, isColumnName: (name: string) => boolean): boolean {
  const { dialect, records } = likeliestTable(sample, undefined);
  const width = commonWidth(records);
  if (width < 2) return false;
  if (records[0]?.length === width && records[0].some(isColumnName)) return true;
  const alike = records.filter((cells) => cells.length === width).length;
  return alike >= 3 && alike >= 0.9 * records.length && (dialect.delimiter !== ',' || width > 2);
}

function likeliestTable(sample: string, delimiter: string | undefined): { dialect: Dialect; records: string[][] } {
  const lineEnd = lineEndOf(sample);
  const tables = signsOf(sample, delimiter).map((sign) => {
    const dialect: Dialect = { delimiter: sign, lineEnd, blankBeforeQuote: hasBlankBeforeQuote(sample, sign) };
    return { dialect, records: sampleRecords(sample, dialect) };
  });
  return tables.reduce((best, table) => (regularity(table.records) > regularity(best.records) ? table : best));
}

/** What may part the cells: the sign that was asked for, or those of the usual ones that are there at all. */
function signsOf(sample: string, delimiter: string | undefined): readonly string[] {
  if (delimiter !== undefined) return [delimiter];
  const found = DELIMITERS.filter((sign) => sample.includes(sign));
  return found.length > 0 ? found : DELIMITERS.slice(0, 1);
}

/** A log has bare carriage returns where they are more than the line feeds; line ends inside quotes belong to cells. */
function lineEndOf(sample: string): Dialect['lineEnd'] {
  if (!sample.includes('\r')) return '\n';
  let [returns, feeds] = [0, 0];
  sample.split('"').forEach((piece, at) => {
    if (at % 2 === 1) return;
    returns += piece.match(/\r(?!\n)/g)?.length ?? 0;
    feeds += piece.match(/\n/g)?.length ?? 0;
  });
  return returns > feeds ? '\r' : '\n';
}

/** Whether a blank stands between a delimiter and a quote that opens a cell. */
function hasBlankBeforeQuote(sample: string, delimiter: string): boolean {
  if (!sample.includes(`${delimiter} "`)) return false;
  const pieces = sample.split('"');
  return pieces.some((piece, at) => at % 2 === 0 && at < pieces.length - 1 && piece.endsWith(`${delimiter} `));
}

/** Whole records of the sample; the last one may be cut and is left out where there are others. */
function sampleRecords(sample: string, dialect: Dialect): string[][] {
  const records = parseCells(splitWhole(sample, dialect).slice(0, SAMPLE_RECORDS), dialect);
  return records.length > 2 ? records.slice(0, -1) : records;
}

/** How well the records agree on a number of cells, weighted by how many there are. One column is no table. */
function regularity(records: readonly string[][]): number {
  const width = commonWidth(records);
  if (width < 2) return 0;
  const share = records.filter((cells) => cells.length === width).length / records.length;
  return share * share * Math.log2(1 + width);
}

function commonWidth(records: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [1, 0] as const)[0];
}
