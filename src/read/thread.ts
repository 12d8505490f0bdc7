import type { Columns } from '../domain/row.ts';
import type { Profile } from '../knowledge/schema.ts';
import type { Layout } from './layout.ts';
import { stripMarkup } from './markup.ts';
import { foldMasks } from './masks.ts';
import { isBroken, type Table, type TableRow } from './table.ts';

type Thread = NonNullable<Profile['thread']>;

/** Rows of the company in a log in which both sides write. */
export interface Replies {
  isReply(row: TableRow): boolean;
  /** What the company answered to a row, in the order of the log; undefined where it did not, or was not looked for. */
  to(row: TableRow): string | undefined;
}

/** Where a log holds the parts of a thread. */
interface Places {
  readonly side: number;
  readonly answers: number | undefined;
  readonly id: number | undefined;
  readonly text: readonly number[];
}

/** Tells the company's rows; undefined where the log has no side in which the customer writes. */
export function findReplies(
  layout: Layout | undefined,
  columns: Columns,
): { readonly rules: Thread; readonly places: Places } | undefined {
  const rules = layout?.profile.thread;
  const side = rules === undefined ? undefined : layout?.columnsOf([rules.customer.column])[0];
  if (rules === undefined || side === undefined) return undefined;
  const answers = rules.answers === undefined ? undefined : layout?.columnsOf([rules.answers])[0];
  return { rules, places: { side, answers, id: columns.id, text: columns.text } };
}

/**
 * Reads a log through once for the company's answers, by the rows that they answer. Memory: the answers. Without rows
 * the answers are not joined, and the company's rows are still told.
 */
export async function readReplies(
  { rules, places }: { readonly rules: Thread; readonly places: Places },
  rows: Table['rows'] | undefined,
): Promise<Replies> {
  const customers = new Set(rules.customer.is);
  const isReply = ({ cells }: TableRow) => {
    const side = (cells[places.side] ?? '').trim().toLowerCase();
    return side !== '' && !customers.has(side);
  };
  const answers = new Map<string, string>();
  for await (const batch of rows ?? []) {
    for (const row of batch) {
      if (isBroken(row) || !isReply(row)) continue;
      const answered = foldId(row.cells[places.answers ?? -1]);
      if (answered === '') continue;
      const before = answers.get(answered);
      const text = foldMasks(stripMarkup(places.text.map((at) => row.cells[at] ?? '').join('\n')));
      answers.set(answered, before === undefined ? text : `${before}\n${text}`);
    }
  }
  return { isReply, to: (row) => (isReply(row) ? undefined : answers.get(foldId(row.cells[places.id ?? -1]))) };
}

/** A spreadsheet that had gaps in a column of numbers writes 3 as 3.0. */
function foldId(id: string | undefined): string {
  return (id ?? '').trim().replace(/\.0+$/, '');
}
