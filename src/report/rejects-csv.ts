import { printable } from '../domain/printable.ts';
import type { Reject } from '../domain/row.ts';
import { languageOf } from '../text/language.ts';
import { mask } from '../text/mask/mask.ts';
import { csvLine } from './csv.ts';

const MOST_VALUE = 200;

export const REJECTS_HEADER = csvLine(['source', 'line', 'field', 'reason', 'value']);

/** One line of `--rejects`: where the row stands, what is wrong, and what stood there, masked and cut to 200 characters. */
export function rejectsLine({ line, field, reason, value }: Reject, source: string, masked: boolean): string {
  const shown = masked ? mask(value, languageOf(value) === 'ru' ? 'ru' : 'en') : value;
  const cut = shown.length > MOST_VALUE ? `${shown.slice(0, MOST_VALUE)}…` : shown;
  return csvLine([source, String(line), field, reason, cut].map(printable), true);
}
