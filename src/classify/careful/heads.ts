import type { States } from './encoder.ts';
import { type CarefulModel, HIDDEN } from './model.ts';

/** Outputs of a text: primary failures, named failures, severities. */
export function outputsOf({ outputs, headWeights, headBiases }: CarefulModel, states: States): Float64Array {
  const pooled = pool(states);
  return Float64Array.from({ length: outputs }, (_, output) => {
    let sum = headBiases[output] as number;
    const from = output * 2 * HIDDEN;
    for (let k = 0; k < 2 * HIDDEN; k += 1) sum += (headWeights[from + k] as number) * (pooled[k] as number);
    return sum;
  });
}

/** Mean and maximum of each of the 384 values over the tokens. */
function pool(states: States): Float64Array {
  const tokens = states.length / HIDDEN;
  const values = new Float64Array(2 * HIDDEN);
  for (let k = 0; k < HIDDEN; k += 1) {
    let sum = 0;
    let most = states[k] as number;
    for (let token = 0; token < tokens; token += 1) {
      const value = states[token * HIDDEN + k] as number;
      sum += value;
      if (value > most) most = value;
    }
    values[k] = sum / tokens;
    values[HIDDEN + k] = most;
  }
  return values;
}
