// The quick reader's sums in AssemblyScript, compiled to WebAssembly with 128-bit SIMD. Everything is an integer: a
// feature's frequency in sixteenths times its 8-bit weight, so that no order of adding changes a sum (a text of 8,192
// words and 32,768 features stays under 2^31). A row of weights and a sum have the same width: the outputs, rounded up to
// a multiple of 16.

const BLOCKS = 4;
/** Runs of letters, and what keeps their hashes and those of pairs apart from others: as in features.ts. */
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;
const LETTERS_SEED: u32 = (4 * 0x85ebca6b) ^ 0x811c9dc5;
const PAIR_SEED: u32 = 3;
const STEP_BITS = 2;

let width: i32 = 0;
let mask: u32 = 0;
let tags: usize = 0;
let rows: usize = 0;
let hashes: usize = 0;
let frequencies: usize = 0;
let weights: usize = 0;
/** By row: the text that had the feature last. */
let seenRows: usize = 0;
/** By word: the text that had it last. */
let seenWords: usize = 0;
/**
 * By word: a sum of its own features and one of its runs of letters, in 16 bits and steps of 4 so that they stay near the
 * processor; then their squares, and the hash of its stem.
 */
let shares: usize = 0;
let shareBytes: i32 = 0;
/** A sum for each block, then its square. */
let sums: usize = 0;
/** The letters of a word that is learned, in UTF-16. */
let form: usize = 0;
/** The words of a text, the numbers of their clauses, and the rows of the pairs that end with each, or -1. */
let words: usize = 0;
let clauses: usize = 0;
let pairs: usize = 0;
/** Features of a text, each a row and its block. */
let features: usize = 0;
let text: i32 = 0;

/** Lays the memory out; call it once, before anything else. `slots`: a power of two, over the number of rows. */
export function configure(rowCount: i32, outputs: i32, slots: i32, mostWords: i32, mostTokens: i32, mostFeatures: i32): void {
  width = (outputs + 15) & ~15;
  mask = slots - 1;
  shareBytes = 2 * width * 2 + 16;
  let at: usize = 1024;
  tags = at;
  rows = at = aligned(at + slots);
  hashes = at = aligned(at + slots * 4);
  frequencies = at = aligned(at + rowCount * 4);
  weights = at = aligned(at + rowCount);
  seenRows = at = aligned(at + rowCount * width);
  seenWords = at = aligned(at + rowCount * 4);
  shares = at = aligned(at + mostWords * 4);
  sums = at = aligned(at + mostWords * shareBytes);
  form = at = aligned(at + BLOCKS * (width + 1) * 4);
  words = at = aligned(at + 256);
  clauses = at = at + mostTokens * 4;
  pairs = at = at + mostTokens * 4;
  features = at = at + mostTokens * 4;
  at += mostFeatures * 8;
  const missing = <i32>((at + 0xffff) >>> 16) - memory.size();
  if (missing > 0) memory.grow(missing);
}

function aligned(at: usize): usize {
  return (at + 63) & ~63;
}

export function hashesAt(): usize {
  return hashes;
}

export function frequenciesAt(): usize {
  return frequencies;
}

export function weightsAt(): usize {
  return weights;
}

export function sharesAt(): usize {
  return shares;
}

export function sumsAt(): usize {
  return sums;
}

export function formAt(): usize {
  return form;
}

export function wordsAt(): usize {
  return words;
}

export function clausesAt(): usize {
  return clauses;
}

export function pairsAt(): usize {
  return pairs;
}

export function featuresAt(): usize {
  return features;
}

/** Indexes the hashes once they are filled in: open addressing; most that is asked for is missing, and one byte tells. */
export function index(rowCount: i32): void {
  for (let row = 0; row < rowCount; row += 1) {
    const hash = load<u32>(hashes + row * 4);
    let slot = hash & mask;
    while (load<u8>(tags + slot) != 0) slot = (slot + 1) & mask;
    store<u8>(tags + slot, <u8>((hash >>> 24) | 1));
    store<i32>(rows + slot * 4, row);
  }
}

/** The row of a feature, or -1. */
export function rowOf(hash: u32): i32 {
  const wanted = <u8>((hash >>> 24) | 1);
  let slot = hash & mask;
  for (let tag = load<u8>(tags + slot); tag != 0; tag = load<u8>(tags + slot)) {
    if (tag == wanted) {
      const row = load<i32>(rows + slot * 4);
      if (load<u32>(hashes + row * 4) == hash) return row;
    }
    slot = (slot + 1) & mask;
  }
  return -1;
}

