import type { Severity } from '../../domain/verdict.ts';
import type { Opinion } from '../opinion.ts';
import { createEncoder } from './encoder.ts';
import { contributionsTo, outputsOf } from './heads.ts';
import type { CarefulModel } from './model.ts';
import { createPieceSplitter, type Pieces } from './pieces.ts';

/** What the encoder makes of a text. */
export interface CarefulReading {
  readonly opinion: Opinion;
  /** What each piece adds to the score of a failure or a severity. */
  contributions(label: string): Float64Array;
  readonly pieces: Pieces;
}

/** Reads texts with the encoder, in any number; the order of the texts does not change a reading. */
export type CarefulReader = (texts: readonly string[]) => CarefulReading[];

export function createCarefulReader(model: CarefulModel, wasm: Uint8Array): CarefulReader {
  const split = createPieceSplitter(model);
  const encode = createEncoder(model, wasm);
  const { categories, severities } = model;
  const labels = [...categories, ...severities];
  const outputOf = (label: string) =>
    categories.includes(label)
      ? categories.length + categories.indexOf(label)
      : 2 * categories.length + severities.indexOf(label as Severity);

  return (texts) => {
    const pieces = texts.map(split);
    const readings: CarefulReading[] = [];
    // Texts of like length together fill the batches best.
    const order = [...texts.keys()].sort(
      (a, b) => (pieces[a] as Pieces).ids.length - (pieces[b] as Pieces).ids.length || a - b,
    );
    const ids = order.map((at) => (pieces[at] as Pieces).ids);
    encode(ids, (at, states) => {
      const text = order[at] as number;
      const opinion = opinionOf(model, outputsOf(model, states));
      // The states are gone with the next batch, so every label is weighed now.
      const added = new Map(labels.map((label) => [label, contributionsTo(model, states, outputOf(label))]));
      readings[text] = {
        opinion,
        pieces: pieces[text] as Pieces,
        contributions: (label) => added.get(label) as Float64Array,
      };
    });
    return readings;
  };
}

function opinionOf(model: CarefulModel, outputs: Float64Array): Opinion {
  const { categories, severities } = model;
  const count = categories.length;
  const severity = withTemperature(outputs.subarray(2 * count), model.severityTemperature);
  return {
    severity: Object.fromEntries(severities.map((name, at) => [name, severity[at] as number])) as Opinion['severity'],
    classes: categories,
    chances: withTemperature(outputs.subarray(0, count), model.primaryTemperature),
    named: categories
      .map((code, at) => ({ code, output: outputs[count + at] as number }))
      .filter(({ code, output }) => code !== 'none' && output >= model.namedFrom)
      .sort((a, b) => b.output - a.output)
      .map(({ code }) => code),
  };
}

/** Probabilities of logits; a temperature over 1 makes them less sure. */
function withTemperature(logits: Float64Array, temperature: number): number[] {
  const highest = Math.max(...logits);
  const powers = Array.from(logits, (logit) => Math.exp((logit - highest) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
