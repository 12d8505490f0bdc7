/** Rows of a sparse matrix, one after another: row r holds entries `starts[r]` to `starts[r + 1]`, exclusive. */
export interface Rows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
  readonly width: number;
}

export interface SvmOptions {
  /** Cost of an error; the larger, the closer to the training rows. */
  readonly cost: number;
  /** Weight of the rows that have the label, against 1 of the others. */
  readonly positive?: number;
  readonly passes: number;
  readonly seed: number;
}

/**
 * A linear support vector machine with squared hinge loss and a bias, by dual coordinate descent (Hsieh et al., ICML
 * 2008, algorithm 1 with shrinking). The same rows and options give the same weights. Returns `width + 1` weights, the
 * bias last.
 */
export function trainSvm(
  { starts, columns, values, width }: Rows,
  chosen: Int32Array,
  labels: Int8Array,
  { cost, positive = 1, passes, seed }: SvmOptions,
): Float64Array {
  const weights = new Float64Array(width + 1);
  const alphas = new Float64Array(chosen.length);
  const squares = Float64Array.from(chosen, (row) => {
    let sum = 1;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) sum += (values[at] as number) ** 2;
    return sum;
  });
  const order = Int32Array.from(chosen, (_, at) => at);
  let active = order.length;
  const random = generator(seed);
  let highest = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < passes; pass += 1) {
    for (let at = active - 1; at > 0; at -= 1) swap(order, at, Math.floor(random() * (at + 1)));
    let max = Number.NEGATIVE_INFINITY;
    let min = Number.POSITIVE_INFINITY;
    for (let at = 0; at < active; at += 1) {
      const index = order[at] as number;
      const row = chosen[index] as number;
      const label = labels[row] as number;
      const diagonal = 0.5 / (label > 0 ? cost * positive : cost);
      const from = starts[row] as number;
      const to = starts[row + 1] as number;
      let score = weights[width] as number;
      for (let k = from; k < to; k += 1) score += (weights[columns[k] as number] as number) * (values[k] as number);
      const alpha = alphas[index] as number;
      const gradient = label * score - 1 + diagonal * alpha;
      if (alpha === 0 && gradient > highest) {
        active -= 1;
        swap(order, at, active);
        at -= 1;
        continue;
      }
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
      max = Math.max(max, projected);
      min = Math.min(min, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const next = Math.max(alpha - gradient / ((squares[index] as number) + diagonal), 0);
      const step = (next - alpha) * label;
      alphas[index] = next;
      for (let k = from; k < to; k += 1)
        weights[columns[k] as number] = (weights[columns[k] as number] as number) + step * (values[k] as number);
      weights[width] = (weights[width] as number) + step;
    }
    if (max - min < 0.1) {
      if (active === order.length) break;
      active = order.length;
      highest = Number.POSITIVE_INFINITY;
    } else highest = max > 0 ? max : Number.POSITIVE_INFINITY;
  }
  return weights;
}

function swap(list: Int32Array, a: number, b: number): void {
  const kept = list[a] as number;
  list[a] = list[b] as number;
  list[b] = kept;
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
