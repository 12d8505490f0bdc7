// The encoder in AssemblyScript, compiled to WebAssembly with 128-bit SIMD: no native code, and the same bytes on every
// processor. Weights are 8-bit integers with a scale for each output; activations are rounded to 14 bits with a scale
// for each token, so that products add up in 32-bit integers without overflow (8191 * 127 * 1536 < 2^31). Tokens of all
// texts of a batch lie one after another, without padding; attention stays inside a text.

const HIDDEN = 384;
const INNER = 1536;
const HEADS = 12;
const HEAD = 32;
const EPSILON: f32 = 1e-12;
const ACTIVATION_LIMIT: f32 = 8191;

/** Most tokens of a batch; a multiple of 4, because the products are taken four tokens at a time. */
const MOST_TOKENS = 1024;
const MOST_TEXTS = 256;
/** Most tokens of one text. */
const LONGEST = 144;

// Weights of a layer, in bytes from its start: packed matrices, then scales and biases, then the two normalisations.
const QKV = 0;
const MIX = QKV + 3 * HIDDEN * HIDDEN * 2;
const WIDEN = MIX + HIDDEN * HIDDEN * 2;
const NARROW = WIDEN + INNER * HIDDEN * 2;
const VECTORS = NARROW + HIDDEN * INNER * 2;
const QKV_SCALE = VECTORS;
const QKV_BIAS = QKV_SCALE + 3 * HIDDEN * 4;
const MIX_SCALE = QKV_BIAS + 3 * HIDDEN * 4;
const MIX_BIAS = MIX_SCALE + HIDDEN * 4;
const WIDEN_SCALE = MIX_BIAS + HIDDEN * 4;
const WIDEN_BIAS = WIDEN_SCALE + INNER * 4;
const NARROW_SCALE = WIDEN_BIAS + INNER * 4;
const NARROW_BIAS = NARROW_SCALE + HIDDEN * 4;
const NORMS = NARROW_BIAS + HIDDEN * 4;
const LAYER_BYTES = NORMS + 4 * HIDDEN * 4;

/** What a thread needs for itself, with room to align it. */
const SEAT_BYTES =
  (MOST_TOKENS * (4 + HIDDEN * 4 + INNER * 2 + 4 + INNER * 4 + HIDDEN * 4) +
    (MOST_TEXTS + 1) * 4 +
    (HEAD + 1) * (LONGEST + 4) * 4 +
    512) &
  ~63;

let layerCount: i32 = 0;
let words: usize = 0;
let wordScales: usize = 0;
let positions: usize = 0;
let embeddingNorm: usize = 0;
let layers: usize = 0;
let ids: usize = 0;
let starts: usize = 0;
let states: usize = 0;
let rounded: usize = 0;
let tokenScales: usize = 0;
let wide: usize = 0;
let sums: usize = 0;
let keys: usize = 0;
let chances: usize = 0;
let staging: usize = 0;

/**
 * Lays the memory out for a model; call it once, before anything else. Threads share the memory: one of them fills in the
 * weights, and each works at a seat of its own, from 0.
 */
export function configure(vocabulary: i32, layerTotal: i32, seat: i32): void {
  layerCount = layerTotal;
  let at: usize = 1024;
  words = at;
  at += vocabulary * HIDDEN;
  wordScales = at = aligned(at);
  at += vocabulary * 4;
  positions = at = aligned(at);
  at += LONGEST * HIDDEN * 4;
  embeddingNorm = at;
  at += 2 * HIDDEN * 4;
  layers = at = aligned(at);
  at += layerTotal * LAYER_BYTES;
  staging = at = aligned(at);
  at += INNER * HIDDEN;
  ids = at = aligned(at) + seat * SEAT_BYTES;
  at += MOST_TOKENS * 4;
  starts = at;
  at += (MOST_TEXTS + 1) * 4;
  states = at = aligned(at);
  at += MOST_TOKENS * HIDDEN * 4;
  rounded = at;
  at += MOST_TOKENS * INNER * 2;
  tokenScales = at;
  at += MOST_TOKENS * 4;
  wide = at = aligned(at);
  at += MOST_TOKENS * INNER * 4;
  sums = at;
  at += MOST_TOKENS * HIDDEN * 4;
  keys = at;
  at += HEAD * (LONGEST + 4) * 4;
  chances = at;
  at += (LONGEST + 4) * 4;
  const pages = <i32>((at + 65535) >> 16);
  if (pages > memory.size()) memory.grow(pages - memory.size());
}

