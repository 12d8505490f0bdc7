import { median } from 'simple-statistics';
import type { Contender, Race } from './contenders.ts';
import type { Run } from './measure.ts';

/** What a contender took: medians over its runs. */
export interface Figure {
  readonly name: string;
  readonly rows: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  /** Its time, for as many rows, when that of the race's first contender in the same round is 1. */
  readonly ratio: number;
}

/** A ratio may be so many times the committed one. */
const TOLERANCE = 1.15;

/** @param rounds the runs of the contenders, round by round; ratios are taken inside of a round, since a machine's load comes and goes */
export function figuresOf({ contenders }: Race, rounds: readonly (readonly Run[])[]): Figure[] {
  return contenders.map((contender, at) => {
    const runs = rounds.map((round) => round[at] as Run);
    const of = (key: keyof Run) => median(runs.map((run) => run[key]));
    const ratios = rounds.map((round) => cost(round, at, contenders) / cost(round, 0, contenders));
    return {
      name: contender.name,
      rows: contender.rows,
      seconds: rounded(of('seconds')),
      cpuSeconds: rounded(of('cpuSeconds')),
      peakBytes: of('peakBytes'),
      ratio: rounded(median(ratios)),
    };
  });
}

/** How a ratio compares with the committed one, and whether that will do. */
export interface Comparison {
  readonly name: string;
  readonly ratio: number;
  readonly committed: number;
  readonly most: number;
  readonly holds: boolean;
}

/** Every figure that has a committed one of its name. */
export function compare(figures: readonly Figure[], committed: readonly Figure[]): Comparison[] {
  return figures.flatMap(({ name, ratio }) => {
    const before = committed.find((figure) => figure.name === name);
    if (before === undefined) return [];
    const most = rounded(TOLERANCE * before.ratio);
    return [{ name, ratio, committed: before.ratio, most, holds: ratio <= most }];
  });
}

/** Seconds a row, or in all where there are no rows. */
function cost(round: readonly Run[], at: number, contenders: readonly Contender[]): number {
  return (round[at] as Run).seconds / Math.max(1, contenders[at]?.rows ?? 0);
}

/** To three decimals. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
