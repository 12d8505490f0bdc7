import { parseCells } from './cells.ts';
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
const MOST_TITLE_LINES = 20;

export interface LayoutOptions {
  readonly delimiter?: string | undefined;
  /** false: the first record is data. */
  readonly header?: boolean | undefined;
  /** Tells a column name that is known, so that a header is known by what it says. */
  readonly isColumnName: (name: string) => boolean;
}

/** Detects how a delimited log is laid out. `sample` is its beginning, cut anywhere. */
export function detectLayout(sample: string, options: LayoutOptions): Layout {
  const lineEnd = /\n/.test(sample) || !/\r/.test(sample) ? '\n' : '\r';
  const delimiters = options.delimiter === undefined ? DELIMITERS : [options.delimiter];
  const tables = delimiters.map((delimiter) => {
    const blankBeforeQuote = sample.includes(`${delimiter} "`);
    const dialect: Dialect = { delimiter, lineEnd, blankBeforeQuote };
    return { dialect, records: sampleRecords(sample, dialect) };
  });
  const { dialect, records } = tables.reduce((best, table) =>
    regularity(table.records) > regularity(best.records) ? table : best,
  );
  const width = commonWidth(records);
  const titleLines = Math.max(
    0,
    records.slice(0, MOST_TITLE_LINES).findIndex((cells) => cells.length === width),
  );
  const first = records[titleLines] ?? [];
  const hasHeader = options.header ?? looksLikeHeader(first, records.slice(titleLines + 1), options.isColumnName);
  const header = hasHeader ? first.map((cell) => cell.trim()) : first.map((_, at) => `column ${at + 1}`);
  return { ...dialect, titleLines: hasHeader ? titleLines : 0, hasHeader, header };
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

/** A header says known names, or short words where the rows below hold numbers, dates or long texts. */
function looksLikeHeader(
  first: readonly string[],
  rest: readonly string[][],
  isColumnName: (name: string) => boolean,
): boolean {
  if (first.some(isColumnName)) return true;
  if (first.some((cell) => cell.length > 60 || /^[\d.,:/-]+$/.test(cell.trim()))) return false;
  const named = first.filter((cell) => cell.trim() !== '').length;
  if (named < first.length / 2) return false;
  return rest.some((cells) =>
    cells.some((cell, at) => /\d/.test(cell) !== /\d/.test(first[at] ?? '') || cell.length > 60),
  );
}