function aligned(at: usize): usize {
  return (at + 63) & ~63;
}

export function wordsAt(): usize {
  return words;
}
export function wordScalesAt(): usize {
  return wordScales;
}
export function positionsAt(): usize {
  return positions;
}
export function embeddingNormAt(): usize {
  return embeddingNorm;
}
export function vectorsAt(layer: i32): usize {
  return layers + layer * LAYER_BYTES + VECTORS;
}
export function stagingAt(): usize {
  return staging;
}
export function idsAt(): usize {
  return ids;
}
export function startsAt(): usize {
  return starts;
}
export function statesAt(): usize {
  return states;
}

/**
 * Takes a matrix of 8-bit weights, [outputs][inputs], from the staging area into a layer: eight outputs side by side,
 * two inputs of each together, as the product wants them. `part`: 0 query, 1 key, 2 value, 3 mix, 4 widen, 5 narrow.
 */
export function pack(layer: i32, part: i32): void {
  const start = layers + layer * LAYER_BYTES;
  const outputs = part === 4 ? INNER : HIDDEN;
  const inputs = part === 5 ? INNER : HIDDEN;
  let target = start + MIX;
  if (part < 3) target = start + QKV + part * HIDDEN * HIDDEN * 2;
  else if (part === 4) target = start + WIDEN;
  else if (part === 5) target = start + NARROW;
  for (let o = 0; o < outputs; o += 8) {
    for (let k = 0; k < inputs; k += 2) {
      for (let lane = 0; lane < 8; lane += 1) {
        const source = staging + (o + lane) * inputs + k;
        store<i16>(target, load<i8>(source));
        store<i16>(target, load<i8>(source, 1), 2);
        target += 4;
      }
    }
  }
}

/** Reads `textCount` texts of `tokenCount` tokens together; the states of the last layer lie at `statesAt()`. */
export function forward(tokenCount: i32, textCount: i32): void {
  embed(tokenCount, textCount);
  const rows = (tokenCount + 3) & ~3;
  for (let layer = 0; layer < layerCount; layer += 1) {
    const at = layers + layer * LAYER_BYTES;
    round(states, tokenCount, HIDDEN);
    multiply(at + QKV, at + QKV_SCALE, at + QKV_BIAS, wide, rows, HIDDEN, 3 * HIDDEN);
    for (let text = 0; text < textCount; text += 1) {
      const first = load<i32>(starts + text * 4);
      attend(first, load<i32>(starts + text * 4, 4) - first);
    }
    round(sums, tokenCount, HIDDEN);
    multiply(at + MIX, at + MIX_SCALE, at + MIX_BIAS, wide, rows, HIDDEN, HIDDEN);
    normalise(wide, at + NORMS, tokenCount);
    round(states, tokenCount, HIDDEN);
    multiply(at + WIDEN, at + WIDEN_SCALE, at + WIDEN_BIAS, wide, rows, HIDDEN, INNER);
    bend(wide, tokenCount * INNER);
    round(wide, tokenCount, INNER);
    multiply(at + NARROW, at + NARROW_SCALE, at + NARROW_BIAS, sums, rows, INNER, HIDDEN);
    normalise(sums, at + NORMS + 2 * HIDDEN * 4, tokenCount);
  }
}