/** Learns a word's share from the hashes of its form and its stem, and from its form of so many letters. */
export function learn(word: i32, own: u32, stem: u32, length: i32): void {
  const share = shares + word * shareBytes;
  const squares = share + 2 * width * 2;
  const letters = sums + width * 4;
  memory.fill(share, 0, shareBytes);
  memory.fill(sums, 0, 2 * width * 4);
  store<u32>(squares + 8, stem);
  addHash(own, sums, squares);
  addHash(stem, sums, squares);
  for (let from = 0; from <= length - SHORTEST_RUN; from += 1) {
    const to = min(length, from + LONGEST_RUN);
    let hash: u32 = LETTERS_SEED;
    for (let at = from; at < to; at += 1) {
      hash = (hash ^ load<u16>(form + at * 2)) * 0x01000193;
      if (at - from >= SHORTEST_RUN - 1) addHash(mix(hash), letters, squares + 4);
    }
  }
  for (let lane = 0; lane < 2 * width; lane += 8)
    v128.store(share + lane * 2, i16x8.narrow_i32x4_s(stepsOf(sums + lane * 4), stepsOf(sums + lane * 4 + 16)));
}

/** Four lanes in steps of 4, rounded. */
function stepsOf(at: usize): v128 {
  return i32x4.shr_s(i32x4.add(v128.load(at), i32x4.splat(2)), STEP_BITS);
}

function addHash(hash: u32, to: usize, square: usize): void {
  const row = rowOf(hash);
  if (row >= 0) addRow(row, to, square);
}

/** As MurmurHash3 ends. */
function mix(hash: u32): u32 {
  let h = hash ^ (hash >>> 16);
  h *= 0x85ebca6b;
  h ^= h >>> 13;
  h *= 0xc2b2ae35;
  return h ^ (h >>> 16);
}

/** Sums up a text: its words, each counted once; pairs of words inside a clause; its features, each counted once. */
export function score(tokenCount: i32, featureCount: i32): void {
  text += 1;
  const squares = sums + BLOCKS * width * 4;
  memory.fill(sums, 0, BLOCKS * (width + 1) * 4);
  let before: u32 = 0;
  let clause = -1;
  for (let at = 0; at < tokenCount; at += 1) {
    const word = load<i32>(words + at * 4);
    const share = shares + word * shareBytes;
    const own = share + 2 * width * 2;
    const stem = load<u32>(own + 8);
    const isInside = load<i32>(clauses + at * 4) == clause;
    const pair = isInside ? rowOf(mix((before * 0x9e3779b1) ^ stem ^ PAIR_SEED)) : -1;
    store<i32>(pairs + at * 4, pair);
    if (pair >= 0) addRow(pair, sums, squares);
    before = stem;
    clause = load<i32>(clauses + at * 4);
    if (load<i32>(seenWords + word * 4) == text) continue;
    store<i32>(seenWords + word * 4, text);
    for (let lane = 0; lane < 2 * width; lane += 8) {
      const eight = v128.load(share + lane * 2);
      addLanes(sums + lane * 4, i32x4.shl(i32x4.extend_low_i16x8_s(eight), STEP_BITS));
      addLanes(sums + lane * 4 + 16, i32x4.shl(i32x4.extend_high_i16x8_s(eight), STEP_BITS));
    }
    addSquare(squares, load<i32>(own));
    addSquare(squares + 4, load<i32>(own + 4));
  }
  for (let at = 0; at < featureCount; at += 1) {
    const row = load<i32>(features + at * 8);
    const block = load<i32>(features + at * 8 + 4);
    if (load<i32>(seenRows + row * 4) == text) continue;
    store<i32>(seenRows + row * 4, text);
    addRow(row, sums + block * width * 4, squares + block * 4);
  }
}

function addRow(row: i32, to: usize, square: usize): void {
  const frequency = <i32>load<u8>(frequencies + row);
  const times = i16x8.splat(<i16>frequency);
  const from = weights + row * width;
  for (let lane = 0; lane < width; lane += 16) {
    const sixteen = v128.load(from + lane);
    const low = i16x8.extend_low_i8x16_s(sixteen);
    const high = i16x8.extend_high_i8x16_s(sixteen);
    const sum = to + lane * 4;
    addLanes(sum, i32x4.extmul_low_i16x8_s(low, times));
    addLanes(sum + 16, i32x4.extmul_high_i16x8_s(low, times));
    addLanes(sum + 32, i32x4.extmul_low_i16x8_s(high, times));
    addLanes(sum + 48, i32x4.extmul_high_i16x8_s(high, times));
  }
  addSquare(square, frequency * frequency);
}

function addLanes(to: usize, lanes: v128): void {
  v128.store(to, i32x4.add(v128.load(to), lanes));
}

function addSquare(to: usize, square: i32): void {
  store<i32>(to, load<i32>(to) + square);
}
