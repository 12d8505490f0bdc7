import type { Firing, Reading } from '../../text/cues.ts';
import { HashSet } from '../../text/hash-set.ts';
import type { Token } from '../../text/tokens.ts';
import type { Word } from '../../text/words.ts';
import {
  BLOCKS,
  type Block,
  createFeatureFinder,
  letterFeatures,
  pairFeature,
  stemHash,
  wordFeatures,
} from './features.ts';
import type { QuickModel } from './model.ts';
import { Shares } from './shares.ts';

/** Outputs of the model for a text: one for each failure, then one for each severity. */
export interface Scorer {
  score(reading: Reading, firings: readonly Firing[]): Float64Array;
  /** What each token adds to one output; the shape of the text and the bias belong to no token. */
  contributions(reading: Reading, firings: readonly Firing[], output: number): Float64Array;
}

/** What stands in a text, part by part. */
interface Visitor {
  /** `share` is the number of the word's share. */
  word(share: number, at: number): void;
  feature(block: Block, row: number, first: number, last: number): void;
}

const BLOCK_COUNT = Object.keys(BLOCKS).length;

/** @param itemNames of each item of the lexicon, in its order */
export function createScorer(model: QuickModel, itemNames: readonly string[]): Scorer {
  const { outputs, weights, frequencies } = model;
  const biases = Float64Array.from(model.biases);
  const steps = Float64Array.from(model.steps);
  const findFeatures = createFeatureFinder(itemNames, model.rowOf);
  const shares = new Shares(outputs);
  /** By row of the model: the text that had the feature last. */
  const seen = new Int32Array(frequencies.length);
  const words = new HashSet();
  const squares = new Float64Array(BLOCK_COUNT);
  let text = 0;

  /** Adds the weights of a feature to sums that begin at `from`; returns its square. */
  function add(sums: Float32Array | Float64Array, from: number, row: number): number {
    const frequency = frequencies[row] as number;
    const weight = row * outputs;
    for (let at = 0; at < outputs; at += 1)
      sums[from + at] = (sums[from + at] as number) + frequency * (weights[weight + at] as number);
    return frequency * frequency;
  }

  function addAll(to: Float32Array, from: number, hashes: readonly number[]): number {
    let square = 0;
    for (const hash of hashes) {
      const row = model.rowOf(hash);
      if (row >= 0) square += add(to, from, row);
    }
    return square;
  }

  function shareOf(word: Word): number {
    const share = shares.slotOf(word);
    if (shares.owners[share] === word) return share;
    const from = share * 2 * outputs;
    shares.owners[share] = word;
    shares.sums.fill(0, from, from + 2 * outputs);
    shares.stems[share] = stemHash(word.stem);
    shares.wordSquares[share] = addAll(shares.sums, from, wordFeatures(word));
    shares.letterSquares[share] = addAll(shares.sums, from + outputs, letterFeatures(word));
    return share;
  }

  function visit(reading: Reading, firings: readonly Firing[], visitor: Visitor): void {
    text += 1;
    words.clear();
    let before = 0;
    let clause = -1;
    const { tokens } = reading;
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at] as Token;
      const share = shareOf(token.word);
      if (words.add(token.word.hash)) visitor.word(share, at);
      const stem = shares.stems[share] as number;
      if (token.clause === clause) {
        const row = model.rowOf(pairFeature(before, stem));
        if (row >= 0) visitor.feature(BLOCKS.words, row, at - 1, at);
      }
      before = stem;
      clause = token.clause;
    }
    findFeatures(reading, firings, (row, block, first, last) => {
      if (row < 0 || seen[row] === text) return;
      seen[row] = text;
      visitor.feature(block, row, first, last);
    });
  }

  const sums = new Float64Array(BLOCK_COUNT * outputs);
  const summing: Visitor = {
    word(share) {
      const from = share * 2 * outputs;
      for (let at = 0; at < 2 * outputs; at += 1) sums[at] = (sums[at] as number) + (shares.sums[from + at] as number);
      squares[BLOCKS.words] = (squares[BLOCKS.words] as number) + (shares.wordSquares[share] as number);
      squares[BLOCKS.letters] = (squares[BLOCKS.letters] as number) + (shares.letterSquares[share] as number);
    },
    feature(block, row) {
      squares[block] = (squares[block] as number) + add(sums, block * outputs, row);
    },
  };

  return {
    score(reading, firings) {
      sums.fill(0);
      squares.fill(0);
      visit(reading, firings, summing);
      const scores = biases.slice();
      for (let block = 0; block < BLOCK_COUNT; block += 1) {
        const square = squares[block] as number;
        if (square === 0) continue;
        const scale = 1 / Math.sqrt(square);
        const from = block * outputs;
        for (let at = 0; at < outputs; at += 1)
          scores[at] = (scores[at] as number) + (sums[from + at] as number) * (steps[at] as number) * scale;
      }
      return scores;
    },
    contributions(reading, firings, output) {
      squares.fill(0);
      const parts: { readonly block: Block; readonly value: number; readonly first: number; readonly last: number }[] =
        [];
      const see = (block: Block, value: number, square: number, first: number, last: number) => {
        squares[block] = (squares[block] as number) + square;
        parts.push({ block, value: value * (steps[output] as number), first, last });
      };
      visit(reading, firings, {
        word(share, at) {
          const own = share * 2 * outputs + output;
          see(BLOCKS.words, shares.sums[own] as number, shares.wordSquares[share] as number, at, at);
          see(BLOCKS.letters, shares.sums[own + outputs] as number, shares.letterSquares[share] as number, at, at);
        },
        feature(block, row, first, last) {
          const frequency = frequencies[row] as number;
          see(block, frequency * (weights[row * outputs + output] as number), frequency * frequency, first, last);
        },
      });
      const byToken = new Float64Array(reading.tokens.length);
      for (const { block, value, first, last } of parts) {
        const whole = first === 0 && last === reading.tokens.length - 1 && last > 0;
        if (value === 0 || (whole && block === BLOCKS.cues)) continue;
        const share = value / Math.sqrt(squares[block] as number) / (last - first + 1);
        for (let at = first; at <= last; at += 1) byToken[at] = (byToken[at] as number) + share;
      }
      return byToken;
    },
  };
}
