import { HARMS, type Harm, SEVERITIES, type Severity } from '../domain/verdict.ts';

/** What the order of findings rests on. */
export interface Ranked {
  readonly severity: Severity;
  readonly harm: Harm;
  readonly date: string | null;
  readonly id: string;
  readonly source: string;
  readonly line: number;
}

/** The total order of every list: severity, harm, date, id, then the place in the logs. Rows without a date come last. */
export function compareFindings(a: Ranked, b: Ranked): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    HARMS.indexOf(a.harm) - HARMS.indexOf(b.harm) ||
    compareText(a.date ?? '9999', b.date ?? '9999') ||
    compareIds(a.id, b.id) ||
    compareText(a.source, b.source) ||
    a.line - b.line
  );
}

/** Code-unit order: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Numbers by value, before anything else. */
function compareIds(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)];
  if (Number.isNaN(left) || Number.isNaN(right)) return compareText(a, b);
  return left - right || compareText(a, b);
}
