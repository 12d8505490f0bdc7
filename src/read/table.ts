import type { LogFormat, Reject } from '../domain/row.ts';

/** A row of any format: its cells in the order of the header. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type Broken = Omit<Reject, 'source'>;

/** What every format is read into; the flow after it does not know the format. */
export interface Table {
  readonly format: LogFormat['format'];
  readonly encoding: string;
  readonly delimiter: string | undefined;
  /** The sheet that was taken, of a workbook. */
  readonly sheet?: string;
  readonly header: readonly string[];
  /** False where the names in `header` were made up. */
  readonly hasHeader: boolean;
  /** What was left aside, in English; each begins with the log. */
  readonly warnings?: readonly string[];
  /** Batches in the order of the log. */
  readonly rows: AsyncIterable<readonly (TableRow | Broken)[]>;
}

export function isBroken(row: TableRow | Broken): row is Broken {
  return 'reason' in row;
}

/** Enough to be masked before it is shown shorter. */
const MOST_VALUE = 1000;

/** Makes a rejected row; the value is cut to 1,000 characters. */
export function broken(line: number, field: string, reason: string, value: string): Broken {
  return { line, field, reason, value: value.length > MOST_VALUE ? `${value.slice(0, MOST_VALUE)}…` : value };
}

/** A row has as many cells as the header; empty ones too many at its end are let pass. */
export function matchWidth(line: number, cells: readonly string[], width: number): TableRow | Broken {
  if (cells.length === width) return { line, cells };
  if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ''))
    return { line, cells: cells.slice(0, width) };
  const reason = `has ${cells.length} ${cells.length === 1 ? 'field' : 'fields'}, the header has ${width}`;
  return broken(line, 'row', reason, cells.join(' | '));
}
