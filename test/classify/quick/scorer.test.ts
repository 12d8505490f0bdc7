import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFeatureFinder } from '../../../src/classify/quick/features.ts';
import { loadQuickModel } from '../../../src/classify/quick/load.ts';
import { createScorer } from '../../../src/classify/quick/scorer.ts';
import { occurrencesIn } from '../../../src/learn/quick/matrix.ts';
import { createTextReader } from '../../../src/text/reading.ts';
import { readLabelled } from '../../gold/labelled.ts';
import { knowledge, root } from '../../knowledge.ts';

const model = loadQuickModel();
const reader = createTextReader(knowledge);
const findFeatures = createFeatureFinder(reader.itemNames, (hash) => hash);
const scorer = createScorer(model, reader.itemNames);
const texts = readLabelled(`${root}test/gold/hard.csv`).map(({ text }) => text);

function score(text: string): Float64Array {
  const reading = reader.read(text);
  return scorer.score(reading, reader.match(reading));
}

/** Feature by feature, nothing remembered. */
function slowScore(text: string): number[] {
  const found = occurrencesIn(text, reader, findFeatures).filter(({ hash }) => model.rowOf(hash) >= 0);
  const frequency = (hash: number) => model.frequencies[model.rowOf(hash)] as number;
  const length = (block: number) =>
    Math.sqrt(found.filter((one) => one.block === block).reduce((sum, { hash }) => sum + frequency(hash) ** 2, 0));
  const lengths = [0, 1, 2, 3].map(length);
  return model.biases.map((bias, output) =>
    found.reduce((sum, { hash, block }) => {
      const weight =
        (model.weights[model.rowOf(hash) * model.outputs + output] as number) * (model.steps[output] as number);
      return sum + (weight * frequency(hash)) / (lengths[block] as number);
    }, bias),
  );
}

test('scores as the plain sum over features does', () => {
  for (const text of texts.slice(0, 60)) {
    const plain = slowScore(text);
    for (const [output, value] of score(text).entries()) expect(value).toBeCloseTo(plain[output] as number, 4);
  }
});

test('any text has finite scores, the same on a second reading', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
      const first = [...score(text)];
      expect(first.every(Number.isFinite)).toBe(true);
      expect([...score(text)]).toEqual(first);
    }),
  );
});

test('words that name a failure add to its score, and thanks take from it', () => {
  const reading = reader.read('The parcel came two weeks late, thanks');
  const added = scorer.contributions(reading, reader.match(reading), model.categories.indexOf('late-delivery'));
  const words = reading.tokens.map(({ word }) => word.form);
  expect(added[words.indexOf('late')]).toBeGreaterThan(0.1);
  expect(added[words.indexOf('thanks')]).toBeLessThan(0);
});
