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

const WHOLE_NUMBER = /^\d{1,15}$/;

/** Whole numbers by value, before anything else; the rest in code-unit order. */
function compareIds(a: string, b: string): number {
  const [left, right] = [WHOLE_NUMBER.test(a), WHOLE_NUMBER.test(b)];
  if (left !== right) return left ? -1 : 1;
  return (left ? Number(a) - Number(b) : 0) || compareText(a, b);
}
