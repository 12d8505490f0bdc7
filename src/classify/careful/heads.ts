import type { States } from './encoder.ts';
import { type CarefulModel, HIDDEN } from './model.ts';

/** Outputs of a text: primary failures, named failures, severities. */
export function outputsOf({ outputs, headWeights, headBiases }: CarefulModel, states: States): Float64Array {
  const pooled = pool(states);
  return Float64Array.from({ length: outputs }, (_, output) => {
    let sum = headBiases[output] as number;
    const from = output * 2 * HIDDEN;
    for (let k = 0; k < 2 * HIDDEN; k += 1) sum += (headWeights[from + k] as number) * (pooled.values[k] as number);
    return sum;
  });
}

/** What each token adds to one output: its part of the means, and the maxima that are its own. */
export function contributionsTo({ headWeights }: CarefulModel, states: States, output: number): Float64Array {
  const tokens = states.length / HIDDEN;
  const { peaks } = pool(states);
  const from = output * 2 * HIDDEN;
  const added = new Float64Array(tokens);
  for (let token = 0; token < tokens; token += 1) {
    let sum = 0;
    for (let k = 0; k < HIDDEN; k += 1)
      sum += (headWeights[from + k] as number) * (states[token * HIDDEN + k] as number);
    added[token] = sum / tokens;
  }
  for (let k = 0; k < HIDDEN; k += 1) {
    const token = peaks[k] as number;
    added[token] =
      (added[token] as number) + (headWeights[from + HIDDEN + k] as number) * (states[token * HIDDEN + k] as number);
  }
  return added;
}

/** Mean and maximum of each of the 384 values over the tokens, and which token has the maximum. */
function pool(states: States): { values: Float64Array; peaks: Int32Array } {
  const tokens = states.length / HIDDEN;
  const values = new Float64Array(2 * HIDDEN);
  const peaks = new Int32Array(HIDDEN);
  for (let k = 0; k < HIDDEN; k += 1) {
    let sum = 0;
    let peak = 0;
    for (let token = 0; token < tokens; token += 1) {
      const value = states[token * HIDDEN + k] as number;
      sum += value;
      if (value > (states[peak * HIDDEN + k] as number)) peak = token;
    }
    values[k] = sum / tokens;
    values[HIDDEN + k] = states[peak * HIDDEN + k] as number;
    peaks[k] = peak;
  }
  return { values, peaks };
}
