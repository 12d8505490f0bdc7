import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  calibrationOf,
  compareEvaluations,
  estimateInLog,
  labelFigures,
  namedFigures,
  signTest,
} from '../../src/learn/evaluate.ts';

const pairs = [
  ['critical', 'critical'],
  ['critical', 'critical'],
  ['critical', 'trivial'],
  ['trivial', 'trivial'],
  ['trivial', 'critical'],
].map(([person = '', judge = '']) => ({ person, judge }));

test('counts what is right, by label and in pairs', () => {
  const { rows, right, macroF1, labels, confusion } = labelFigures(pairs);
  expect({ rows, count: right.count, share: right.share }).toEqual({ rows: 5, count: 3, share: 0.6 });
  expect(
    labels.map(({ label, rows: own, said, precision, recall, f1 }) => [label, own, said, precision, recall, f1]),
  ).toEqual([
    ['critical', 3, 3, 0.6667, 0.6667, 0.6667],
    ['trivial', 2, 2, 0.5, 0.5, 0.5],
  ]);
  expect(macroF1).toBe(0.5834);
  expect(confusion).toEqual([
    { person: 'critical', judge: 'critical', count: 2 },
    { person: 'critical', judge: 'trivial', count: 1 },
    { person: 'trivial', judge: 'critical', count: 1 },
    { person: 'trivial', judge: 'trivial', count: 1 },
  ]);
});

test('leaves undefined what has no rows', () => {
  expect(labelFigures([]).macroF1).toBeNull();
  const { labels } = labelFigures([{ person: 'none', judge: 'trivial' }]);
  expect(labels.find(({ label }) => label === 'none')?.precision).toBeNull();
  expect(labels.find(({ label }) => label === 'trivial')?.recall).toBeNull();
  expect(namedFigures([{ person: [], judge: [] }])).toEqual({ precision: null, recall: null, f1: null });
  expect(calibrationOf([])[0]).toEqual({ from: 0, to: 0.5, rows: 0, confidence: null, right: null });
});

test('the order of the rows changes no figure', () => {
  const labels = fc.constantFrom('critical', 'trivial', 'none');
  fc.assert(
    fc.property(fc.array(fc.record({ person: labels, judge: labels }), { maxLength: 30 }), (rows) => {
      expect(labelFigures(rows.toReversed())).toEqual(labelFigures(rows));
    }),
  );
});

test('every row has one step of confidence, the surest included', () => {
  const rows = [0.1, 0.5, 0.89, 0.95, 1].map((confidence) => ({ confidence, right: confidence > 0.5 }));
  const steps = calibrationOf(rows);
  expect(steps.reduce((sum, step) => sum + step.rows, 0)).toBe(rows.length);
  expect(steps.at(-1)).toMatchObject({ rows: 2, confidence: 0.975, right: 1 });
});

test('a row counts for as many of the log as it stands for, and for less certainty', () => {
  const row = (right: boolean, standsFor: number | undefined) => ({ right, standsFor });
  const { right } = labelFigures(pairs);
  // Alike weights change nothing.
  expect(estimateInLog(pairs.map(({ person, judge }) => row(person === judge, 7)))).toEqual({
    share: right.share,
    low: right.low,
    high: right.high,
  });
  const uneven = estimateInLog([row(true, 90), row(false, 5), row(false, 5)]);
  expect(uneven?.share).toBe(0.9);
  // Worth hardly more than one row.
  expect(uneven?.low).toBeLessThan(0.25);
  expect(estimateInLog([row(true, 90), row(false, undefined)])).toBeNull();
  expect(estimateInLog([])).toBeNull();
});

test('failures named count one by one', () => {
  const figures = namedFigures([
    { person: ['outage', 'price'], judge: ['outage'] },
    { person: ['price'], judge: ['price', 'outage'] },
  ]);
  expect(figures).toEqual({ precision: 0.6667, recall: 0.6667, f1: 0.6667 });
});

test('the sign test is exact', () => {
  expect(signTest(0, 0).p).toBe(1);
  expect(signTest(5, 0).p).toBe(0.0625);
  expect(signTest(1, 9).p).toBe(0.0215);
  expect(signTest(9, 1).p).toBe(0.0215);
});

test('two runs are compared row by row', () => {
  const row = (line: number, judge: 'critical' | 'none') => ({
    line,
    id: `${line}`,
    severity: { person: 'critical' as const, judge },
    category: null,
  });
  const change = compareEvaluations(
    [row(2, 'none'), row(3, 'critical'), row(9, 'none')],
    [row(2, 'critical'), row(3, 'critical')],
  );
  expect(change).toEqual({
    rows: 2,
    severity: { better: 1, worse: 0, p: 1 },
    category: null,
    changed: [{ line: 2, id: '2', before: 'none', after: 'critical', person: 'critical' }],
  });
});
