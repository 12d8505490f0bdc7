import { round4 } from '../domain/interval.ts';
import type { Concentration } from '../domain/report.ts';
import type { Dimension, Tally } from '../domain/summary.ts';
import { TOO_MANY } from './tally.ts';

/** Complaints bunch where a value holds so many of them, this share, and this many times its share among the others. */
const FEWEST = 4;
const SHARE = 0.25;
const TIMES = 1.5;
/** Standard deviations above the others' share; strict, since every value is tried. */
const DEVIATIONS = 3;
const HOURS = 24;
const WINDOW = 4;

/**
 * Where some complaints bunch more than the rest do: the value of the dimension with the greatest excess, or null.
 * Hours are tried in windows of four.
 */
export function concentrationOf(dimension: Dimension, these: Tally, all: Tally): Concentration | null {
  const own = these.by[dimension];
  const whole = all.by[dimension];
  if (own[TOO_MANY] !== undefined || whole[TOO_MANY] !== undefined) return null;
  const groups = dimension === 'hours' ? hourWindows() : Object.keys(own).map((value) => ({ value, members: [value] }));
  const total = sum(own, Object.keys(own));
  const others = sum(whole, Object.keys(whole)) - total;
  if (others <= 0) return null;
  let best: Concentration | null = null;
  let bestScore = DEVIATIONS;
  for (const { value, members } of groups) {
    const count = sum(own, members);
    const share = count / total;
    const elsewhere = (sum(whole, members) - count) / others;
    if (count < FEWEST || share < SHARE || share < TIMES * elsewhere) continue;
    const score = excess(share, total, elsewhere, others);
    if (score <= bestScore) continue;
    bestScore = score;
    best = { dimension, value, count, share: round4(share), elsewhere: round4(elsewhere) };
  }
  return best;
}

/** Two shares compared by their pooled standard error. */
function excess(share: number, n: number, other: number, m: number): number {
  const pooled = (share * n + other * m) / (n + m);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return error === 0 ? 0 : (share - other) / error;
}

function hourWindows(): { value: string; members: string[] }[] {
  return Array.from({ length: HOURS - WINDOW + 1 }, (_, from) => ({
    value: `${from}–${from + WINDOW}`,
    members: Array.from({ length: WINDOW }, (_hour, at) => String(from + at)),
  }));
}

function sum(counts: Readonly<Record<string, number>>, names: readonly string[]): number {
  return names.reduce((total, name) => total + (counts[name] ?? 0), 0);
}
