import { printable } from '../../domain/printable.ts';
import type { Listed } from '../../domain/summary.ts';
import { csvLine } from '../csv.ts';
import { markedWords } from '../marks.ts';
import type { Renderer } from '../renderers.ts';

const COLUMNS = [
  'id',
  'source',
  'line',
  'date',
  'severity',
  'harm',
  'category',
  'kind',
  'others',
  'confidence',
  'review',
  'signals',
  'excerpt',
  'evidence',
] as const;

/** The listed findings, one a line, in their order; codes, so that scripts read the same in every language. */
export const renderCsv = (({ findings }, _, { csv: { bom, escapeFormulas } }) =>
  (bom ? '\ufeff' : '') +
  csvLine(COLUMNS) +
  findings.map((finding) => csvLine(cellsOf(finding), escapeFormulas)).join('')) satisfies Renderer;

/** Lists are parted by blanks, the words of the evidence by ` | `. */
function cellsOf(finding: Listed): string[] {
  const { id, source, line, date, severity, harm, category, kind, others, confidence, review, signals } = finding;
  return [
    id,
    source,
    String(line),
    date ?? '',
    severity,
    harm,
    category,
    kind ?? '',
    others.join(' '),
    String(confidence),
    String(review),
    signals.join(' '),
    finding.excerpt,
    markedWords(finding).join(' | '),
  ].map(printable);
}
