import type { Language } from '../domain/verdict.ts';
import { csvLine, escapeFormula } from './csv.ts';
import { type Judged, verdictFields } from './ndjson.ts';
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
export function csvHeader(header: readonly string[]): string {
  return csvLine([...header, ...COLUMNS.map((name) => `amends_${name}`)]);
}

/** The row as it was, with the verdict behind it. */
export function csvRow(judged: Judged, reason: (lang: Language) => ReasonWriter, escapeFormulas: boolean): string {
  const { status, complaint } = judged;
  const verdict = judged.status === 'classified' ? cellsOf(judged, reason) : COLUMNS.slice(1).map(() => '');
  const cells = [...complaint.cells, status, ...verdict];
  return csvLine(escapeFormulas ? cells.map(escapeFormula) : cells);
}

function cellsOf(
  { complaint, verdict }: Extract<Judged, { status: 'classified' }>,
  reason: (lang: Language) => ReasonWriter,
): string[] {
  const points = [...complaint.text];
  const words = verdict.evidence.map(({ start, end }) => points.slice(start, end).join(''));
  const fields = verdictFields(verdict, complaint.text, reason);
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
