import type { Columns, Complaint, Reject, Role, Row } from '../domain/row.ts';

/** A row as a line of a shard: what its cells do not say already stands beside them. */
type ShardRow = { readonly log: number; readonly line: number } & (
  | (Omit<Reject, 'source'> & { readonly cells?: never })
  | { readonly id: string; readonly cells: readonly string[]; readonly [field: string]: unknown }
);

/** One line of JSON, its end included. A field that is just its cell is left out, so that a text stands there once. */
export function shardLine(row: Row, columns: Columns): string {
  return `${JSON.stringify('reject' in row ? rejectRow(row.reject) : complaintRow(row.complaint, columns))}\n`;
}

function rejectRow({ source, ...reject }: Reject): ShardRow {
  return { log: source, ...reject };
}

function complaintRow({ source, line, id, cells, ...fields }: Complaint, columns: Columns): ShardRow {
  const plain: Readonly<Record<string, unknown>> = plainFields(cells, columns);
  const told = Object.entries(fields).filter(([name, value]) => value !== plain[name]);
  return { log: source, line, id, cells, ...Object.fromEntries(told.map(([name, value]) => [name, value ?? null])) };
}

/** @param columnsOf columns of the log with this number */
export function parseShardLine(line: string, columnsOf: (log: number) => Columns): Row {
  const { log, ...row } = JSON.parse(line) as ShardRow;
  if (row.cells === undefined) return { reject: { source: log, ...row } };
  const told = Object.entries(row).map(([name, value]) => [name, value ?? undefined]);
  return { complaint: { source: log, ...plainFields(row.cells, columnsOf(log)), ...Object.fromEntries(told) } };
}

type Derived = Omit<Complaint, 'source' | 'line' | 'id' | 'cells'>;

/** What a complaint holds whose columns need no reading. */
function plainFields(cells: readonly string[], columns: Columns): Derived {
  const cell = (role: Exclude<Role, 'text'>) => cells[columns[role] ?? -1] || undefined;
  return {
    text: columns.text.length === 1 ? (cells[columns.text[0] ?? -1] ?? '') : '',
    date: undefined,
    dateUnreadable: false,
    rating: undefined,
    reply: cell('reply'),
    isReply: false,
    value: cell('value'),
    customer: cell('customer'),
    channel: cell('channel'),
    product: cell('product'),
    place: cell('place'),
  };
}
