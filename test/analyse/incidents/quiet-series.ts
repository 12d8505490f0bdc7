/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A count of this mean whose variance is `scatter` times the mean: Poisson, or a Poisson of a gamma. */
export function drawCount(mean: number, scatter: number, random: Random): number {
  return scatter <= 1 ? poisson(mean, random) : poisson(gamma(mean / (scatter - 1), random) * (scatter - 1), random);
}

/** Counts of so many days of which none is unusual. */
export function quietDays(days: number, mean: number, scatter: number, random: Random): number[] {
  return Array.from({ length: days }, () => drawCount(mean, scatter, random));
}

/** By the product of uniforms; large means by halving (Ahrens and Dieter 1974). */
function poisson(mean: number, random: Random): number {
  if (mean > 60) {
    const shape = Math.floor((mean * 7) / 8);
    const time = gamma(shape, random);
    if (time <= mean) return shape + poisson(mean - time, random);
    let count = 0;
    for (let at = 1; at < shape; at += 1) if (random() < mean / time) count += 1;
    return count;
  }
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** By squeeze (Marsaglia and Tsang 2000). */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
