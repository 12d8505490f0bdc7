import { round4 } from '../../domain/interval.ts';
import type { Concentration } from '../../domain/report.ts';
import { type Counts, DIMENSIONS, type Dimension, type Tally } from '../../domain/summary.ts';
import { SIGNALS, type Signal } from '../../domain/verdict.ts';
import { falseDiscoveryBound, upperTail } from '../exact.ts';
import { TOO_MANY } from '../tally.ts';

/** Fewer complaints do not bunch, they happen; a value is looked at from so many complaints in the whole log. */
const FEWEST = 5;
/** What bunches holds this share of the set, and this many times its share among the other complaints. */
const SHARE = 0.1;
const TIMES = 1.5;
/** Of the bunchings named in a report, this share may be chance. */
const CHANCE = 0.05;
const HOURS = 24;
const WINDOW = 4;
const STEP = 2;

/** A set of complaints, and the dimensions in which it makes sense to ask whether they bunch. */
export interface Asked {
  readonly tally: Tally;
  readonly dimensions: readonly Dimension[];
}

interface Tested extends Concentration {
  readonly p: number;
}

/**
 * Where each set bunches more than all other complaints of the log do: of each dimension the value that is least likely
 * to be chance, in the order of `DIMENSIONS`. Exact one-sided tests against the rest, corrected for every value of
 * every set that was looked at (false discovery rate). Hours are looked at in windows of four.
 */
export function concentrationsOf(sets: readonly Asked[], all: Tally): Concentration[][] {
  let tests = 0;
  const tested = sets.map(({ tally, dimensions }) =>
    DIMENSIONS.filter((dimension) => dimensions.includes(dimension)).map((dimension) => {
      const found = testValues(dimension, tally, all);
      tests += found.length;
      return found;
    }),
  );
  const bound = falseDiscoveryBound(
    tested.flat(2).map(({ p }) => p),
    tests,
    CHANCE,
  );
  return tested.map((dimensions) => dimensions.flatMap((values) => likeliest(values, bound)));
}

/** Every value that is frequent enough to be looked at, whether the set has it or not: what is not found counts too. */
function testValues(dimension: Dimension, these: Tally, all: Tally): Tested[] {
  const own = these.by[dimension];
  const whole = all.by[dimension];
  if (own[TOO_MANY] !== undefined || whole[TOO_MANY] !== undefined) return [];
  const total = sum(own, Object.keys(own));
  const everything = sum(whole, Object.keys(whole));
  const others = everything - total;
  if (total < FEWEST || others <= 0) return [];
  return groupsOf(dimension, whole).flatMap(({ value, members }) => {
    const marked = sum(whole, members);
    if (marked < FEWEST) return [];
    const count = sum(own, members);
    const [share, elsewhere] = [count / total, (marked - count) / others];
    const p = share > elsewhere ? upperTail(count, total, marked, everything) : 1;
    return [{ dimension, value, count, share: round4(share), elsewhere: round4(elsewhere), p }];
  });
}

function likeliest(values: readonly Tested[], bound: number): Concentration[] {
  const [best] = values
    .filter(
      ({ p, count, share, elsewhere }) => p <= bound && count >= FEWEST && share >= SHARE && share >= TIMES * elsewhere,
    )
    .sort((a, b) => a.p - b.p || b.count - a.count || (a.value < b.value ? -1 : 1));
  if (best === undefined) return [];
  const { p: _, ...concentration } = best;
  return [concentration];
}

/** The signals that each set shows more often than all other complaints do, in their own order; tested as values are. */
export function signalsAbove(sets: readonly Tally[], all: Tally): Signal[][] {
  const tested = sets.map((set) => SIGNALS.map((signal) => ({ signal, p: testSignal(signal, set, all) })));
  const values = tested.flat().map(({ p }) => p);
  const bound = falseDiscoveryBound(values, values.length, CHANCE);
  return tested.map((own) => own.filter(({ p }) => p <= bound).map(({ signal }) => signal));
}

function testSignal(signal: Signal, set: Tally, all: Tally): number {
  const [count, marked] = [set.signals[signal] ?? 0, all.signals[signal] ?? 0];
  const isMore =
    count >= FEWEST && count / set.count >= (TIMES * (marked - count)) / Math.max(1, all.count - set.count);
  return isMore ? upperTail(count, set.count, marked, all.count) : 1;
}

function groupsOf(dimension: Dimension, whole: Counts): { value: string; members: string[] }[] {
  return dimension === 'hours' ? hourWindows() : Object.keys(whole).map((value) => ({ value, members: [value] }));
}

/** Every two hours, over midnight too: `22–2`. */
function hourWindows(): { value: string; members: string[] }[] {
  return Array.from({ length: HOURS / STEP }, (_, at) => at * STEP).map((from) => ({
    value: `${from}–${(from + WINDOW) % HOURS || HOURS}`,
    members: Array.from({ length: WINDOW }, (_, at) => String((from + at) % HOURS)),
  }));
}

function sum(counts: Counts, names: readonly string[]): number {
  return names.reduce((total, name) => total + (counts[name] ?? 0), 0);
}
