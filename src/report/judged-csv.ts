import type { Language } from '../domain/verdict.ts';
import { csvLine } from './csv.ts';
import { type Judged, verdictFields } from './ndjson.ts';
import { createQuote } from './quote.ts';
import type { ReasonWriter } from './reason.ts';

const COLUMNS = [
  'status',
  'lang',
  'severity',
  'harm',
  'category',
  'kind',
  'others',
  'confidence',
  'category_confidence',
  'reader',
  'review',
  'signals',
  'reason',
  'evidence',
] as const;

/** The log's own columns and what was judged. */
export function csvHeader(header: readonly string[], escapeFormulas: boolean): string {
  const names = [...header, ...COLUMNS.map((name) => `amends_${name}`)];
  return csvLine(names, escapeFormulas);
}

export interface RowOptions {
  /** Personal data in words that are quoted are hidden; the row itself is never masked. */
  readonly masked: boolean;
  readonly escapeFormulas: boolean;
}

/** The row as it was, with the verdict behind it. */
export function csvRow(
  judged: Judged,
  reason: (lang: Language) => ReasonWriter,
  { masked, escapeFormulas }: RowOptions,
): string {
  const { status, complaint } = judged;
  const verdict = judged.status === 'classified' ? cellsOf(judged, reason, masked) : COLUMNS.slice(1).map(() => '');
  const cells = [...complaint.cells, status, ...verdict];
  return csvLine(cells, escapeFormulas);
}

function cellsOf(
  { complaint, verdict }: Extract<Judged, { status: 'classified' }>,
  reason: (lang: Language) => ReasonWriter,
  masked: boolean,
): string[] {
  const quote = createQuote(complaint.text, verdict.lang, masked);
  const words = verdict.evidence.map(({ start, end }) => quote(start, end));
  const fields = verdictFields(verdict, quote, reason);
  return [
    fields.lang,
    fields.severity,
    fields.harm,
    fields.category,
    fields.kind ?? '',
    fields.others.join(' '),
    String(fields.confidence),
    String(fields.categoryConfidence),
    fields.reader,
    String(fields.review),
    fields.signals.join(' '),
    fields.reason,
    words.join(' | '),
  ];
}
