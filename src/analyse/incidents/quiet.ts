import type { Quiet } from '../../knowledge/schema.ts';

/** What is known of a series before a threshold is chosen for it. */
export interface Circumstances {
  readonly days: number;
  /** Mean count of a quiet day. */
  readonly usual: number;
  readonly scatter: number;
}

/** By how much a score may exceed chance: scores that simulated quiet series pass so and so often a year. */
export interface Threshold {
  readonly score: number;
  /** Surges a year of a quiet series that pass it. */
  readonly rate: number;
}

/** Below this a surge is none, however seldom chance brings it. */
const LOWEST = 3;

/**
 * The score that a quiet series passes so often a year, and at least the lowest.
 * @param rate surges a year
 */
export function thresholdFor(
  table: Quiet['cusum'],
  rates: readonly number[],
  at: Circumstances,
  rate: number,
): Threshold {
  const scores = scoresFor(table, at);
  const score = scoreAt(scores, rates, rate);
  return score >= LOWEST ? { score, rate } : { score: LOWEST, rate: rateAt(scores, rates, LOWEST) };
}

/**
 * The scores that a quiet series passes at each of the table's rates, by interpolation between the simulated series: on
 * logarithms of days, scatter and usual count. Beyond the table its edge holds.
 */
export function scoresFor(table: Quiet['cusum'], at: Circumstances): number[] {
  return interpolate(table.days, at.days, (day) =>
    interpolate(table.scatter, at.scatter, (scatter) =>
      interpolate(table.usual, at.usual, (usual) => table.scores[day]?.[scatter]?.[usual] ?? []),
    ),
  );
}

/** Rows of a table between whose keys a value lies, mixed by how near it lies to each. */
function interpolate(keys: readonly number[], value: number, rowOf: (index: number) => readonly number[]): number[] {
  const above = keys.findIndex((key) => key >= value);
  if (above <= 0) return [...rowOf(above === 0 ? 0 : keys.length - 1)];
  const [low, high] = [Math.log(keys[above - 1] as number), Math.log(keys[above] as number)];
  const share = (Math.log(value) - low) / (high - low);
  const higher = rowOf(above);
  return rowOf(above - 1).map((score, at) => score + share * ((higher[at] as number) - score));
}

/** Scores rise by the logarithm as rates fall; outside the table the nearest slope goes on. */
function scoreAt(scores: readonly number[], rates: readonly number[], rate: number): number {
  const at = segment((index) => (rates[index] as number) <= rate, rates.length);
  const [from, to] = [Math.log(rates[at] as number), Math.log(rates[at + 1] as number)];
  const [low, high] = [scores[at] as number, scores[at + 1] as number];
  return low + ((Math.log(rate) - from) / (to - from)) * (high - low);
}

function rateAt(scores: readonly number[], rates: readonly number[], score: number): number {
  const at = segment((index) => (scores[index] as number) >= score, scores.length);
  const [low, high] = [scores[at] as number, scores[at + 1] as number];
  if (high <= low) return 0;
  const [from, to] = [Math.log(rates[at] as number), Math.log(rates[at + 1] as number)];
  return Math.exp(from + ((score - low) / (high - low)) * (to - from));
}

/** The stretch between two neighbours that ends at the first that passes, or the last stretch. */
function segment(passes: (index: number) => boolean, length: number): number {
  for (let at = 1; at < length; at += 1) if (passes(at)) return at - 1;
  return length - 2;
}
