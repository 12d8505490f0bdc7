import { type CarefulHead, type EncoderWeights, HIDDEN } from './model.ts';

/** States of the tokens of a text, [tokens][384]; a view that the next batch overwrites. */
export type States = Float32Array;

/** Reads texts, given as token ids; calls back for each, in order. */
export type Encoder = (texts: readonly Int32Array[], see: (text: number, states: States) => void) => void;

/** What the kernel exports; see encoder.as. */
interface Kernel {
  configure(vocabulary: number, layers: number, seat: number): void;
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

/** The kernel and the memory that threads share; both may be posted to one. */
export interface SharedEncoder {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
}

type Shape = Pick<CarefulHead, 'pieces' | 'layers'>;

const MOST_TOKENS = 1024;
const MOST_TEXTS = 256;
/** As the kernel was compiled with; see esbuild.config.js. */
const MOST_PAGES = 16_384;

/** Puts a model into memory: about 60 MB and 200 ms. */
export function loadEncoder(shape: Shape, weights: EncoderWeights, wasm: Uint8Array): SharedEncoder {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  const encoder = { module: new WebAssembly.Module(wasm), memory };
  const kernel = startKernel(shape, encoder, 0);
  const floats = (at: number, values: Float32Array) => new Float32Array(memory.buffer, at, values.length).set(values);
  const bytes = (at: number, values: Int8Array) => new Int8Array(memory.buffer, at, values.length).set(values);
  bytes(kernel.wordsAt(), weights.words);
  floats(kernel.wordScalesAt(), weights.wordScales);
  floats(kernel.positionsAt(), weights.positions);
  floats(kernel.embeddingNormAt(), weights.embeddingNorm);
  weights.layers.forEach(({ matrices, vectors }, layer) => {
    matrices.forEach((matrix, part) => {
      bytes(kernel.stagingAt(), matrix);
      kernel.pack(layer, part);
    });
    floats(kernel.vectorsAt(layer), vectors);
  });
  return encoder;
}

function startKernel({ pieces, layers }: Shape, { module, memory }: SharedEncoder, seat: number): Kernel {
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel;
  kernel.configure(pieces.length, layers, seat);
  return kernel;
}

/** Reads with a loaded encoder: 13 MB. Threads that read at the same time take different seats, from 0. */
export function createEncoder(shape: Shape, shared: SharedEncoder, seat: number): Encoder {
  const kernel = startKernel(shape, shared, seat);
  const { memory } = shared;

  return (texts, see) => {
    for (let from = 0; from < texts.length; ) {
      let to = from;
      let tokens = 0;
      const ids = new Int32Array(memory.buffer, kernel.idsAt(), MOST_TOKENS);
      const starts = new Int32Array(memory.buffer, kernel.startsAt(), MOST_TEXTS + 1);
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
        see(text, new Float32Array(memory.buffer, kernel.statesAt() + first * HIDDEN * 4, length * HIDDEN));
      }
      from = to;
    }
  };
}
