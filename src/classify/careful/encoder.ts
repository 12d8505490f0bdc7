import type { CarefulModel } from './model.ts';
import { HIDDEN } from './model.ts';

/** States of the tokens of a text, [tokens][384]; a view that the next batch overwrites. */
export type States = Float32Array;

/** Reads texts, given as token ids; calls back for each, in order. */
export type Encoder = (texts: readonly Int32Array[], see: (text: number, states: States) => void) => void;

/** What the kernel exports; see encoder.as. */
interface Kernel {
  readonly memory: WebAssembly.Memory;
  configure(vocabulary: number, layers: number): void;
  wordsAt(): number;
  wordScalesAt(): number;
  positionsAt(): number;
  embeddingNormAt(): number;
  vectorsAt(layer: number): number;
  stagingAt(): number;
  idsAt(): number;
  startsAt(): number;
  statesAt(): number;
  pack(layer: number, part: number): void;
  forward(tokens: number, texts: number): void;
}

const MOST_TOKENS = 1024;
const MOST_TEXTS = 256;

/** Puts a model into the kernel's memory: about 70 MB and 100 ms. */
export function createEncoder(model: CarefulModel, wasm: Uint8Array): Encoder {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), {});
  const kernel = instance.exports as unknown as Kernel;
  kernel.configure(model.pieces.length, model.layers);
  const floats = (at: number, values: Float32Array) =>
    new Float32Array(kernel.memory.buffer, at, values.length).set(values);
  const bytes = (at: number, values: Int8Array) => new Int8Array(kernel.memory.buffer, at, values.length).set(values);
  bytes(kernel.wordsAt(), model.words);
  floats(kernel.wordScalesAt(), model.wordScales);
  floats(kernel.positionsAt(), model.positions);
  floats(kernel.embeddingNormAt(), model.embeddingNorm);
  model.layerWeights.forEach(({ matrices, vectors }, layer) => {
    matrices.forEach((matrix, part) => {
      bytes(kernel.stagingAt(), matrix);
      kernel.pack(layer, part);
    });
    floats(kernel.vectorsAt(layer), vectors);
  });

  return (texts, see) => {
    for (let from = 0; from < texts.length; ) {
      let to = from;
      let tokens = 0;
      const ids = new Int32Array(kernel.memory.buffer, kernel.idsAt(), MOST_TOKENS);
      const starts = new Int32Array(kernel.memory.buffer, kernel.startsAt(), MOST_TEXTS + 1);
      for (; to < texts.length && to - from < MOST_TEXTS; to += 1) {
        const text = texts[to] as Int32Array;
        if (tokens + text.length > MOST_TOKENS) break;
        ids.set(text, tokens);
        tokens += text.length;
        starts[to - from + 1] = tokens;
      }
      kernel.forward(tokens, to - from);
      for (let text = from; text < to; text += 1) {
        const first = starts[text - from] as number;
        const length = (starts[text - from + 1] as number) - first;
        see(text, new Float32Array(kernel.memory.buffer, kernel.statesAt() + first * HIDDEN * 4, length * HIDDEN));
      }
      from = to;
    }
  };
}
