import type { ComplaintRow } from './row.ts';

/** What the reader of the page asks for; an empty string or list asks for nothing. */
export interface Query {
  readonly words: string;
  readonly severity: readonly string[];
  readonly category: string;
  readonly harm: string;
  readonly signal: string;
  readonly segments: Readonly<Record<string, string>>;
  readonly from: string;
  readonly to: string;
  readonly review: boolean;
  readonly person: boolean;
}

export const SORTS = ['urgency', 'severity', 'date', 'category'] as const;
export type Sort = (typeof SORTS)[number];

/** The rows that match, in their order: most urgent first unless another order is asked for. */
export function selectRows(
  rows: readonly ComplaintRow[],
  query: Query,
  sort: Sort,
  descending: boolean,
): ComplaintRow[] {
  const words = foldWords(query.words)
    .split(' ')
    .filter((word) => word !== '');
  const found = rows.filter((row) => matches(row, query) && holds(row, words));
  if (sort !== 'urgency') found.sort((a, b) => compare(keyOf(a, sort), keyOf(b, sort)));
  return descending ? found.reverse() : found;
}

/** Letters alike in capitals and with or without the dots of ё; line ends and runs of blanks are one blank. */
export function foldWords(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
}

function matches(row: ComplaintRow, query: Query): boolean {
  const { severity, category, harm, signal, segments, from, to } = query;
  return (
    (severity.length === 0 || severity.includes(row.severity)) &&
    (category === '' || row.category === category) &&
    (harm === '' || row.harm === harm) &&
    (signal === '' || row.signals.some((own) => own === signal)) &&
    Object.entries(segments).every(([name, value]) => value === '' || row.segments[name] === value) &&
    (from === '' || (row.date !== null && row.date >= from)) &&
    (to === '' || (row.date !== null && row.date <= to)) &&
    (!query.review || row.review) &&
    (!query.person || row.person)
  );
}

function holds(row: ComplaintRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = foldWords(`${row.excerpt} ${row.id}`);
  return words.every((word) => text.includes(word));
}

const SEVERITY_ORDER: Readonly<Record<string, string>> = { critical: '0', trivial: '1', none: '2' };

function keyOf(row: ComplaintRow, sort: Exclude<Sort, 'urgency'>): string {
  if (sort === 'severity') return SEVERITY_ORDER[row.severity] ?? '';
  return sort === 'date' ? (row.date ?? '') : row.category;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
