import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Firing, Reading } from '../../text/cues.ts';
import { MOST_TOKENS, MOST_WORDS, type Word } from '../../text/words.ts';
import { BLOCKS, type Block, createFeatureFinder, Features, letterFeatures, wordFeatures } from './features.ts';
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
  configure(features: number, outputs: number, slots: number, words: number, inputs: number): void;
  hashesAt(): number;
  frequenciesAt(): number;
  weightsAt(): number;
  sharesAt(): number;
  sumsAt(): number;
  inputAt(): number;
  index(features: number): void;
  rowOf(hash: number): number;
  learn(word: number, own: number, letters: number): void;
  score(words: number, features: number): void;
}

const BLOCK_COUNT = Object.keys(BLOCKS).length;
/** Words and features of a text that are summed up; of features beyond it none are. */
const MOST_INPUTS = 8 * MOST_TOKENS;

/** @param itemNames of each item of the lexicon, in its order */
export function createScorer(model: QuickModel, itemNames: readonly string[]): Scorer {
  const kernel = startKernel(model);
  const width = Math.ceil(model.outputs / 16) * 16;
  const shareSize = 2 * width + 4;
  const { buffer } = kernel.memory;
  const sums = new Int32Array(buffer, kernel.sumsAt(), BLOCK_COUNT * (width + 1));
  const squares = sums.subarray(BLOCK_COUNT * width);
  const shares = new Int32Array(buffer, kernel.sharesAt(), MOST_WORDS * shareSize);
  const input = new Int32Array(buffer, kernel.inputAt(), 2 * MOST_INPUTS);
  const findFeatures = createFeatureFinder(itemNames, kernel.rowOf);
  const features = new Features();
  /** By number: the word whose share stands in memory. */
  const owners: Word[] = [];

  function learn(word: Word): void {
    owners[word.number] = word;
    const own = wordFeatures(word);
    const letters = letterFeatures(word);
    input.set(own);
    input.set(letters, own.length);
    kernel.learn(word.number, own.length, letters.length);
  }

  /** Leaves the sums of a text in memory, and its features in `features`. */
  function sumUp(reading: Reading, firings: readonly Firing[]): void {
    const { words, length } = reading.tokens;
    for (let at = 0; at < length; at += 1) {
      const word = words[at] as Word;
      if (owners[word.number] !== word) learn(word);
    }
    findFeatures(reading, firings, features);
    let next = 0;
    for (let at = 0; at < length; at += 1) input[next++] = (words[at] as Word).number;
    const most = Math.min(features.length, MOST_INPUTS - length);
    for (let at = 0; at < most; at += 1) {
      input[next++] = features.ids[at] as number;
      input[next++] = features.blocks[at] as number;
    }
    kernel.score(length, most);
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
      const words = new Set<Word>();
      for (let at = 0; at < reading.tokens.length; at += 1) {
        const word = reading.tokens.words[at] as Word;
        if (words.has(word)) continue;
        words.add(word);
        const share = word.number * shareSize + output;
        see(BLOCKS.words, shares[share] as number, at, at);
        see(BLOCKS.letters, shares[share + width] as number, at, at);
      }
      const seen = new Set<number>();
      for (let at = 0; at < features.length; at += 1) {
        const [row, block] = [features.ids[at] as number, features.blocks[at] as Block];
        const [first, last] = [features.firsts[at] as number, features.lasts[at] as number];
        if (block !== BLOCKS.words && seen.has(row)) continue;
        if (block !== BLOCKS.words) seen.add(row);
        const whole = first === 0 && last === reading.tokens.length - 1 && last > 0;
        if (whole && block === BLOCKS.cues) continue;
        const weight = model.weights[row * model.outputs + output] as number;
        see(block, (model.frequencies[row] as number) * weight, first, last);
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
  kernel.configure(hashes.length, outputs, slots, MOST_WORDS, MOST_INPUTS);
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
