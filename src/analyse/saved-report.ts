import { REPORT_SCHEMA, type Report } from '../domain/report.ts';
import type { Summary } from '../domain/summary.ts';
import { UserError } from '../domain/user-error.ts';
import { Summariser } from './summarise.ts';

/**
 * Reads a report that `report --format json` wrote.
 * @throws {UserError} when it is none, or one of another version of amends
 */
export function parseReport(text: string, name: string): Report {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UserError('report', `${name}: is no JSON: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  if (!isObject(value) || value['schema'] !== REPORT_SCHEMA)
    throw new UserError('report', `${name}: is no report`, { hint: 'write one with amends report LOG --format json' });
  const missing = missingIn(value);
  if (missing !== undefined)
    throw new UserError('report', `${name}: was written by another version of amends: it has no ${missing}`, {
      hint: 'report the log again',
    });
  return value as unknown as Report;
}

/** What was counted for a report. */
export function savedSummary({ summary, findings, needsPerson, needsPersonCount }: Report): Summary {
  return { ...summary, listed: findings, needsPerson: { count: needsPersonCount, list: needsPerson } };
}

/** The first thing that reports of this version have and this one has not. */
function missingIn(value: Readonly<Record<string, unknown>>): string | undefined {
  const { summary } = value;
  if (!isObject(summary)) return 'summary';
  const { listed: _, needsPerson: __, ...counted } = new Summariser({ rows: 0, masked: true }).summary();
  const lists = ['findings', 'needsPerson', 'needsPersonCount'].find((key) => value[key] === undefined);
  const counts = ['settings', 'part', ...Object.keys(counted)].find((key) => summary[key] === undefined);
  return lists ?? (counts === undefined ? undefined : `summary.${counts}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
