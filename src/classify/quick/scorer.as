// The quick reader's sums in AssemblyScript, compiled to WebAssembly with 128-bit SIMD. Everything is an integer: a
// feature's frequency in sixteenths times its 8-bit weight, so that no order of adding changes a sum (a text of 8,192
// words and 32,768 features stays under 2^31). A row of weights and a sum have the same width: the outputs, rounded up to
// a multiple of 16.

const BLOCKS = 4;
const WORDS = 0;
const LETTERS = 1;

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
/** By word: a sum of its own features, one of its runs of letters, their squares. */
let shares: usize = 0;
let shareBytes: i32 = 0;
/** A sum for each block, then its square. */
let sums: usize = 0;
let input: usize = 0;
let text: i32 = 0;

/** Lays the memory out; call it once, before anything else. `slots`: a power of two, over the number of features. */
export function configure(features: i32, outputs: i32, slots: i32, words: i32, inputs: i32): void {
  width = (outputs + 15) & ~15;
  mask = slots - 1;
  shareBytes = 2 * width * 4 + 16;
  let at: usize = 1024;
  tags = at;
  rows = at = aligned(at + slots);
  hashes = at = aligned(at + slots * 4);
  frequencies = at = aligned(at + features * 4);
  weights = at = aligned(at + features);
  seenRows = at = aligned(at + features * width);
  seenWords = at = aligned(at + features * 4);
  shares = at = aligned(at + words * 4);
  sums = at = aligned(at + words * shareBytes);
  input = at = aligned(at + BLOCKS * (width + 1) * 4);
  at += inputs * 8;
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

export function inputAt(): usize {
  return input;
}

/** Indexes the hashes once they are filled in: open addressing; most that is asked for is missing, and one byte tells. */
export function index(features: i32): void {
  for (let row = 0; row < features; row += 1) {
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

/** Learns a word's share: the input holds the hashes of its own features, then those of its runs of letters. */
export function learn(word: i32, own: i32, letters: i32): void {
  const share = shares + word * shareBytes;
  const squares = share + 2 * width * 4;
  memory.fill(share, 0, shareBytes);
  for (let at = 0; at < own + letters; at += 1) {
    const row = rowOf(load<u32>(input + at * 4));
    if (row < 0) continue;
    const block = at < own ? WORDS : LETTERS;
    addRow(row, share + block * width * 4, squares + block * 4);
  }
}

/**
 * Sums up a text. The input holds its words, each counted once, then pairs of a row and its block; a row of the block of
 * words is a pair of words and counts wherever it stands, any other once.
 */
export function score(words: i32, features: i32): void {
  text += 1;
  const squares = sums + BLOCKS * width * 4;
  memory.fill(sums, 0, BLOCKS * (width + 1) * 4);
  for (let at = 0; at < words; at += 1) {
    const word = load<i32>(input + at * 4);
    if (load<i32>(seenWords + word * 4) == text) continue;
    store<i32>(seenWords + word * 4, text);
    const share = shares + word * shareBytes;
    for (let lane = 0; lane < 2 * width; lane += 4) addLanes(sums + lane * 4, v128.load(share + lane * 4));
    addSquare(squares + WORDS * 4, load<i32>(share + 2 * width * 4));
    addSquare(squares + LETTERS * 4, load<i32>(share + 2 * width * 4 + 4));
  }
  const list = input + words * 4;
  for (let at = 0; at < features; at += 1) {
    const row = load<i32>(list + at * 8);
    const block = load<i32>(list + at * 8 + 4);
    if (block != WORDS) {
      if (load<i32>(seenRows + row * 4) == text) continue;
      store<i32>(seenRows + row * 4, text);
    }
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
