import type { Complaint, LogFormat } from '../domain/row.ts';
import { parseConversation } from './conversation.ts';
import type { DateReader } from './date-reader.ts';
import { cutReply } from './glued-reply.ts';
import type { Layout } from './layout.ts';
import { stripMarkup } from './markup.ts';
import { foldMasks } from './masks.ts';
import { parseRating } from './number.ts';
import type { TableRow } from './table.ts';
import type { Replies } from './thread.ts';

/** What is known of a log beside its columns. */
export interface RowRules {
  readonly dates: DateReader;
  readonly layout?: Layout | undefined;
  /** The company's replies stand in the texts. */
  readonly gluedReplies?: boolean | undefined;
  /** The company's replies stand in rows of their own. */
  readonly replies?: Replies | undefined;
}

/** What exports write where there is nothing. */
const NOTHING = /^(?:null|nan|none|n\/a|undefined|-|–|—|дата не указана)$/i;

/** Makes the function that turns a row of a table into a complaint; call it once for each row, in order. */
export function complaintMapper(
  { columns, asOf }: LogFormat,
  source: number,
  { dates, layout, gluedReplies, replies }: RowRules,
): (row: TableRow) => Complaint {
  const messages = layout?.profile.messages;
  const conversationAt = messages === undefined ? undefined : layout?.columnsOf([messages.column])[0];
  // Where a row has no plain text of a part, it may have the same with markup.
  const alternatives = layout?.profile.text.map((names) => layout.columnsOf(names)) ?? [];
  const filledOf = (at: number, cell: (at: number) => string | undefined) =>
    alternatives.find((columns) => columns.includes(at))?.find((each) => cell(each) !== undefined) ?? at;
  let number = 0;
  return (row) => {
    const { line, cells } = row;
    number += 1;
    const cell = (at: number | undefined): string | undefined => {
      const value = at === undefined ? '' : (cells[at] ?? '').trim();
      return value === '' || NOTHING.test(value) ? undefined : value;
    };
    const conversation =
      messages === undefined || conversationAt === undefined
        ? undefined
        : parseConversation(cell(conversationAt) ?? '', messages, (name) => cell(layout?.columnsOf([name])[0]) ?? '');
    const parts = columns.text.map((at) =>
      at === conversationAt ? (conversation?.customer[0] ?? '') : stripMarkup(cell(filledOf(at, cell)) ?? ''),
    );
    const written = foldMasks(parts.filter((part) => part !== '').join('\n'));
    const { text, reply: glued } = gluedReplies === true ? cutReply(written) : { text: written, reply: undefined };
    const date = cell(columns.date);
    const parsed = date === undefined ? undefined : dates.read(date, cell(asOf) ?? '', line);
    const rating = cell(columns.rating);
    const answer =
      columns.reply === conversationAt && conversation !== undefined
        ? conversation.company.join('\n')
        : stripMarkup(cell(columns.reply) ?? '');
    return {
      source,
      line,
      id: cell(columns.id) ?? String(number),
      text,
      date: parsed,
      dateUnreadable: date !== undefined && parsed === undefined,
      rating: rating === undefined ? undefined : parseRating(rating),
      reply: [answer, glued, replies?.to(row)].find((reply) => reply !== undefined && reply !== ''),
      isReply: replies?.isReply(row) === true,
      value: cell(columns.value),
      customer: cell(columns.customer),
      channel: cell(columns.channel),
      product: cell(columns.product),
      place: cell(columns.place),
      cells,
    };
  };
}
