// Measures on labelled complaints beside the checkout, where they are there; UPDATE_GOLD=1 writes the figures down.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SEVERITIES, type Verdict } from '../../src/domain/verdict.ts';
import { knowledge, root } from '../knowledge.ts';
import {
  beside,
  judge,
  type Labelled,
  macroF1,
  type ReaderChoice,
  readLabelled,
  rightCategory,
  rightSeverity,
  share,
} from './labelled.ts';

const READERS: readonly ReaderChoice[] = ['quick', 'auto', 'careful'];
/** What is reached on all rows. */
const GOALS: Record<ReaderChoice, { severity: number; f1: number; category: number }> = {
  quick: { severity: 0.84, f1: 0.73, category: 0.57 },
  auto: { severity: 0.86, f1: 0.77, category: 0.63 },
  careful: { severity: 0.86, f1: 0.78, category: 0.65 },
};

const dev = beside('dev.csv');
const train = beside('train.csv');
const learnedFrom = new Set(train === undefined ? [] : readLabelled(train).map(({ row }) => row['source']));
const SLICES: Readonly<Record<string, (row: Labelled) => boolean>> = {
  all: () => true,
  ru: ({ lang }) => lang === 'ru',
  en: ({ lang }) => lang === 'en',
  'other sources': ({ row }) => !learnedFrom.has(row['source']),
};
const round2 = (value: number) => Math.floor(value * 100) / 100;

describe.skipIf(dev === undefined)('on labelled complaints that nothing was learned from', async () => {
  const rows = dev === undefined ? [] : readLabelled(dev);
  const verdicts = new Map<ReaderChoice, Verdict[]>();
  for (const reader of READERS) verdicts.set(reader, await judge(rows, reader));
  const said = (reader: ReaderChoice) => verdicts.get(reader) as Verdict[];

  test('severity and failure are right as often as reports say', () => {
    const figures = Object.fromEntries(
      READERS.map((reader) => [
        reader,
        {
          severityRight: round2(share(rows, said(reader), rightSeverity)),
          categoryRight: round2(share(rows, said(reader), rightCategory)),
          severity: confusionOf(rows, said(reader)),
          review: confusionOf(
            rows.filter((_, at) => said(reader)[at]?.review),
            said(reader).filter(({ review }) => review),
          ),
        },
      ]),
    );
    if (process.env['UPDATE_GOLD'] !== '1')
      return expect(knowledge.judge).toMatchObject({ n: rows.length, ...figures });
    update('judge.yaml', [
      `n: ${rows.length}`,
      ...Object.entries(figures).map(
        ([reader, own]) =>
          `${reader}: { severityRight: ${own.severityRight}, categoryRight: ${own.categoryRight}, severity: ${flow(own.severity)}, review: ${flow(own.review)} }`,
      ),
    ]);
  });

  test.each(READERS.flatMap((reader) => Object.keys(SLICES).map((slice) => [reader, slice] as const)))(
    'figures of the %s reader, %s',
    (reader, slice) => {
      const at = rows.flatMap((row, index) => (SLICES[slice]?.(row) === true ? [index] : []));
      const own = at.flatMap((index) => rows[index] ?? []);
      const judged = at.flatMap((index) => said(reader)[index] ?? []);
      const [severity, category] = [share(own, judged, rightSeverity), share(own, judged, rightCategory)];
      const f1 = macroF1(
        own.map((row) => row.severity),
        judged.map((verdict) => verdict.severity),
      );
      console.log(
        `dev ${reader} ${slice} n=${own.length} severity=${severity.toFixed(3)} macro-F1=${f1.toFixed(3)} category=${category.toFixed(3)}`,
      );
      const goal = GOALS[reader];
      expect(severity).toBeGreaterThanOrEqual(slice === 'all' ? goal.severity : goal.severity - 0.04);
      if (slice !== 'all') return;
      expect(f1).toBeGreaterThanOrEqual(goal.f1);
      expect(category).toBeGreaterThanOrEqual(goal.category);
    },
  );

  test.each(READERS)('a %s verdict that calls itself sure is right, and few are for a person', (reader) => {
    const judged = said(reader);
    const sure = rows.flatMap((row, at) =>
      (judged[at]?.confidence ?? 0) > 0.9 ? [rightSeverity(row, judged[at] as Verdict)] : [],
    );
    const right = sure.filter(Boolean).length / sure.length;
    const reviewed = judged.filter(({ review }) => review).length / rows.length;
    const errors = rows.flatMap((row, at) => (rightSeverity(row, judged[at] as Verdict) ? [] : [judged[at]?.review]));
    const held = errors.filter(Boolean).length / errors.length;
    console.log(
      `dev ${reader} n=${rows.length} over 0.9: ${(sure.length / rows.length).toFixed(2)} of rows, ${right.toFixed(3)} right; review ${reviewed.toFixed(2)}, holding ${held.toFixed(2)} of the errors; read carefully ${(judged.filter((verdict) => verdict.reader === 'careful').length / rows.length).toFixed(2)}`,
    );
    expect(right).toBeGreaterThanOrEqual(0.93);
    expect(reviewed).toBeLessThanOrEqual(0.2);
  });
});

/** Rows by what the person said (down) and the judge (across), both in the order of the severities. */
function confusionOf(rows: readonly Labelled[], verdicts: readonly Verdict[]): number[][] {
  return SEVERITIES.map((person) =>
    SEVERITIES.map(
      (judged) => rows.filter((row, at) => row.severity === person && verdicts[at]?.severity === judged).length,
    ),
  );
}

function flow(matrix: readonly (readonly number[])[]): string {
  return `[${matrix.map((row) => `[${row.join(', ')}]`).join(', ')}]`;
}

/** Keeps the comment on top. */
function update(name: string, lines: readonly string[]): void {
  const path = join(root, 'data', name);
  const head = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'));
  writeFileSync(path, `${[...head, ...lines].join('\n')}\n`);
}