function embed(tokenCount: i32, textCount: i32): void {
  for (let text = 0; text < textCount; text += 1) {
    const first = load<i32>(starts + text * 4);
    const end = load<i32>(starts + text * 4, 4);
    for (let token = first; token < end; token += 1) {
      const id = load<i32>(ids + token * 4);
      const scale = load<f32>(wordScales + id * 4);
      const word = words + id * HIDDEN;
      const position = positions + (token - first) * HIDDEN * 4;
      const state = states + token * HIDDEN * 4;
      for (let k = 0; k < HIDDEN; k += 1)
        store<f32>(state + k * 4, <f32>load<i8>(word + k) * scale + load<f32>(position + k * 4));
    }
  }
  memory.fill(wide, 0, tokenCount * HIDDEN * 4);
  normalise(wide, embeddingNorm, tokenCount);
}

/** Rounds each token's values to 14 bits; its scale undoes it. Rows that fill a group of four are left as they were. */
function round(values: usize, tokenCount: i32, width: i32): void {
  for (let token = 0; token < tokenCount; token += 1) {
    const row = values + token * width * 4;
    let most = f32x4.splat(0);
    for (let k = 0; k < width; k += 4) most = f32x4.max(most, f32x4.abs(v128.load(row + k * 4)));
    const highest = max(
      max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    );
    const scale: f32 = highest > 0 ? ACTIVATION_LIMIT / highest : 0;
    store<f32>(tokenScales + token * 4, highest / ACTIVATION_LIMIT);
    const by = f32x4.splat(scale);
    const target = rounded + token * width * 2;
    for (let k = 0; k < width; k += 8) {
      const low = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(row + k * 4), by)));
      const high = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(row + k * 4, 16), by)));
      v128.store(target + k * 2, i16x8.narrow_i32x4_s(low, high));
    }
  }
}

/** target[row][output] = scale * sum of products + bias, for four rows and eight outputs at a time. */
function multiply(
  matrix: usize,
  scales: usize,
  biases: usize,
  target: usize,
  rows: i32,
  inputs: i32,
  outputs: i32,
): void {
  const rowBytes = <usize>inputs * 2;
  for (let o = 0; o < outputs; o += 8) {
    const block = matrix + o * inputs * 2;
    const scaleLow = v128.load(scales + o * 4);
    const scaleHigh = v128.load(scales + o * 4, 16);
    const biasLow = v128.load(biases + o * 4);
    const biasHigh = v128.load(biases + o * 4, 16);
    for (let row = 0; row < rows; row += 4) {
      let a0 = rounded + <usize>row * rowBytes;
      let a1 = a0 + rowBytes;
      let a2 = a1 + rowBytes;
      let a3 = a2 + rowBytes;
      let c00 = i32x4.splat(0);
      let c01 = c00;
      let c10 = c00;
      let c11 = c00;
      let c20 = c00;
      let c21 = c00;
      let c30 = c00;
      let c31 = c00;
      let weight = block;
      const end = a0 + rowBytes;
      while (a0 < end) {
        const low = v128.load(weight);
        const high = v128.load(weight, 16);
        let pair = v128.load32_splat(a0);
        c00 = i32x4.add(c00, i32x4.dot_i16x8_s(pair, low));
        c01 = i32x4.add(c01, i32x4.dot_i16x8_s(pair, high));
        pair = v128.load32_splat(a1);
        c10 = i32x4.add(c10, i32x4.dot_i16x8_s(pair, low));
        c11 = i32x4.add(c11, i32x4.dot_i16x8_s(pair, high));
        pair = v128.load32_splat(a2);
        c20 = i32x4.add(c20, i32x4.dot_i16x8_s(pair, low));
        c21 = i32x4.add(c21, i32x4.dot_i16x8_s(pair, high));
        pair = v128.load32_splat(a3);
        c30 = i32x4.add(c30, i32x4.dot_i16x8_s(pair, low));
        c31 = i32x4.add(c31, i32x4.dot_i16x8_s(pair, high));
        a0 += 4;
        a1 += 4;
        a2 += 4;
        a3 += 4;
        weight += 32;
      }
      const out = target + (row * outputs + o) * 4;
      const step = <usize>outputs * 4;
      finish(out, row, c00, c01, scaleLow, scaleHigh, biasLow, biasHigh);
      finish(out + step, row + 1, c10, c11, scaleLow, scaleHigh, biasLow, biasHigh);
      finish(out + 2 * step, row + 2, c20, c21, scaleLow, scaleHigh, biasLow, biasHigh);
      finish(out + 3 * step, row + 3, c30, c31, scaleLow, scaleHigh, biasLow, biasHigh);
    }
  }
}

