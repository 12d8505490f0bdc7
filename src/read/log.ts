import type { Columns, Complaint, DateOrder, LogFormat, Row } from '../domain/row.ts';
import { UserError } from '../domain/user-error.ts';
import { type ChosenColumns, type ColumnNames, columnNameTest, mapColumns } from './columns.ts';
import { complaintMapper } from './complaint.ts';
import { detectDateOrder } from './date.ts';
import { readDelimited } from './delimited.ts';
import { checkEncoding, decode, decodeAll, detectEncoding } from './encoding.ts';
import { readJson } from './json.ts';
import { openSource, type Source } from './source.ts';
import { isBroken, type Table, type TableRow } from './table.ts';

export interface ReadOptions {
  readonly columns: ChosenColumns;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly header?: boolean | undefined;
  readonly dateOrder?: DateOrder | undefined;
}

/** A log whose layout is known and whose rows are still to be read. */
export interface Log {
  readonly format: LogFormat;
  /** Batches in the order of the log; read once. Memory: the sample or one batch. */
  readonly rows: AsyncIterable<readonly Row[]>;
  /** Things about the layout that a person should know, in English. */
  readonly warnings: readonly string[];
}

/** What is looked at before the first row is judged. */
const HEAD = 1 << 20;
const LAYOUT_SAMPLE = 1 << 16;

/**
 * Opens a log: detects encoding, format, dialect, columns and the order of dates from its first 1 MiB.
 * @throws {UserError} when it cannot be read, or when no column holds a text
 */
export async function openLog(source: Source, index: number, names: ColumnNames, options: ReadOptions): Promise<Log> {
  const { head, bytes } = await openSource(source, HEAD);
  const encoding = options.encoding === undefined ? detectEncoding(head) : checkEncoding(options.encoding);
  checkFormat(source.name, head);
  const sample = decodeAll(head, encoding);
  const text = decode(bytes, encoding);
  const table = await openTable(source.name, sample, text, names, options);
  const { first, rows: all } = await lookAhead(table.rows);
  const cells = first
    .flat()
    .filter((row): row is TableRow => !isBroken(row))
    .map((row) => row.cells);
  const columns = mapColumns(
    { ...table, source: source.name, rows: cells, bestDate: bestDate(cells) },
    names,
    options.columns,
  );
  const { order, ambiguous } = dateOrderOf(columns, cells, options.dateOrder);
  const format: LogFormat = {
    source: source.name,
    format: table.format,
    encoding,
    delimiter: table.delimiter,
    header: table.header,
    columns,
    dateOrder: order,
  };
  const rows = toRows(all, index, complaintMapper(format, index, cells));
  return { format, rows, warnings: warningsOf(format, ambiguous) };
}

function openTable(
  name: string,
  sample: string,
  text: AsyncIterable<string>,
  names: ColumnNames,
  options: ReadOptions,
): Table | Promise<Table> {
  const start = sample.trimStart();
  if (start.startsWith('[') && /^\[\s*(?:[{\]]|$)/.test(start)) return readJson(name, 'json', text);
  if (start.startsWith('{')) return readJson(name, 'ndjson', text);
  return readDelimited(sample.slice(0, LAYOUT_SAMPLE), text, {
    delimiter: options.delimiter,
    header: options.header,
    isColumnName: columnNameTest(names),
  });
}

function checkFormat(name: string, head: Uint8Array): void {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  if (starts(0x50, 0x4b, 3, 4)) {
    throw new UserError('format', `${name}: this is a workbook or a ZIP archive`, {
      hint: 'save the sheet as CSV (UTF-8) and give that file',
    });
  }
  if (starts(0x1f, 0x8b))
    throw new UserError('format', `${name}: this is gzip`, { hint: `gunzip -c ${name} | amends report -` });
}

/** Reads rows until they hold 1 MiB, and gives them back in front of the rest. */
async function lookAhead<Item extends TableRow | object>(rows: AsyncIterable<readonly Item[]>) {
  const iterator = rows[Symbol.asyncIterator]();
  const first: (readonly Item[])[] = [];
  for (let size = 0; size < HEAD; ) {
    const { value, done } = await iterator.next();
    if (done) break;
    first.push(value);
    for (const row of value)
      size += 'cells' in row ? (row.cells as string[]).reduce((sum, cell) => sum + cell.length, 0) : 100;
  }
  async function* all(): AsyncGenerator<readonly Item[]> {
    for (let batch = first.shift(); batch !== undefined; batch = first.shift()) yield batch;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { first, rows: all() };
}

/** The date column of which most values can be read; on a tie the one in which day and month cannot be confused. */
function bestDate(cells: readonly (readonly string[])[]) {
  return (candidates: readonly number[]): number | undefined => {
    const columns = candidates.map((at) => ({ at, ...detectDateOrder(valuesAt(cells, at)) }));
    const readable = columns.filter((column) => column.readable * 2 > column.filled || cells.length === 0);
    return readable.sort(
      (a, b) =>
        Number(a.mixed) - Number(b.mixed) || Number(a.ambiguous) - Number(b.ambiguous) || b.readable - a.readable,
    )[0]?.at;
  };
}

function dateOrderOf({ date }: Columns, cells: readonly (readonly string[])[], chosen: DateOrder | undefined) {
  if (date === undefined) return { order: undefined, ambiguous: false };
  const { order, ambiguous } = detectDateOrder(valuesAt(cells, date));
  return { order: chosen ?? order, ambiguous: ambiguous && chosen === undefined };
}

function valuesAt(cells: readonly (readonly string[])[], at: number): string[] {
  return cells.slice(0, 5000).map((row) => row[at] ?? '');
}

function warningsOf({ source, header, columns }: LogFormat, ambiguous: boolean): string[] {
  if (!ambiguous || columns.date === undefined) return [];
  return [
    `${source}: "${header[columns.date]}" does not tell day from month; read as day first (--date-order mdy for month first)`,
  ];
}

async function* toRows(
  batches: AsyncIterable<readonly (TableRow | object)[]>,
  source: number,
  toComplaint: (row: TableRow) => Complaint,
): AsyncGenerator<Row[]> {
  for await (const batch of batches as Table['rows']) {
    yield batch.map((row) => (isBroken(row) ? { reject: { ...row, source } } : { complaint: toComplaint(row) }));
  }
}
