import type { Share } from './report.ts';

/** 97.5 % point of the normal distribution. */
const Z = 1.959963984540054;

/**
 * A share with its 95 % score interval (Wilson 1927), rounded to four decimals. An empty whole has no share: all are 0
 * and renderers print a dash.
 */
export function shareOf(count: number, whole: number): Share {
  if (whole === 0) return { count, share: 0, low: 0, high: 0 };
  const share = count / whole;
  const centre = share + (Z * Z) / (2 * whole);
  const spread = Z * Math.sqrt((share * (1 - share)) / whole + (Z * Z) / (4 * whole * whole));
  const scale = 1 + (Z * Z) / whole;
  return {
    count,
    share: round4(share),
    low: round4(Math.max(0, (centre - spread) / scale)),
    high: round4(Math.min(1, (centre + spread) / scale)),
  };
}

/**
 * The 95 % interval of what a count of independent events stands for (Byar's approximation to the exact Poisson limits;
 * within 1 % of them from a count of 3).
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
