import type { Severity } from '../../domain/verdict.ts';

/** What the trained encoder says about itself; the head of its file. */
export interface CarefulHead {
  /** Classes of the primary failure, `none` among them, in the order of the outputs. */
  readonly categories: readonly string[];
  readonly severities: readonly Severity[];
  readonly layers: number;
  /** Most tokens of a text, and how many of them come from its end where it is longer. */
  readonly longest: number;
  readonly tail: number;
  /** Pieces of words by id, the four special ones first, and their log probabilities. */
  readonly pieces: readonly string[];
  readonly scores: readonly number[];
  /** Temperatures and thresholds, measured on rows that the encoder had not seen. */
  readonly primaryTemperature: number;
  readonly severityTemperature: number;
  /** A failure is named where its logit is at least this. */
  readonly namedFrom: number;
}

/** What reads the encoder's states. */
export interface CarefulModel extends CarefulHead {
  /** Number of outputs: primary failures, named failures, severities. */
  readonly outputs: number;
  /** [outputs][mean of the states, then maximum]. */
  readonly headWeights: Float32Array;
  readonly headBiases: Float32Array;
}

/** The trained encoder; the 8-bit arrays are views of its file. */
export interface EncoderWeights {
  /** 8-bit word vectors, [pieces][384], with a scale for each. */
  readonly words: Int8Array;
  readonly wordScales: Float32Array;
  readonly positions: Float32Array;
  readonly embeddingNorm: Float32Array;
  readonly layers: readonly LayerWeights[];
}

export interface LayerWeights {
  /** Query, key, value, mix, widen, narrow: 8 bits, [outputs][inputs]. */
  readonly matrices: readonly Int8Array[];
  /** Scales, biases and normalisations in the order in which the kernel holds them. */
  readonly vectors: Float32Array;
}

export const HIDDEN = 384;
const INNER = 1536;
const MATRICES = [HIDDEN * HIDDEN, HIDDEN * HIDDEN, HIDDEN * HIDDEN, HIDDEN * HIDDEN, INNER * HIDDEN, HIDDEN * INNER];
/** Scale and bias of query, key, value, mix, narrow and widen; weight and bias of two normalisations. */
const VECTORS = 2 * (5 * HIDDEN + INNER) + 4 * HIDDEN;
const MAGIC = 'AMC1';

/** @throws Error when the bytes are no model of this version */
export function decodeCarefulModel(bytes: Uint8Array): { model: CarefulModel; weights: EncoderWeights } {
  const text = new TextDecoder();
  if (text.decode(bytes.subarray(0, 4)) !== MAGIC) throw new Error('not an encoder of this version');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8 + view.getUint32(4, true);
  const head = JSON.parse(text.decode(bytes.subarray(8, at))) as CarefulHead;
  const eightBits = (count: number) => {
    const values = new Int8Array(bytes.buffer, bytes.byteOffset + at, count);
    at += count;
    return values;
  };
  const floats = (count: number) => {
    // A copy, because a file may be read to any place of a buffer.
    const from = bytes.byteOffset + at;
    const values = new Float32Array(bytes.buffer.slice(from, from + 4 * count) as ArrayBuffer);
    at += 4 * count;
    return values;
  };
  const outputs = 2 * head.categories.length + head.severities.length;
  const weights = {
    words: eightBits(head.pieces.length * HIDDEN),
    wordScales: floats(head.pieces.length),
    positions: floats(head.longest * HIDDEN),
    embeddingNorm: floats(2 * HIDDEN),
    layers: Array.from({ length: head.layers }, () => ({
      matrices: MATRICES.map(eightBits),
      vectors: floats(VECTORS),
    })),
  };
  const model = { ...head, outputs, headWeights: floats(outputs * 2 * HIDDEN), headBiases: floats(outputs) };
  if (at !== bytes.length) throw new Error(`damaged encoder: ${bytes.length} bytes, expected ${at}`);
  return { model, weights };
}
