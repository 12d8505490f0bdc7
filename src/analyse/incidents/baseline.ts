/** What is usual on each day of a series. */
export interface Baseline {
  /** By day; the higher of what was usual before and after it, so that a step to a new usual is no surge. */
  readonly expected: Float64Array;
  /** Variance of a quiet day over its mean, at least 1, the scatter of pure chance (Poisson). */
  readonly scatter: number;
  /** How much of a mean day each weekday has, Monday first. */
  readonly weekdays: readonly number[];
}

/** Days on either side that tell what is usual; fewer than the least are no judge. */
export const SIDE = 28;
const LEAST = 7;
/** Rounds of weighing down what stands out, so that a surge does not hide behind the usual that it made itself. */
const ROUNDS = 3;
/** Standard residual from which a day weighs less (as in Farrington and others 1996, Noufaily and others 2013). */
const OUTLIER = 2.58;
/** Complaints that a weekday is thought to have had as usual before any were counted: few say nothing of a pattern. */
const PRIOR = 4;

/**
 * Moving means of four weeks before and after each day, times the weekday's factor; days that stand out upwards weigh
 * less. Linear in the number of days.
 * @param weekdays of each day, 0 is Monday
 * @param pattern the weekdays' factors, where a longer series has told them
 */
export function baselineOf(
  counts: ArrayLike<number>,
  weekdays: ArrayLike<number>,
  pattern?: readonly number[],
): Baseline {
  const weights = new Float64Array(counts.length).fill(1);
  const factors = new Float64Array(counts.length).fill(1);
  let known: readonly number[] = pattern ?? new Array(7).fill(1);
  const spread = () => {
    for (let at = 0; at < counts.length; at += 1) factors[at] = known[weekdays[at] as number] ?? 1;
  };
  spread();
  let scatter = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (pattern === undefined) {
      known = patternOf(counts, weekdays, weights, levelsOf(counts, weights, factors).around);
      spread();
    }
    const { around } = levelsOf(counts, weights, factors);
    scatter = scatterOf(counts, weights, factors, around);
    for (let at = 0; at < counts.length; at += 1) {
      const mean = (factors[at] as number) * (around[at] as number);
      const residual = ((counts[at] as number) - mean) / Math.sqrt(scatter * Math.max(mean, 1));
      weights[at] = residual > OUTLIER ? (OUTLIER / residual) ** 2 : 1;
    }
  }
  const { before, after } = levelsOf(counts, weights, factors);
  const expected = before.map((level, at) => {
    const higher = Math.max(level, after[at] as number, 1 / (2 * SIDE));
    return higher * (factors[at] as number);
  });
  return { expected, scatter, weekdays: known };
}

/** Weighted means of the days before, after and around each day, that day left out, weekdays evened out. */
function levelsOf(counts: ArrayLike<number>, weights: Float64Array, factors: Float64Array) {
  const n = counts.length;
  const sums = new Float64Array(n + 1);
  const wholes = new Float64Array(n + 1);
  for (let at = 0; at < n; at += 1) {
    sums[at + 1] = (sums[at] as number) + (weights[at] as number) * (counts[at] as number);
    wholes[at + 1] = (wholes[at] as number) + (weights[at] as number) * (factors[at] as number);
  }
  const [before, after, around] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let at = 0; at < n; at += 1) {
    const from = Math.max(0, at - SIDE);
    const to = Math.min(n, at + 1 + SIDE);
    const [left, leftWhole] = [between(sums, from, at), between(wholes, from, at)];
    const [right, rightWhole] = [between(sums, at + 1, to), between(wholes, at + 1, to)];
    const level = leftWhole + rightWhole === 0 ? 0 : (left + right) / (leftWhole + rightWhole);
    around[at] = level;
    before[at] = at - from < LEAST ? level : left / leftWhole;
    after[at] = to - at - 1 < LEAST ? level : right / rightWhole;
  }
  return { before, after, around };
}

function between(sums: Float64Array, from: number, to: number): number {
  return (sums[to] as number) - (sums[from] as number);
}

function patternOf(
  counts: ArrayLike<number>,
  weekdays: ArrayLike<number>,
  weights: Float64Array,
  level: Float64Array,
): number[] {
  const had = new Float64Array(7).fill(PRIOR);
  const due = new Float64Array(7).fill(PRIOR);
  for (let at = 0; at < counts.length; at += 1) {
    const day = weekdays[at] as number;
    had[day] = (had[day] as number) + (weights[at] as number) * (counts[at] as number);
    due[day] = (due[day] as number) + (weights[at] as number) * (level[at] as number);
  }
  return Array.from(had, (count, day) => count / (due[day] as number));
}

/** Squared deviations over means; weights count twice, so that what stands out says little of the scatter of quiet days. */
function scatterOf(
  counts: ArrayLike<number>,
  weights: Float64Array,
  factors: Float64Array,
  level: Float64Array,
): number {
  let squares = 0;
  let means = 0;
  for (let at = 0; at < counts.length; at += 1) {
    const weight = (weights[at] as number) ** 2;
    const mean = (factors[at] as number) * (level[at] as number);
    squares += weight * ((counts[at] as number) - mean) ** 2;
    means += weight * mean;
  }
  return means === 0 ? 1 : Math.max(1, squares / means);
}
