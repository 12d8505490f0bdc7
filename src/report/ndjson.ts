import { roundDown } from '../domain/interval.ts';
import { printable } from '../domain/printable.ts';
import type { Complaint, Status } from '../domain/row.ts';
import type { Language, Verdict } from '../domain/verdict.ts';
import { createQuote, type Quote } from './quote.ts';
import type { ReasonWriter } from './reason.ts';

export type Judged =
  | { readonly status: Exclude<Status, 'classified' | 'rejected'>; readonly complaint: Complaint }
  | { readonly status: 'classified'; readonly complaint: Complaint; readonly verdict: Verdict };

export interface LineOptions {
  /** Personal data in words that are quoted are hidden; `text` is never masked. */
  readonly masked: boolean;
  readonly withText: boolean;
}

/** One line for one row; keys in the order of the contract. */
export function ndjsonLine(
  judged: Judged,
  source: string,
  reason: (lang: Language) => ReasonWriter,
  { masked, withText }: LineOptions,
): string {
  const { status, complaint } = judged;
  const { id, line, text } = complaint;
  const place = { id, line, source, status };
  if (judged.status !== 'classified') return `${printable(JSON.stringify(place))}\n`;
  const { verdict } = judged;
  const fields = verdictFields(verdict, createQuote(text, verdict.lang, masked), reason);
  return `${printable(JSON.stringify({ ...place, ...fields, ...(withText ? { text } : {}) }))}\n`;
}

/** The verdict as the contract writes it. */
export function verdictFields(verdict: Verdict, quote: Quote, reason: (lang: Language) => ReasonWriter) {
  const {
    lang,
    severity,
    harm,
    category,
    kind,
    others,
    confidence,
    categoryConfidence,
    reader,
    review,
    signals,
    evidence,
  } = verdict;
  return {
    lang,
    severity,
    harm,
    category,
    kind,
    others,
    confidence: roundDown(confidence),
    categoryConfidence: roundDown(categoryConfidence),
    reader,
    review,
    signals,
    reason: reason(lang)(verdict, quote),
    evidence,
  };
}