@inline
function finish(
  out: usize,
  row: i32,
  low: v128,
  high: v128,
  scaleLow: v128,
  scaleHigh: v128,
  biasLow: v128,
  biasHigh: v128,
): void {
  const token = v128.load32_splat(tokenScales + row * 4);
  v128.store(out, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(low), f32x4.mul(token, scaleLow)), biasLow));
  v128.store(out, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(high), f32x4.mul(token, scaleHigh)), biasHigh), 16);
}

/** Attention of one text, head by head: `wide` holds query, key and value of each token, `sums` gets the result. */
function attend(first: i32, length: i32): void {
  const stride = 3 * HIDDEN * 4;
  const base = wide + first * stride;
  const lanes = (length + 3) & ~3;
  const scale = f32x4.splat(<f32>(1.0 / Math.sqrt(<f64>HEAD)));
  for (let head = 0; head < HEADS; head += 1) {
    // Keys with the token as the last index, so that four tokens are weighed at once.
    for (let token = 0; token < length; token += 1) {
      const key = base + token * stride + (HIDDEN + head * HEAD) * 4;
      for (let k = 0; k < HEAD; k += 1) store<f32>(keys + (k * lanes + token) * 4, load<f32>(key + k * 4));
    }
    for (let token = 0; token < length; token += 1) {
      const query = base + token * stride + head * HEAD * 4;
      let highest = f32x4.splat(-1e30);
      for (let other = 0; other < lanes; other += 4) {
        let sum = f32x4.splat(0);
        for (let k = 0; k < HEAD; k += 1)
          sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(query + k * 4), v128.load(keys + (k * lanes + other) * 4)));
        sum = f32x4.mul(sum, scale);
        if (other + 4 > length) sum = onlyFirst(sum, length - other);
        v128.store(chances + other * 4, sum);
        highest = f32x4.max(highest, sum);
      }
      const most = f32x4.splat(
        max(
          max(f32x4.extract_lane(highest, 0), f32x4.extract_lane(highest, 1)),
          max(f32x4.extract_lane(highest, 2), f32x4.extract_lane(highest, 3)),
        ),
      );
      let total = f32x4.splat(0);
      for (let other = 0; other < lanes; other += 4) {
        const power = exponential(f32x4.sub(v128.load(chances + other * 4), most));
        v128.store(chances + other * 4, power);
        total = f32x4.add(total, power);
      }
      const by = f32x4.splat(
        1 /
          (f32x4.extract_lane(total, 0) +
            f32x4.extract_lane(total, 1) +
            f32x4.extract_lane(total, 2) +
            f32x4.extract_lane(total, 3)),
      );
      weighValues(base + (2 * HIDDEN + head * HEAD) * 4, stride, length, by, sums + ((first + token) * HIDDEN + head * HEAD) * 4);
    }
  }
}

/** The values of a text's tokens, each with its chance. */
function weighValues(values: usize, stride: i32, length: i32, by: v128, target: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  for (let other = 0; other < length; other += 1) {
    const value = values + other * stride;
    const chance = v128.load32_splat(chances + other * 4);
    s0 = f32x4.add(s0, f32x4.mul(chance, v128.load(value)));
    s1 = f32x4.add(s1, f32x4.mul(chance, v128.load(value, 16)));
    s2 = f32x4.add(s2, f32x4.mul(chance, v128.load(value, 32)));
    s3 = f32x4.add(s3, f32x4.mul(chance, v128.load(value, 48)));
    s4 = f32x4.add(s4, f32x4.mul(chance, v128.load(value, 64)));
    s5 = f32x4.add(s5, f32x4.mul(chance, v128.load(value, 80)));
    s6 = f32x4.add(s6, f32x4.mul(chance, v128.load(value, 96)));
    s7 = f32x4.add(s7, f32x4.mul(chance, v128.load(value, 112)));
  }
  v128.store(target, f32x4.mul(s0, by));
  v128.store(target, f32x4.mul(s1, by), 16);
  v128.store(target, f32x4.mul(s2, by), 32);
  v128.store(target, f32x4.mul(s3, by), 48);
  v128.store(target, f32x4.mul(s4, by), 64);
  v128.store(target, f32x4.mul(s5, by), 80);
  v128.store(target, f32x4.mul(s6, by), 96);
  v128.store(target, f32x4.mul(s7, by), 112);
}

