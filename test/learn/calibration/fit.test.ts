import { expect, test } from 'vitest';
import { crossFit } from '../../../src/learn/calibration/cross-fit.ts';
import { fitPassOn, fitReview, fitSharpness, fitTrust, ladderOf } from '../../../src/learn/calibration/fit.ts';
import { figuresOf, outcomesOf } from '../../../src/learn/calibration/outcomes.ts';
import type { Blend, Twice } from '../../../src/learn/calibration/read-twice.ts';
import { repeat } from './rows.ts';

/** The quick reader is right where it is sure of both; it errs on rows of which the careful one knows all. */
const log = (unsureOfSeverity: number, unsureOfFailure: number) => [
  ...repeat(60, { sure: [0.95, 0.95], quick: 'right', careful: 'right', confidence: 0.97 }),
  ...repeat(unsureOfSeverity, { sure: [0.62, 0.95], quick: 'wrong', careful: 'right', confidence: 0.8 }),
  ...repeat(20, { sure: [0.82, 0.95], quick: 'right', careful: 'right', confidence: 0.905 }),
  ...repeat(unsureOfFailure, { sure: [0.92, 0.55], quick: 'wrong', careful: 'right', confidence: 0.7 }),
];
const rows = log(18, 2);

test('passes on the fewest rows that keep nine tenths of the gain', () => {
  expect(fitPassOn(log(18, 2))).toEqual({ severity: 0.65, category: 0 });
  expect(fitPassOn(log(17, 3))).toEqual({ severity: 0.65, category: 0.6 });
  expect(fitPassOn(log(1, 19))).toEqual({ severity: 0, category: 0.6 });
});

test('passes on nothing where the careful reader adds nothing', () => {
  expect(fitPassOn(repeat(5, { sure: [0.5, 0.5], quick: 'right', careful: 'right' }))).toEqual({
    severity: 0,
    category: 0,
  });
});

test('each rung of the ladder has more right than the one before, for more rows', () => {
  const rungs = ladderOf(rows);
  expect(rungs.map(({ passedOn, severityRight }) => [passedOn, severityRight])).toEqual([
    [2, 82],
    [20, 100],
  ]);
});

test('a threshold of review marks a sixth of the rows', () => {
  const spread = Array.from({ length: 100 }, (_, at) =>
    repeat(1, { sure: [0.5, 0.5], quick: 'right', careful: 'right', confidence: at / 100 }),
  ).flat();
  const review = fitReview(spread);
  expect(review).toBe(0.17);
  expect(outcomesOf(spread, 'careful', thresholds({ review })).filter((own) => own.review)).toHaveLength(17);
});

test('counts what is sure as it is printed, and the errors that are marked', () => {
  const outcomes = outcomesOf(
    [
      ...rows,
      ...repeat(1, { sure: [0.95, 0.95], quick: 'wrong', careful: 'wrong' }),
      ...repeat(3, { sure: [0.6, 0.95], quick: 'wrong', careful: 'wrong', confidence: 0.4 }),
    ],
    'auto',
    thresholds({ passOn: { severity: 0.85, category: 0.6 }, review: 0.75 }),
  );
  expect(figuresOf(outcomes)).toEqual({
    rows: 104,
    passedOn: 43,
    severityRight: 100,
    categoryRight: 100,
    confidence: expect.closeTo(93.05),
    // 0.905 is printed as 0.90.
    sure: 61,
    sureRight: 60,
    review: 5,
    errorsInReview: 3,
  });
});

test('the quick reader marks by its own threshold', () => {
  const judged = outcomesOf(rows, 'quick', thresholds({ quickReview: 0.63 }));
  expect(figuresOf(judged)).toMatchObject({ passedOn: 0, review: 18, errorsInReview: 18, severityRight: 80 });
});

test('the weight is the first with which most labels are right', () => {
  const read = ({ trust }: Blend) => rows.map((row, at) => (at / 100 < 1 - Math.abs(trust - 0.4) ? row : wrong(row)));
  expect(fitTrust(read)).toBe(0.4);
  expect(fitTrust(() => rows)).toBe(0);
});

test('the power is the lowest with which six in ten rows are sure', () => {
  const read = ({ sharpness }: Blend) => rows.map((row, at) => sureIf(row, at < 40 * sharpness));
  const everything = { severity: 1.01, category: 1.01 };
  expect(fitSharpness(read, 0.5, everything)).toBe(1.5);
  expect(fitSharpness(() => rows.map((row) => sureIf(row, false)), 0.5, everything)).toBe(3);
});

test('each fifth is judged by what the others say', () => {
  // Only in one fifth the careful reader helps: seen from there, it does not.
  const own = rows.map((row, at) =>
    at % 5 === 0 ? { ...row, quick: wrong(row).careful } : { ...row, careful: row.quick },
  );
  const { values, outcomes } = crossFit(() => own, 0);
  expect(values[0]?.passOn).toEqual({ severity: 0, category: 0 });
  expect(values[1]?.passOn).not.toEqual({ severity: 0, category: 0 });
  expect(outcomes('careful')).toHaveLength(100);
  expect(figuresOf(outcomes('auto')).severityRight).toBeLessThan(figuresOf(outcomes('careful')).severityRight);
});

function thresholds(some: Partial<Parameters<typeof outcomesOf>[2]>): Parameters<typeof outcomesOf>[2] {
  return { passOn: { severity: 0, category: 0 }, review: 0, quickReview: 0, ...some };
}

function wrong(row: Twice): Twice {
  return { ...row, careful: { ...row.careful, severity: 'trivial', category: 'outage' } };
}

function sureIf(row: Twice, sure: boolean): Twice {
  return { ...row, careful: { ...row.careful, confidence: sure ? 0.95 : 0.6 } };
}
