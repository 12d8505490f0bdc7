import type { Firing, Reading } from '../../text/cues.ts';
import type { Stemmer } from '../../text/stem.ts';
import { BLOCKS, pairFeature, readingFeatures, stemHash, wordFeatures } from './features.ts';
import type { QuickModel } from './model.ts';

/** Outputs of the model for a text: one for each failure, then one for each severity. */
export interface Scorer {
  score(reading: Reading, firings: readonly Firing[]): Float64Array;
  /** What each token adds to one output; the shape of the text and the bias belong to no token. */
  contributions(reading: Reading, firings: readonly Firing[], output: number): Float64Array;
}

/** A word's share of every output, the same wherever it stands. */
interface Word {
  readonly stem: number;
  readonly words: Float32Array;
  readonly letters: Float32Array;
  /** Sums of squares, for the length of the block. */
  readonly wordsSquare: number;
  readonly lettersSquare: number;
}

/** A word costs about 700 bytes; a log's numbers, each a word of its own, would fill a larger memo for nothing. */
const MEMO_SIZE = 16_000;
const BLOCK_COUNT = Object.keys(BLOCKS).length;

export function createScorer(model: QuickModel, stem: Stemmer, nameOf: (item: number) => string): Scorer {
  const { outputs, weights, frequencies, biases, steps } = model;
  let memo = new Map<string, Word>();

  /** Adds a feature's weights to a sum; returns its square. */
  function add(sum: Float32Array | Float64Array, hash: number): number {
    const row = model.rowOf(hash);
    if (row < 0) return 0;
    const frequency = frequencies[row] as number;
    const from = row * outputs;
    for (let at = 0; at < outputs; at += 1) sum[at] = (sum[at] as number) + frequency * (weights[from + at] as number);
    return frequency * frequency;
  }

  function wordOf(form: string): Word {
    const known = memo.get(form);
    if (known !== undefined) return known;
    if (memo.size >= MEMO_SIZE) memo = new Map();
    const own = stem(form);
    const features = wordFeatures(form, own);
    const word = { stem: stemHash(own), words: new Float32Array(outputs), letters: new Float32Array(outputs) };
    const square = (sum: Float32Array, hashes: readonly number[]) =>
      hashes.reduce((squares, hash) => squares + add(sum, hash), 0);
    const made = {
      ...word,
      wordsSquare: square(word.words, features.words),
      lettersSquare: square(word.letters, features.letters),
    };
    memo.set(form, made);
    return made;
  }

  /** Visits what stands in the text: sums of one block with their square, and the tokens that they stand on. */
  function visit(
    reading: Reading,
    firings: readonly Firing[],
    see: (block: number, sum: Float32Array, square: number, first: number, last: number) => void,
  ): void {
    const seen = new Set<string>();
    let before = 0;
    let clause = -1;
    const scratch = new Float32Array(outputs);
    const seeFeature = (block: number, hash: number, first: number, last: number) => {
      scratch.fill(0);
      const square = add(scratch, hash);
      if (square > 0) see(block, scratch, square, first, last);
    };
    reading.tokens.forEach((token, at) => {
      const word = wordOf(token.form);
      if (!seen.has(token.form)) {
        seen.add(token.form);
        see(BLOCKS.words, word.words, word.wordsSquare, at, at);
        see(BLOCKS.letters, word.letters, word.lettersSquare, at, at);
      }
      if (token.clause === clause) seeFeature(BLOCKS.words, pairFeature(before, word.stem), at - 1, at);
      before = word.stem;
      clause = token.clause;
    });
    for (const { hash, block, first, last } of readingFeatures(reading, firings, nameOf))
      seeFeature(block, hash, first, last);
  }

  return {
    score(reading, firings) {
      const sums = Array.from({ length: BLOCK_COUNT }, () => new Float64Array(outputs));
      const squares = new Float64Array(BLOCK_COUNT);
      visit(reading, firings, (block, sum, square) => {
        const own = sums[block] as Float64Array;
        for (let at = 0; at < outputs; at += 1) own[at] = (own[at] as number) + (sum[at] as number);
        squares[block] = (squares[block] as number) + square;
      });
      return Float64Array.from({ length: outputs }, (_, output) =>
        sums.reduce((total, sum, block) => {
          const square = squares[block] as number;
          return square === 0
            ? total
            : total + ((sum[output] as number) * (steps[output] as number)) / Math.sqrt(square);
        }, biases[output] as number),
      );
    },
    contributions(reading, firings, output) {
      const squares = new Float64Array(BLOCK_COUNT);
      const parts: { readonly block: number; readonly value: number; readonly first: number; readonly last: number }[] =
        [];
      visit(reading, firings, (block, sum, square, first, last) => {
        squares[block] = (squares[block] as number) + square;
        parts.push({ block, value: (sum[output] as number) * (steps[output] as number), first, last });
      });
      const byToken = new Float64Array(reading.tokens.length);
      for (const { block, value, first, last } of parts) {
        const whole = first === 0 && last === reading.tokens.length - 1 && last > 0;
        if (whole && block === BLOCKS.cues) continue;
        const share = value / Math.sqrt(squares[block] as number) / (last - first + 1);
        for (let at = first; at <= last; at += 1) byToken[at] = (byToken[at] as number) + share;
      }
      return byToken;
    },
  };
}
