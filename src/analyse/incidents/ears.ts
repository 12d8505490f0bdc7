import { sum } from '../sum.ts';

/** Days that tell what is usual, and the fewest that do. */
const WINDOW = 7;
const FEWEST = 4;
/** A day beside the day in question may belong to the same surge. */
const GUARD = 1;

/**
 * How many standard deviations each day lies above the seven nearest days outside a guard band: EARS C2 (Hutwagner and
 * others 2003), looking both ways, since a log is read when it is over. The deviation is at least that of pure chance.
 * @param left days that are known to stand out and tell nothing of what is usual
 */
export function earsScores(
  counts: ArrayLike<number>,
  left: ReadonlySet<number>,
): { readonly scores: Float64Array; readonly expected: Float64Array } {
  const scores = new Float64Array(counts.length);
  const expected = new Float64Array(counts.length);
  for (let at = 0; at < counts.length; at += 1) {
    const usual = neighbours(counts, at, left);
    if (usual.length < FEWEST) continue;
    const mean = sum(usual) / usual.length;
    const variance = sum(usual.map((count) => (count - mean) ** 2)) / (usual.length - 1);
    expected[at] = mean;
    scores[at] = ((counts[at] as number) - mean) / Math.sqrt(Math.max(variance, mean, 1));
  }
  return { scores, expected };
}

/** Nearest first, the day before ahead of the day after. */
function neighbours(counts: ArrayLike<number>, at: number, left: ReadonlySet<number>): number[] {
  const found: number[] = [];
  for (let away = GUARD + 1; at - away >= 0 || at + away < counts.length; away += 1) {
    for (const day of [at - away, at + away]) {
      if (found.length === WINDOW) return found;
      if (day >= 0 && day < counts.length && !left.has(day)) found.push(counts[day] as number);
    }
  }
  return found;
}
