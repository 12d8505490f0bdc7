import { round4 } from '../../domain/interval.ts';
import type { Concentration } from '../../domain/report.ts';
import { type Counts, DIMENSIONS, type Dimension, type Tally } from '../../domain/summary.ts';
import { SIGNALS, type Signal } from '../../domain/verdict.ts';
import { benjaminiHochberg, upperTail } from '../exact.ts';
import { sum } from '../sum.ts';
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
  const tested = sets.map(({ tally, dimensions }) =>
    DIMENSIONS.filter((dimension) => dimensions.includes(dimension)).map((dimension) =>
      testValues(dimension, tally, all),
    ),
  );
  const isFound = foundAmong(tested.flat(2));
  return tested.map((dimensions) => dimensions.flatMap((values) => likeliest(values.filter(isFound))));
}

/** Every value that is frequent enough to be looked at, whether the set has it or not: what is not found counts too. */
function testValues(dimension: Dimension, these: Tally, all: Tally): Tested[] {
  const own = these.by[dimension];
  const whole = all.by[dimension];
  if (own[TOO_MANY] !== undefined || whole[TOO_MANY] !== undefined) return [];
  const total = sum(Object.values(own));
  const everything = sum(Object.values(whole));
  const others = everything - total;
  if (total < FEWEST || others <= 0) return [];
  return groupsOf(dimension, whole).flatMap(({ value, members }) => {
    const marked = sum(members.map((name) => whole[name] ?? 0));
    if (marked < FEWEST) return [];
    const count = sum(members.map((name) => own[name] ?? 0));
    const [share, elsewhere] = [count / total, (marked - count) / others];
    const p = share > elsewhere ? upperTail(count, total, marked, everything) : 1;
    return [{ dimension, value, count, share: round4(share), elsewhere: round4(elsewhere), p }];
  });
}

/** Tells those that stay a finding when they are corrected for all that were looked at. */
function foundAmong<Looked extends { readonly p: number }>(all: readonly Looked[]): (one: Looked) => boolean {
  const corrected = benjaminiHochberg(all.map(({ p }) => p));
  const found = new Set(all.filter((_, at) => (corrected[at] as number) <= CHANCE));
  return (one) => found.has(one);
}

function likeliest(values: readonly Tested[]): Concentration[] {
  const [best] = values
    .filter(({ count, share, elsewhere }) => count >= FEWEST && share >= SHARE && share >= TIMES * elsewhere)
    .sort((a, b) => a.p - b.p || b.count - a.count || (a.value < b.value ? -1 : 1));
  if (best === undefined) return [];
  const { p: _, ...concentration } = best;
  return [concentration];
}

/** The signals that each set shows more often than all other complaints do, in their own order; tested as values are. */
export function signalsAbove(sets: readonly Tally[], all: Tally): Signal[][] {
  const tested = sets.map((set) => SIGNALS.map((signal) => ({ signal, p: testSignal(signal, set, all) })));
  const isFound = foundAmong(tested.flat());
  return tested.map((own) => own.filter(isFound).map(({ signal }) => signal));
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