/** Lanes past the text weigh nothing. */
function onlyFirst(sum: v128, count: i32): v128 {
  let out = f32x4.splat(-1e30);
  if (count > 0) out = f32x4.replace_lane(out, 0, f32x4.extract_lane(sum, 0));
  if (count > 1) out = f32x4.replace_lane(out, 1, f32x4.extract_lane(sum, 1));
  if (count > 2) out = f32x4.replace_lane(out, 2, f32x4.extract_lane(sum, 2));
  return out;
}

/** states = normalised(states + added), with weights and biases at `norm`. */
function normalise(added: usize, norm: usize, tokenCount: i32): void {
  for (let token = 0; token < tokenCount; token += 1) {
    const row = states + token * HIDDEN * 4;
    const more = added + token * HIDDEN * 4;
    let sum = f32x4.splat(0);
    for (let k = 0; k < HIDDEN * 4; k += 16) {
      const value = f32x4.add(v128.load(row + k), v128.load(more + k));
      v128.store(row + k, value);
      sum = f32x4.add(sum, value);
    }
    const mean = f32x4.splat(across(sum) / <f32>HIDDEN);
    let squares = f32x4.splat(0);
    for (let k = 0; k < HIDDEN * 4; k += 16) {
      const away = f32x4.sub(v128.load(row + k), mean);
      squares = f32x4.add(squares, f32x4.mul(away, away));
    }
    const by = f32x4.splat(<f32>(1.0 / Math.sqrt(<f64>(across(squares) / <f32>HIDDEN + EPSILON))));
    for (let k = 0; k < HIDDEN * 4; k += 16) {
      const away = f32x4.mul(f32x4.sub(v128.load(row + k), mean), by);
      v128.store(row + k, f32x4.add(f32x4.mul(away, v128.load(norm + k)), v128.load(norm + k, HIDDEN * 4)));
    }
  }
}

function across(sum: v128): f32 {
  return (
    f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
  );
}

/** GELU of each value; the error function after Abramowitz and Stegun 7.1.26, error below 2e-7. */
function bend(values: usize, count: i32): void {
  const one = f32x4.splat(1);
  for (let at = values; at < values + count * 4; at += 16) {
    const x = v128.load(at);
    const z = f32x4.mul(f32x4.abs(x), f32x4.splat(0.7071067811865475));
    const t = f32x4.div(one, f32x4.add(one, f32x4.mul(z, f32x4.splat(0.3275911))));
    let p = f32x4.splat(1.061405429);
    p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-1.453152027));
    p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.421413741));
    p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.284496736));
    p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.254829592));
    const tail = f32x4.mul(f32x4.mul(p, t), exponential(f32x4.neg(f32x4.mul(z, z))));
    // x * (1 + erf) / 2 is x - x * tail / 2 where x is positive, and x * tail / 2 where it is not.
    const half = f32x4.mul(f32x4.mul(x, tail), f32x4.splat(0.5));
    const positive = f32x4.gt(x, f32x4.splat(0));
    v128.store(at, v128.bitselect(f32x4.sub(x, half), half, positive));
  }
}

/** e to the power of each lane, none above 0: 2^n times a polynomial on half a power of two, relative error below 3e-7. */
@inline
function exponential(power: v128): v128 {
  const x = f32x4.max(power, f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.4426950408889634)));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375))), f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1));
  const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, scale);
}
