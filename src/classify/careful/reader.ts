import type { Severity } from '../../domain/verdict.ts';
import type { Opinion } from '../opinion.ts';
import { createEncoder, type SharedEncoder } from './encoder.ts';
import { outputsOf } from './heads.ts';
import type { CarefulModel } from './model.ts';
import { createPieceSplitter } from './pieces.ts';

/** What the encoder makes of a text; plain data, for it crosses threads. */
export interface CarefulReading {
  readonly opinion: Opinion;
  /** Primary failures, named failures, severities. */
  readonly outputs: Float64Array;
}

/** Reads texts with the encoder, in any number; the order of the texts does not change a reading. */
export type CarefulReader = (texts: readonly string[]) => CarefulReading[];

/** A reader at a seat of its own; see `createEncoder`. */
export function createCarefulReader(model: CarefulModel, encoder: SharedEncoder, seat: number): CarefulReader {
  const split = createPieceSplitter(model);
  const encode = createEncoder(model, encoder, seat);

  return (texts) => {
    const ids = texts.map((text) => split(text).ids);
    const readings: CarefulReading[] = [];
    encode(ids, (_, states) => {
      const outputs = outputsOf(model, states);
      readings.push({ opinion: opinionOf(model, outputs), outputs });
    });
    return readings;
  };
}

/** How strongly a text names a failure, or has a severity. */
export function scoreOf({ categories, severities }: CarefulModel, { outputs }: CarefulReading, label: string): number {
  const category = categories.indexOf(label);
  const at = category < 0 ? categories.length + severities.indexOf(label as Severity) : category;
  return outputs[categories.length + at] as number;
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
