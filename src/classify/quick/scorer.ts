import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Firing, Reading } from '../../text/cues.ts';
import { WordSet } from '../../text/kernel.ts';
import { LONGEST_WORD, MOST_TOKENS, MOST_WORDS, type Word } from '../../text/words.ts';
import { BLOCKS, type Block, createFeatureFinder, Features, lettersOf, wordFeatures } from './features.ts';
import type { QuickModel } from './model.ts';

/** Outputs of the model for a text: one for each failure, then one for each severity. */
export interface Scorer {
  score(reading: Reading, firings: readonly Firing[]): Float64Array;
  /** What each token adds to one output; the shape of the text and the bias belong to no token. */
  contributions(reading: Reading, firings: readonly Firing[], output: number): Float64Array;
}

/** What the kernel exports; see scorer.as. */
interface Kernel {
  readonly memory: WebAssembly.Memory;
  configure(rows: number, outputs: number, slots: number, words: number, tokens: number, features: number): void;
  hashesAt(): number;
  frequenciesAt(): number;
  weightsAt(): number;
  sharesAt(): number;
  sumsAt(): number;
  formAt(): number;
  wordsAt(): number;
  clausesAt(): number;
  pairsAt(): number;
  featuresAt(): number;
  index(rows: number): void;
  rowOf(hash: number): number;
  learn(word: number, form: number, stem: number, letters: number): void;
  score(tokens: number, features: number): void;
}

const BLOCK_COUNT = Object.keys(BLOCKS).length;
/** Features of a text that are summed up, in the order in which they are found. */
const MOST_FEATURES = 8 * MOST_TOKENS;
/** What a word's share is counted in; see scorer.as. */
const SHARE_STEP = 4;

/** @param itemNames of each item of the lexicon, in its order */
export function createScorer(model: QuickModel, itemNames: readonly string[]): Scorer {
  const kernel = startKernel(model);
  const width = Math.ceil(model.outputs / 16) * 16;
  const shareSize = 2 * width + 8;
  const { buffer } = kernel.memory;
  const sums = new Int32Array(buffer, kernel.sumsAt(), BLOCK_COUNT * (width + 1));
  const squares = sums.subarray(BLOCK_COUNT * width);
  const shares = new Int16Array(buffer, kernel.sharesAt(), MOST_WORDS * shareSize);
  const form = new Uint16Array(buffer, kernel.formAt(), LONGEST_WORD + 2);
  const wordsIn = new Int32Array(buffer, kernel.wordsAt(), MOST_TOKENS);
  const clausesIn = new Int32Array(buffer, kernel.clausesAt(), MOST_TOKENS);
  const pairs = new Int32Array(buffer, kernel.pairsAt(), MOST_TOKENS);
  const featuresIn = new Int32Array(buffer, kernel.featuresAt(), 2 * MOST_FEATURES);
  const findFeatures = createFeatureFinder(itemNames, kernel.rowOf);
  const features = new Features();
  /** Words whose shares stand in memory. */
  const known = new WordSet();

  function learn(word: Word): void {
    const letters = lettersOf(word);
    for (let at = 0; at < letters.length; at += 1) form[at] = letters.charCodeAt(at);
    kernel.learn(word.number, ...wordFeatures(word), Math.min(letters.length, form.length));
  }

  /** Leaves the sums of a text in memory, its pairs of words and its other features. */
  function sumUp(reading: Reading, firings: readonly Firing[]): void {
    const { words, clauses, length, table } = reading.tokens;
    for (let at = 0; at < length; at += 1) {
      const word = words[at] as number;
      if (known.add(word, table)) learn(table.words[word] as Word);
      wordsIn[at] = word;
      clausesIn[at] = clauses[at] as number;
    }
    findFeatures(reading, firings, features);
    features.length = Math.min(features.length, MOST_FEATURES);
    for (let at = 0; at < features.length; at += 1) {
      featuresIn[2 * at] = features.ids[at] as number;
      featuresIn[2 * at + 1] = features.blocks[at] as number;
    }
    kernel.score(length, features.length);
  }

  function scaleOf(block: number): number {
    const square = squares[block] as number;
    return square === 0 ? 0 : 1 / Math.sqrt(square);
  }

  return {
    score(reading, firings) {
      sumUp(reading, firings);
      const scales = [scaleOf(0), scaleOf(1), scaleOf(2), scaleOf(3)] as const;
      const scores = new Float64Array(model.outputs);
      for (let at = 0; at < model.outputs; at += 1) {
        let sum = 0;
        for (let block = 0; block < BLOCK_COUNT; block += 1)
          sum += (sums[block * width + at] as number) * (scales[block] as number);
        scores[at] = (model.biases[at] as number) + sum * (model.steps[at] as number);
      }
      return scores;
    },
    contributions(reading, firings, output) {
      sumUp(reading, firings);
      const byToken = new Float64Array(reading.tokens.length);
      const see = (block: Block, value: number, first: number, last: number) => {
        const share = (value * (model.steps[output] as number) * scaleOf(block)) / (last - first + 1);
        for (let at = first; at <= last; at += 1) byToken[at] = (byToken[at] as number) + share;
      };
      const seeRow = (row: number, block: Block, first: number, last: number) =>
        see(
          block,
          (model.frequencies[row] as number) * (model.weights[row * model.outputs + output] as number),
          first,
          last,
        );
      const seenWords = new Set<number>();
      const { words, length } = reading.tokens;
      for (let at = 0; at < length; at += 1) {
        const pair = pairs[at] as number;
        if (pair >= 0) seeRow(pair, BLOCKS.words, at - 1, at);
        const word = words[at] as number;
        if (seenWords.has(word)) continue;
        seenWords.add(word);
        const share = word * shareSize + output;
        see(BLOCKS.words, SHARE_STEP * (shares[share] as number), at, at);
        see(BLOCKS.letters, SHARE_STEP * (shares[share + width] as number), at, at);
      }
      const seenRows = new Set<number>();
      for (let at = 0; at < features.length; at += 1) {
        const [row, block] = [features.ids[at] as number, features.blocks[at] as Block];
        const [first, last] = [features.firsts[at] as number, features.lasts[at] as number];
        const isWhole = first === 0 && last === length - 1 && last > 0;
        if (seenRows.has(row) || (isWhole && block === BLOCKS.cues)) continue;
        seenRows.add(row);
        seeRow(row, block, first, last);
      }
      return byToken;
    },
  };
}

/** A kernel with the model in its memory: about 25 MB. */
function startKernel({ hashes, frequencies, weights, outputs }: QuickModel): Kernel {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('#scorer'));
  const kernel = new WebAssembly.Instance(new WebAssembly.Module(wasm), {}).exports as unknown as Kernel;
  const slots = 2 ** Math.ceil(Math.log2(1.5 * hashes.length + 1));
  kernel.configure(hashes.length, outputs, slots, MOST_WORDS, MOST_TOKENS, MOST_FEATURES);
  const { buffer } = kernel.memory;
  const width = Math.ceil(outputs / 16) * 16;
  new Uint32Array(buffer, kernel.hashesAt(), hashes.length).set(hashes);
  new Uint8Array(buffer, kernel.frequenciesAt(), hashes.length).set(frequencies);
  const rows = new Int8Array(buffer, kernel.weightsAt(), hashes.length * width);
  for (let row = 0; row < hashes.length; row += 1)
    rows.set(weights.subarray(row * outputs, (row + 1) * outputs), row * width);
  kernel.index(hashes.length);
  return kernel;
}
