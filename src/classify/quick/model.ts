import { SEVERITIES, type Severity } from '../../domain/verdict.ts';

/** What a trained model says about itself; the head of its file. */
export interface ModelHead {
  /** Failures that the model knows, sorted; `none` is not among them. */
  readonly categories: readonly string[];
  readonly features: number;
  /** SHA-256 of the rows and the knowledge that it was trained on, 16 hex digits. */
  readonly sources: string;
  readonly rows: number;
  /** For each output, what one step of a weight is worth. */
  readonly steps: readonly number[];
  readonly biases: readonly number[];
  readonly primary: SoftmaxWeights;
  readonly severity: SoftmaxWeights;
  /** A further failure is named where its output is at least this. */
  readonly namedFrom: number;
  /** A person should look where the severity is less sure than this. */
  readonly review: number;
}

/** Turns the outputs into probabilities of classes: one row of weights a class, the bias last. */
export interface SoftmaxWeights {
  readonly classes: readonly string[];
  readonly weights: readonly (readonly number[])[];
}

/** A linear model: for each feature one weight for each failure and each severity. */
export interface QuickModel extends ModelHead, ModelBody {
  /** Number of outputs: the failures, then the severities. */
  readonly outputs: number;
}

const MAGIC = 'AMQ1';
const FREQUENCY_STEP = 1 / 16;

/** Everything after the head, row by row. */
export interface ModelBody {
  /** Of the features, ascending. */
  readonly hashes: Uint32Array;
  /** Inverse document frequencies in sixteenths. */
  readonly frequencies: Uint8Array;
  /** For each output; multiply by its step. */
  readonly weights: Int8Array;
}

export function encodeModel(head: ModelHead, { hashes, frequencies, weights }: ModelBody): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const padding = (4 - (json.length % 4)) % 4;
  const start = 8 + json.length + padding;
  const bytes = new Uint8Array(start + 5 * hashes.length + weights.length);
  bytes.set(new TextEncoder().encode(MAGIC));
  const view = new DataView(bytes.buffer);
  view.setUint32(4, json.length, true);
  bytes.set(json, 8);
  hashes.forEach((hash, row) => {
    view.setUint32(start + 4 * row, hash, true);
  });
  bytes.set(frequencies, start + 4 * hashes.length);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), start + 5 * hashes.length);
  return bytes;
}

/** @throws Error when the bytes are no model of this version */
export function decodeModel(bytes: Uint8Array): QuickModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = new TextDecoder().decode(bytes.subarray(0, 4));
  if (magic !== MAGIC) throw new Error(`not a model of this version (it begins with "${magic}")`);
  const length = view.getUint32(4, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as ModelHead;
  const start = 8 + length + ((4 - (length % 4)) % 4);
  const outputs = head.categories.length + SEVERITIES.length;
  const end = start + head.features * (5 + outputs);
  if (end !== bytes.length) throw new Error(`damaged model: ${bytes.length} bytes, expected ${end}`);
  return {
    ...head,
    outputs,
    hashes: Uint32Array.from({ length: head.features }, (_, row) => view.getUint32(start + 4 * row, true)),
    frequencies: bytes.subarray(start + 4 * head.features, start + 5 * head.features),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + start + 5 * head.features, head.features * outputs),
  };
}

/** A frequency as the file holds it. */
export function frequencyStep(frequency: number): number {
  return Math.min(255, Math.round(frequency / FREQUENCY_STEP));
}

/** Probability of each class, in their order. */
export function softmax({ weights }: SoftmaxWeights, outputs: Float64Array): number[] {
  const scores = weights.map((row) => {
    let sum = row[outputs.length] as number;
    for (let at = 0; at < outputs.length; at += 1) sum += (row[at] as number) * (outputs[at] as number);
    return sum;
  });
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Where the severities begin among the outputs. */
export function severityOutput({ categories }: ModelHead, severity: Severity): number {
  return categories.length + SEVERITIES.indexOf(severity);
}
