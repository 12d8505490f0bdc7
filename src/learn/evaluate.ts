import type {
  CalibrationStep,
  Compared,
  ComparedRow,
  Estimate,
  EvaluationChange,
  LabelFigure,
  LabelFigures,
  Rates,
  SignTest,
} from '../domain/evaluation.ts';
import { round4, shareOf } from '../domain/interval.ts';

/** Accuracy, F1 by label and confusion of labels against a person's; undefined figures are `null`. */
export function labelFigures(pairs: readonly Compared<string>[]): LabelFigures {
  const right = pairs.filter(({ person, judge }) => person === judge).length;
  const labels = [...new Set(pairs.flatMap(({ person, judge }) => [person, judge]))]
    .map((label) => labelFigure(label, pairs))
    .sort((a, b) => b.rows - a.rows || b.said - a.said || (a.label < b.label ? -1 : 1));
  const given = labels.filter(({ rows }) => rows > 0);
  return {
    rows: pairs.length,
    right: shareOf(right, pairs.length),
    macroF1: given.length === 0 ? null : round4(given.reduce((sum, { f1 }) => sum + (f1 ?? 0), 0) / given.length),
    labels,
    confusion: confusionOf(
      pairs,
      labels.map(({ label }) => label),
    ),
  };
}

function labelFigure(label: string, pairs: readonly Compared<string>[]): LabelFigure {
  const rows = pairs.filter(({ person }) => person === label).length;
  const said = pairs.filter(({ judge }) => judge === label).length;
  const hits = pairs.filter(({ person, judge }) => person === label && judge === label).length;
  return { label, rows, said, found: shareOf(hits, rows), ...rates(hits, said, rows) };
}

function confusionOf(pairs: readonly Compared<string>[], order: readonly string[]): LabelFigures['confusion'] {
  return order.flatMap((person) =>
    order.flatMap((judge) => {
      const count = pairs.filter((pair) => pair.person === person && pair.judge === judge).length;
      return count === 0 ? [] : [{ person, judge, count }];
    }),
  );
}

/**
 * The share that is right where each row is counted for those that it stands for, with the interval of as many rows as
 * tell as much unweighted (Kish 1965: the square of the sum over the sum of squares). `null` where a row does not say.
 */
export function estimateInLog(
  rows: readonly { readonly right: boolean; readonly standsFor: number | undefined }[],
): Estimate | null {
  let [all, right, squares] = [0, 0, 0];
  for (const row of rows) {
    if (row.standsFor === undefined) return null;
    all += row.standsFor;
    squares += row.standsFor ** 2;
    if (row.right) right += row.standsFor;
  }
  if (all === 0) return null;
  const worth = all ** 2 / squares;
  const { share, low, high } = shareOf((right / all) * worth, worth);
  return { share, low, high };
}

/** Precision, recall and F1 of sets of failures, counted over all rows together. */
export function namedFigures(
  rows: readonly { readonly person: readonly string[]; readonly judge: readonly string[] }[],
): Rates {
  let [hits, said, given] = [0, 0, 0];
  for (const { person, judge } of rows) {
    hits += judge.filter((code) => person.includes(code)).length;
    said += judge.length;
    given += person.length;
  }
  return rates(hits, said, given);
}

function rates(hits: number, said: number, given: number): Rates {
  return {
    precision: said === 0 ? null : round4(hits / said),
    recall: given === 0 ? null : round4(hits / given),
    f1: said + given === 0 ? null : round4((2 * hits) / (said + given)),
  };
}

const STEPS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];

/** How often a verdict was right that was so sure. */
export function calibrationOf(
  rows: readonly { readonly confidence: number; readonly right: boolean }[],
): CalibrationStep[] {
  return STEPS.slice(0, -1).map((from, at) => {
    const to = STEPS[at + 1] as number;
    const own = rows.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
    const mean = (value: (row: (typeof rows)[number]) => number) =>
      own.length === 0 ? null : round4(own.reduce((sum, row) => sum + value(row), 0) / own.length);
    return {
      from,
      to,
      rows: own.length,
      confidence: mean((row) => row.confidence),
      right: mean((row) => Number(row.right)),
    };
  });
}

/** What changed between two judges on the same rows; rows that only one of them judged are left out. */
export function compareEvaluations(before: readonly ComparedRow[], after: readonly ComparedRow[]): EvaluationChange {
  const known = new Map(before.map((row) => [`${row.line} ${row.id}`, row]));
  const both = after.flatMap((own) => {
    const earlier = known.get(`${own.line} ${own.id}`);
    return earlier === undefined ? [] : [{ earlier, own }];
  });
  const test = (label: 'severity' | 'category') => {
    const pairs = both.flatMap(({ earlier, own }) => {
      const [a, b] = [earlier[label], own[label]];
      return a === null || b === null ? [] : [{ was: a.judge === a.person, is: b.judge === b.person }];
    });
    return pairs.length === 0
      ? null
      : signTest(pairs.filter(({ was, is }) => is && !was).length, pairs.filter(({ was, is }) => was && !is).length);
  };
  const said = ({ severity, category }: ComparedRow, who: 'person' | 'judge') =>
    [severity?.[who], category?.[who]].filter((label) => label !== undefined).join(' ');
  return {
    rows: both.length,
    severity: test('severity'),
    category: test('category'),
    changed: both
      .filter(({ earlier, own }) => said(earlier, 'judge') !== said(own, 'judge'))
      .map(({ earlier, own }) => ({
        line: own.line,
        id: own.id,
        before: said(earlier, 'judge'),
        after: said(own, 'judge'),
        person: said(own, 'person'),
      })),
  };
}

/** The chance of a split at least as uneven, were better and worse equally likely. */
export function signTest(better: number, worse: number): SignTest {
  const n = better + worse;
  let term = 0.5 ** n;
  let tail = 0;
  for (let k = 0; k <= Math.min(better, worse); k += 1) {
    tail += term;
    term *= (n - k) / (k + 1);
  }
  return { better, worse, p: round4(Math.min(1, 2 * tail)) };
}
