import { roundDown } from '../domain/interval.ts';
import type { Complaint, Status } from '../domain/row.ts';
import type { Language, Verdict } from '../domain/verdict.ts';
import type { ReasonWriter } from './reason.ts';

export type Judged =
  | { readonly status: Exclude<Status, 'classified' | 'rejected'>; readonly complaint: Complaint }
  | { readonly status: 'classified'; readonly complaint: Complaint; readonly verdict: Verdict };

/** One line for one row; keys in the order of the contract. */
export function ndjsonLine(
  judged: Judged,
  source: string,
  reason: (lang: Language) => ReasonWriter,
  withText: boolean,
): string {
  const { status, complaint } = judged;
  const { id, line, text } = complaint;
  const place = { id, line, source, status };
  if (judged.status !== 'classified') return `${JSON.stringify(place)}\n`;
  return `${JSON.stringify({ ...place, ...verdictFields(judged.verdict, text, reason), ...(withText ? { text } : {}) })}\n`;
}

/** The verdict as the contract writes it. */
export function verdictFields(verdict: Verdict, text: string, reason: (lang: Language) => ReasonWriter) {
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
    reason: reason(lang)(verdict, text),
    evidence,
  };
}
