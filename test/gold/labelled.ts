import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { createJudge, createQuick, type Judge } from '../../src/classify/classifier.ts';
import type { Language, Verdict } from '../../src/domain/verdict.ts';
import { CarefulPool } from '../../src/run/careful-pool.ts';
import { knowledge } from '../knowledge.ts';

export interface Labelled {
  readonly id: string;
  readonly lang: Language;
  readonly text: string;
  readonly severity: string;
  readonly category: string;
  readonly others: readonly string[];
  /** Every column, by name. */
  readonly row: Readonly<Record<string, string>>;
}

/** Reads a labelled CSV: id, lang, text, severity, category, others. */
export function readLabelled(path: string): Labelled[] {
  const rows = parse(readFileSync(path), { columns: true, bom: true }) as Record<string, string>[];
  return rows.map((row) => ({
    id: row['id'] ?? '',
    lang: row['lang'] === 'ru' ? 'ru' : 'en',
    text: row['text'] ?? '',
    severity: row['severity'] ?? '',
    category: row['category'] ?? '',
    others: (row['others'] ?? '').split(' ').filter((code) => code !== ''),
    row,
  }));
}

export type ReaderChoice = 'quick' | 'auto' | 'careful';

const quick = createQuick(knowledge);
const readers = new CarefulPool(1);
const judges: Record<ReaderChoice, Judge> = {
  quick: createJudge(knowledge, quick),
  auto: createJudge(knowledge, quick, { readers, everything: false }),
  careful: createJudge(knowledge, quick, { readers, everything: true }),
};

export function judge(rows: readonly Labelled[], reader: ReaderChoice = 'quick'): Promise<Verdict[]> {
  return judges[reader](rows);
}

/** The share of rows for which it holds; undefined for none. */
export function share(
  rows: readonly Labelled[],
  verdicts: readonly Verdict[],
  holds: (row: Labelled, verdict: Verdict) => boolean,
): number {
  if (rows.length === 0) throw new Error('no rows');
  return rows.filter((row, at) => verdicts[at] !== undefined && holds(row, verdicts[at])).length / rows.length;
}

export const rightSeverity = (row: Labelled, verdict: Verdict) => row.severity === verdict.severity;
export const rightCategory = (row: Labelled, verdict: Verdict) => row.category === verdict.category;

/** Mean F1 of the labels that occur in `gold`. */
export function macroF1(gold: readonly string[], predicted: readonly string[]): number {
  const labels = [...new Set(gold)];
  const scores = labels.map((label) => {
    const hits = gold.filter((own, at) => own === label && predicted[at] === label).length;
    const all = gold.filter((own) => own === label).length + predicted.filter((own) => own === label).length;
    return (2 * hits) / all;
  });
  return scores.reduce((sum, score) => sum + score, 0) / labels.length;
}

/** Labelled complaints that lie beside the checkout on some machines; their texts are no part of the project. */
export function beside(name: string): string | undefined {
  const path = new URL(`../../../shared/gold/${name}`, import.meta.url);
  return existsSync(path) ? path.pathname : undefined;
}
