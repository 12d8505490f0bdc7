import type { SoftmaxWeights } from '../../classify/quick/model.ts';
import { softmax } from '../../classify/quick/model.ts';

const ROUNDS = 400;
const RATE = 0.5;
const MOMENTUM = 0.9;
const DECAY = 1e-4;

/**
 * Fits class probabilities to outputs of a model: multinomial logistic regression by gradient descent with momentum over
 * all rows at once. `outputs` must come from a model that had not seen the row, else the probabilities are too sure.
 */
export function trainSoftmax(
  outputs: readonly Float64Array[],
  labels: readonly string[],
  classes: readonly string[],
): SoftmaxWeights {
  const width = (outputs[0]?.length ?? 0) + 1;
  const weights = classes.map(() => new Array<number>(width).fill(0));
  const speed = classes.map(() => new Float64Array(width));
  const wanted = labels.map((label) => classes.indexOf(label));
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = classes.map(() => new Float64Array(width));
    outputs.forEach((row, at) => {
      softmax({ classes, weights }, row).forEach((probability, of) => {
        const error = (probability - (wanted[at] === of ? 1 : 0)) / outputs.length;
        const own = gradient[of] as Float64Array;
        for (let k = 0; k < row.length; k += 1) own[k] = (own[k] as number) + error * (row[k] as number);
        own[width - 1] = (own[width - 1] as number) + error;
      });
    });
    weights.forEach((row, of) => {
      for (let k = 0; k < width; k += 1) {
        const slope = ((gradient[of] as Float64Array)[k] as number) + DECAY * (row[k] as number);
        const own = speed[of] as Float64Array;
        own[k] = MOMENTUM * (own[k] as number) - RATE * slope;
        row[k] = (row[k] as number) + (own[k] as number);
      }
    });
  }
  return { classes, weights: weights.map((row) => row.map((weight) => Math.round(weight * 1e4) / 1e4)) };
}
