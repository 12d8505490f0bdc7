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
  /** The same of time of the processor, which other work on the machine hardly changes. */
  readonly cpuRatio: number;
}

type Time = 'seconds' | 'cpuSeconds';

/** A program of one thread that waits for nobody has a core for at least this share of its time. */
const QUIET = 0.9;
/** A ratio may be so many times the committed one. */
const TOLERANCE = 1.15;

/** @param rounds the runs of the contenders, round by round; ratios are taken inside of a round, since a machine's load comes and goes */
export function figuresOf({ contenders }: Race, rounds: readonly (readonly Run[])[]): Figure[] {
  return contenders.map((contender, at) => {
    const runs = rounds.map((round) => round[at] as Run);
    const of = (key: keyof Run) => median(runs.map((run) => run[key]));
    const ratioOf = (key: Time) =>
      rounded(median(rounds.map((round) => cost(round, at, contenders, key) / cost(round, 0, contenders, key))));
    return {
      name: contender.name,
      rows: contender.rows,
      seconds: rounded(of('seconds')),
      cpuSeconds: rounded(of('cpuSeconds')),
      peakBytes: of('peakBytes'),
      ratio: ratioOf('seconds'),
      cpuRatio: ratioOf('cpuSeconds'),
    };
  });
}

/** How a ratio compares with the committed one, and whether that will do. */
export interface Comparison {
  readonly name: string;
  readonly of: 'time' | 'processor';
  readonly ratio: number;
  readonly committed: number;
  readonly most: number;
  readonly holds: boolean;
}

/** Figures beside the committed ones of their names; `quiet`: the time that they took is their own, and counts too. */
export function compare(figures: readonly Figure[], committed: readonly Figure[], quiet: boolean): Comparison[] {
  return figures.flatMap((figure) => {
    const before = committed.find(({ name }) => name === figure.name);
    if (before === undefined) throw new Error(`${figure.name} has no committed ratio yet: npm run bench -- --update`);
    const processor = comparison(figure.name, 'processor', figure.cpuRatio, before.cpuRatio);
    return quiet ? [comparison(figure.name, 'time', figure.ratio, before.ratio), processor] : [processor];
  });
}

/** Whether nothing else wanted the machine while a program of one thread ran. */
export function wasQuiet({ seconds, cpuSeconds }: Figure): boolean {
  return cpuSeconds > QUIET * seconds;
}

function comparison(name: string, of: Comparison['of'], ratio: number, committed: number): Comparison {
  const most = rounded(TOLERANCE * committed);
  return { name, of, ratio, committed, most, holds: ratio <= most };
}

/** Seconds a row, or in all where there are no rows. */
function cost(round: readonly Run[], at: number, contenders: readonly Contender[], key: Time): number {
  return (round[at] as Run)[key] / Math.max(1, contenders[at]?.rows ?? 0);
}

/** To three decimals. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
