import { expect, test } from 'vitest';
import { createClassifier } from '../../../src/classify/classifier.ts';
import { decodeModel } from '../../../src/classify/quick/model.ts';
import type { LabelledRow } from '../../../src/learn/labelled.ts';
import { trainSoftmax } from '../../../src/learn/quick/softmax.ts';
import { trainSvm } from '../../../src/learn/quick/svm.ts';
import { trainQuick } from '../../../src/learn/quick/train.ts';
import { readLabelled } from '../../gold/labelled.ts';
import { knowledge, root } from '../../knowledge.ts';

const corpus = readLabelled(`${root}data/corpus/en.csv`) as readonly LabelledRow[];
const some = corpus.filter((_, at) => at % 4 === 0);
const quiet = async () => {};

test('the same rows give the same bytes, other rows others', async () => {
  const first = await trainQuick(some, knowledge, quiet);
  expect(Buffer.compare(first, await trainQuick(some, knowledge, quiet))).toBe(0);
  expect(Buffer.compare(first, await trainQuick(some.slice(1), knowledge, quiet))).not.toBe(0);
});

test('learns a failure that is told in words of its own', async () => {
  const told = some.map(
    (row, at): LabelledRow =>
      at % 5 === 0
        ? { ...row, text: `${row.text} zzyzx quux`, severity: 'critical', category: 'extra-item', others: [] }
        : row,
  );
  const classify = createClassifier(knowledge, decodeModel(await trainQuick(told, knowledge, quiet)));
  expect(classify('Well, zzyzx quux again', 'en').category).toBe('extra-item');
});

test('a machine parts what can be parted', () => {
  // Two columns: the first speaks for the label, the second for nothing.
  const rows = {
    starts: Int32Array.of(0, 1, 2, 4, 5),
    columns: Int32Array.of(0, 1, 0, 1, 1),
    values: Float32Array.of(1, 1, 1, 1, 1),
    width: 2,
  };
  const weights = trainSvm(rows, Int32Array.of(0, 1, 2, 3), Int8Array.of(1, -1, 1, -1), {
    cost: 10,
    passes: 50,
    seed: 1,
  });
  const score = (...values: number[]) =>
    values.reduce((sum, value, at) => sum + value * (weights[at] as number), weights[2] as number);
  expect(score(1, 0)).toBeGreaterThan(0.8);
  expect(score(0, 1)).toBeLessThan(-0.8);
});

test('probabilities are as sure as the outputs were right', () => {
  // The output says "a" with 1 and is right in four of five cases.
  const outputs = Array.from({ length: 100 }, (_, at) => Float64Array.of(at % 2));
  const labels = outputs.map((output, at) => ((output[0] === 1) === at % 10 > 1 ? 'a' : 'b'));
  const { weights } = trainSoftmax(outputs, labels, ['a', 'b']);
  const sure =
    1 /
    (1 + Math.exp((weights[1]?.[0] ?? 0) + (weights[1]?.[1] ?? 0) - (weights[0]?.[0] ?? 0) - (weights[0]?.[1] ?? 0)));
  expect(sure).toBeCloseTo(0.8, 1);
});
