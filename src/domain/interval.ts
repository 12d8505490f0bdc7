import type { Rate, Ratio, Share } from './report.ts';

/** 97.5 % point of the normal distribution. */
const Z = 1.959963984540054;

/**
 * A share with its 95 % score interval (Wilson 1927), rounded to four decimals. An empty whole has no share: all are 0
 * and renderers print a dash.
 */
export function shareOf(count: number, whole: number): Share {
  if (whole === 0) return { count, share: 0, low: 0, high: 0 };
  const { low, high } = wilson(count / whole, whole);
  return { count, share: round4(count / whole), low: round4(low), high: round4(high) };
}

function wilson(share: number, whole: number): { low: number; high: number } {
  const centre = share + (Z * Z) / (2 * whole);
  const spread = Z * Math.sqrt((share * (1 - share)) / whole + (Z * Z) / (4 * whole * whole));
  const scale = 1 + (Z * Z) / whole;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

/** How often a judge meets a label: rows that have it and were found, of so many; rows that have it not and were spared. */
export interface Measured {
  readonly found: number;
  readonly having: number;
  readonly spared: number;
  readonly lacking: number;
}

/**
 * The share that a judge who errs would have told as `count` of `whole`, had it not erred, with a 95 % interval that
 * holds the chance of the log and that of the labelled rows by which the judge was measured (Rogan and Gladen 1978; Lang
 * and Reiczigel 2014). `null` where the judge hardly tells the label from others.
 */
export function correctedShare(count: number, whole: number, measured: Measured): Omit<Share, 'count'> | null {
  if (whole === 0) return null;
  const having = measured.having + 2;
  const lacking = measured.lacking + 2;
  const sensitivity = (measured.found + 1) / having;
  const specificity = (measured.spared + 1) / lacking;
  const youden = sensitivity + specificity - 1;
  if (youden < LEAST_YOUDEN) return null;
  const rows = whole + Z * Z;
  const apparent = (count + (Z * Z) / 2) / rows;
  const share = within((apparent + specificity - 1) / youden);
  const ofSensitivity = (sensitivity * (1 - sensitivity)) / having;
  const ofSpecificity = (specificity * (1 - specificity)) / lacking;
  const shift = 2 * Z * Z * (share * ofSensitivity - (1 - share) * ofSpecificity);
  const variance =
    (apparent * (1 - apparent)) / rows + share * share * ofSensitivity + (1 - share) * (1 - share) * ofSpecificity;
  const spread = (Z * Math.sqrt(variance)) / youden;
  return {
    share: round4(share),
    low: round4(within(share + shift - spread)),
    high: round4(within(share + shift + spread)),
  };
}

/** Of sensitivity and specificity together above chance; below it a correction says nothing. */
const LEAST_YOUDEN = 0.2;

function within(share: number): number {
  return Math.max(0, Math.min(1, share));
}

/**
 * Complaints per 1,000 orders with the score interval of a Poisson mean, four decimals; counts that scatter more than
 * chance count for less. No orders have no rate: all are 0.
 * @param scatter variance of a day's count over its mean
 */
export function rateOf(count: number, orders: number, scatter: number): Rate {
  if (orders === 0) return { count, rate: 0, low: 0, high: 0 };
  const scale = (1000 * scatter) / orders;
  const effective = count / scatter;
  const centre = effective + (Z * Z) / 2;
  const spread = Z * Math.sqrt(effective + (Z * Z) / 4);
  return {
    count,
    rate: round4((1000 * count) / orders),
    low: round4(Math.max(0, scale * (centre - spread))),
    high: round4(scale * (centre + spread)),
  };
}

/**
 * How many times as often something happens as before, a day: given both counts together, the later one is binomial
 * (Przyborowski and Wilenski 1940), and its share has a score interval. Counts that scatter more than chance count for
 * less. `null` where nothing happened before, or no days are known.
 * @param scatter variance of a day's count over its mean
 */
export function ratioOf(
  now: { readonly count: number; readonly days: number },
  before: { readonly count: number; readonly days: number },
  scatter: number,
): Ratio | null {
  if (before.count === 0 || before.days === 0 || now.days === 0) return null;
  const whole = now.count + before.count;
  const { low, high } = wilson(now.count / whole, whole / scatter);
  const times = (share: number) => (share / (1 - share)) * (before.days / now.days);
  return {
    ratio: round4(times(now.count / whole)),
    low: round4(times(low)),
    high: high < 1 ? round4(times(high)) : null,
    clear: times(low) > 1 || times(high) < 1,
  };
}

/**
 * The 95 % interval of what a count of independent events stands for (Byar's approximation to the exact Poisson limits;
 * within 3 % of them from a count of 3).
 */
export function countInterval(count: number): { readonly low: number; readonly high: number } {
  const limit = (n: number, z: number) => n * (1 - 1 / (9 * n) + z / (3 * Math.sqrt(n))) ** 3;
  return { low: count === 0 ? 0 : limit(count, -Z), high: limit(count + 1, Z) };
}

export function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Two decimals, never up: 0.999 is not certain. */
export function roundDown(confidence: number): number {
  return Math.floor(confidence * 100 + 1e-9) / 100;
}

export function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

export function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
