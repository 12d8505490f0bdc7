import type { Profile } from '../knowledge/schema.ts';
import { stripMarkup } from './markup.ts';

type Messages = NonNullable<Profile['messages']>;
type Side = Messages['customer'];
type Message = Readonly<Record<string, unknown>>;

/** What each side says in a conversation that is one cell, in its order. */
export interface Conversation {
  readonly customer: readonly string[];
  readonly company: readonly string[];
}

/**
 * Reads a list of messages, as `object-rows.ts` writes one into a cell. A cell that holds something else is a
 * conversation in which nobody says anything.
 */
export function parseConversation(
  cell: string,
  rules: Messages,
  /** The value of another column of the row. */
  cellOf: (column: string) => string,
): Conversation {
  const list = parseList(cell);
  const isOn = (side: Side, message: Message) => {
    const value = String(message[side.field] ?? '').toLowerCase();
    return side.sameAs === undefined ? side.is?.includes(value) === true : value === cellOf(side.sameAs).toLowerCase();
  };
  const seen = list.filter((message) => rules.public === undefined || isOn(rules.public, message));
  const isCompany = (message: Message) =>
    rules.company === undefined ? !isOn(rules.customer, message) : isOn(rules.company, message);
  return {
    customer: seen.filter((message) => isOn(rules.customer, message)).flatMap((message) => textOf(message, rules)),
    company: seen.filter(isCompany).flatMap((message) => textOf(message, rules)),
  };
}

function textOf(message: Message, { text }: Messages): string[] {
  const written = text.map((field) => message[field]).find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof written === 'string' ? [stripMarkup(written)] : [];
}

function parseList(cell: string): Message[] {
  if (!cell.startsWith('{')) return [];
  try {
    const list: unknown = JSON.parse(`[${cell}]`);
    return Array.isArray(list) ? list.filter((message) => typeof message === 'object' && message !== null) : [];
  } catch {
    return [];
  }
}
