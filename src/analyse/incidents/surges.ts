import { median } from 'simple-statistics';
import type { Quiet } from '../../knowledge/schema.ts';
import type { DailySeries } from '../series.ts';
import { sum } from '../sum.ts';
import { baselineOf } from './baseline.ts';
import { cusumSurges, type Surge } from './cusum.ts';
import { earsScores } from './ears.ts';
import { thresholdFor } from './quiet.ts';

/** The series of all critical complaints, beside those of the categories. */
export const ALL = '';

/** A surge that chance seldom brings, in all critical complaints or in those of a category. */
export interface Alarm extends Surge {
  readonly series: string;
}

export interface Detection {
  readonly method: 'cusum' | 'ears-c2';
  readonly alarms: readonly Alarm[];
  /** Of all critical complaints, variance of a quiet day over its mean. */
  readonly scatter: number;
  /** What is usual on each day, and the scatter of quiet days, of a series. */
  usualOf(series: string): Usual;
  /** Surges a year that quiet series like these would give by chance. */
  readonly falseAlarms: number;
}

export interface Usual {
  readonly expected: Float64Array;
  readonly scatter: number;
}

/** Fewer days give no idea of what is usual; so many give a pattern of the week and a scatter. */
const FEWEST_DAYS = 5;
export const LONG = 56;
/** Scatter that a shorter log is supposed to have; its table is simulated for it. */
export const SUPPOSED_SCATTER = 2;
/** Surges that quiet logs may give in a year: half of them over all categories, half in one of them. */
const FALSE_ALARMS = 0.5;
/** Complaints that a category has at least to be watched by itself. */
const FEWEST = 10;
/** Complaints beyond the usual that make a surge, however odd they are. */
const LEAST_EXCESS = 5;

/**
 * Surges in critical complaints, over all categories and in each. Eight weeks and more: CUSUM against a moving baseline
 * with a pattern of the week. Less: EARS C2, calibrated for a scatter that a log so short cannot tell. `undefined` where
 * the days are too few. The sum of the rates is told; alarms of several series may fall together, so it is the highest.
 */
export function detectSurges(series: DailySeries, quiet: Quiet): Detection | undefined {
  const { days } = series;
  if (days.length < FEWEST_DAYS) return undefined;
  const watched = [...series.categories].filter(([, counts]) => sum(counts) >= FEWEST);
  const each = FALSE_ALARMS / 2;
  const shares: [string, readonly number[], number][] = [
    [ALL, series.all, each],
    ...watched.map(([code, counts]): [string, readonly number[], number] => [code, counts, each / watched.length]),
  ];
  return days.length < LONG ? byEars(series, shares, quiet) : byCusum(series, shares, quiet);
}

type Shares = readonly (readonly [series: string, counts: readonly number[], rate: number])[];

function byCusum(series: DailySeries, shares: Shares, { rates, cusum }: Quiet): Detection {
  const { weekdays: pattern } = baselineOf(series.all, series.weekdays);
  const usualOf = remembered((code) => baselineOf(countsOf(series, code), series.weekdays, pattern));
  let falseAlarms = 0;
  const alarms = shares.flatMap(([code, counts, rate]) => {
    const { expected, scatter } = usualOf(code);
    const usual = sum(expected) / expected.length;
    const threshold = thresholdFor(cusum, rates, { days: counts.length, usual, scatter }, rate);
    falseAlarms += threshold.rate;
    return cusumSurges(counts, expected, scatter)
      .filter(({ from, to, score }) => score > threshold.score && excess(counts, expected, from, to) >= LEAST_EXCESS)
      .map((surge) => ({ ...surge, series: code }));
  });
  return { method: 'cusum', alarms, scatter: usualOf(ALL).scatter, usualOf, falseAlarms };
}

function byEars(series: DailySeries, shares: Shares, { rates, ears }: Quiet): Detection {
  const odd = new Map<string, Set<number>>();
  let falseAlarms = 0;
  const alarms = shares.flatMap(([code, counts, rate]) => {
    const usual = median([...counts]);
    const threshold = thresholdFor(ears, rates, { days: counts.length, usual, scatter: SUPPOSED_SCATTER }, rate);
    falseAlarms += threshold.rate;
    const surges = earsSurges(counts, threshold.score);
    odd.set(code, new Set(surges.map(({ from }) => from)));
    return surges.map((surge) => ({ ...surge, series: code }));
  });
  const usualOf = remembered((code) => {
    const { expected } = earsScores(countsOf(series, code), odd.get(ALL) ?? new Set());
    return { expected, scatter: 1 };
  });
  return { method: 'ears-c2', alarms, scatter: SUPPOSED_SCATTER, usualOf, falseAlarms };
}

/** Days over the threshold; those found first no longer count as usual for the others. */
function earsSurges(counts: readonly number[], threshold: number): Surge[] {
  const found = new Map<number, number>();
  for (let round = 0; round < 2; round += 1) {
    const { scores, expected } = earsScores(counts, new Set(found.keys()));
    scores.forEach((score, at) => {
      if (score > threshold && (counts[at] as number) - (expected[at] as number) >= LEAST_EXCESS) found.set(at, score);
    });
  }
  return [...found].sort(([a], [b]) => a - b).map(([at, score]) => ({ from: at, to: at, score }));
}

function countsOf(series: DailySeries, code: string): readonly number[] {
  return code === ALL ? series.all : (series.categories.get(code) ?? []);
}

function remembered(make: (series: string) => Usual): (series: string) => Usual {
  const known = new Map<string, Usual>();
  return (series) => {
    const usual = known.get(series) ?? make(series);
    known.set(series, usual);
    return usual;
  };
}

function excess(counts: readonly number[], expected: Float64Array, from: number, to: number): number {
  return sum(counts.slice(from, to + 1)) - sum(expected.subarray(from, to + 1));
}
