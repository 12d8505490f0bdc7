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
