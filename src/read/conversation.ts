import type { Profile } from '../knowledge/schema.ts';
import { stripMarkup } from './markup.ts';

type Messages = NonNullable<Profile['messages']>;
type Side = Messages['customer'];

/** What each side says in a conversation that is one cell, in its order. */
export interface Conversation {
  readonly customer: readonly string[];
  readonly company: readonly string[];
}

const NOBODY: Conversation = { customer: [], company: [] };

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
  const isOn = (side: Side, message: Readonly<Record<string, unknown>>) => {
    const value = String(message[side.field] ?? '').toLowerCase();
    return side.sameAs === undefined ? side.is?.includes(value) === true : value === cellOf(side.sameAs).toLowerCase();
  };
  const seen = list.filter((message) => rules.public === undefined || isOn(rules.public, message));
  const said = (byCustomer: boolean) =>
    seen.filter((message) => isOn(rules.customer, message) === byCustomer).flatMap((message) => textOf(message, rules));
  return list.length === 0 ? NOBODY : { customer: said(true), company: said(false) };
}

function textOf(message: Readonly<Record<string, unknown>>, { text }: Messages): string[] {
  const written = text.map((field) => message[field]).find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof written === 'string' ? [stripMarkup(written)] : [];
}

function parseList(cell: string): Readonly<Record<string, unknown>>[] {
  if (!cell.startsWith('{')) return [];
  try {
    const list: unknown = JSON.parse(`[${cell}]`);
    return Array.isArray(list) ? list.filter((message) => typeof message === 'object' && message !== null) : [];
  } catch {
    return [];
  }
}
