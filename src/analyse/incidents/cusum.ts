/** Days in a row that have more complaints than is usual; indexes into the series, both included. */
export interface Surge {
  readonly from: number;
  readonly to: number;
  /** How far from chance: for CUSUM the log of the likelihood ratio of twice the usual against the usual. */
  readonly score: number;
}

/** A surge begins and ends with a day that adds this share of what its worst day does: mild days around it are cut off. */
const EDGE = 0.15;

/**
 * Stretches of a count series in which it rises above what is expected: one-sided CUSUM for a doubling of an
 * overdispersed Poisson mean (Lucas 1985), whose score falls to 0 on quiet days. Every stretch with a positive score is
 * given; the caller knows which scores mean something.
 * @param scatter variance over mean
 */
export function cusumSurges(counts: ArrayLike<number>, expected: ArrayLike<number>, scatter: number): Surge[] {
  const surges: Surge[] = [];
  const gain = (at: number) => ((counts[at] as number) * Math.LN2 - (expected[at] as number)) / scatter;
  let at = 0;
  while (at < counts.length) {
    let sum = gain(at);
    if (sum <= 0) {
      at += 1;
      continue;
    }
    let [peak, peakAt] = [sum, at];
    for (let next = at + 1; next < counts.length; next += 1) {
      sum += gain(next);
      if (sum <= 0) break;
      if (sum > peak) [peak, peakAt] = [sum, next];
    }
    surges.push(trimmed(at, peakAt, peak, gain));
    at = peakAt + 1;
  }
  return surges;
}

function trimmed(from: number, to: number, score: number, gain: (at: number) => number): Surge {
  let worst = 0;
  for (let at = from; at <= to; at += 1) worst = Math.max(worst, gain(at));
  let [first, last] = [from, to];
  while (gain(first) < EDGE * worst) first += 1;
  while (gain(last) < EDGE * worst) last -= 1;
  return { from: first, to: last, score };
}
