import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFeatureFinder } from '../../../src/classify/quick/features.ts';
import { loadQuickModel } from '../../../src/classify/quick/load.ts';
import { createScorer } from '../../../src/classify/quick/scorer.ts';
import { occurrencesIn } from '../../../src/learn/quick/matrix.ts';
import { createTextReader, formsOf } from '../../../src/text/reading.ts';
import { readLabelled } from '../../gold/labelled.ts';
import { knowledge, root } from '../../knowledge.ts';

const model = loadQuickModel();
const reader = createTextReader(knowledge);
const findFeatures = createFeatureFinder(reader.itemNames, (hash) => hash);
const scorer = createScorer(model, reader.itemNames);
const rows = new Map([...model.hashes].map((hash, row) => [hash, row]));
const texts = readLabelled(`${root}test/gold/hard.csv`).map(({ text }) => text);

function score(text: string): Float64Array {
  const reading = reader.read(text);
  return scorer.score(reading, reader.match(reading));
}

/** Feature by feature, nothing remembered. */
function slowScore(text: string): number[] {
  const found = occurrencesIn(text, reader, findFeatures).flatMap(({ hash, block }) => {
    const row = rows.get(hash);
    return row === undefined ? [] : [{ row, block, frequency: model.frequencies[row] as number }];
  });
  const length = (block: number) =>
    Math.sqrt(found.filter((one) => one.block === block).reduce((sum, { frequency }) => sum + frequency ** 2, 0));
  const lengths = [0, 1, 2, 3].map(length);
  return model.biases.map((bias, output) =>
    found.reduce((sum, { row, block, frequency }) => {
      const weight = (model.weights[row * model.outputs + output] as number) * (model.steps[output] as number);
      return sum + (weight * frequency) / (lengths[block] as number);
    }, bias),
  );
}

test('scores as the plain sum over features does, but for the rounding of words', () => {
  for (const text of texts.slice(0, 60)) {
    const plain = slowScore(text);
    for (const [output, value] of score(text).entries())
      expect(Math.abs(value - (plain[output] as number))).toBeLessThan(0.002);
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

test('what each word adds is its part of the score', () => {
  for (const text of texts.slice(0, 20)) {
    const reading = reader.read(text);
    const firings = reader.match(reading);
    const parts = scorer
      .contributions(reading, firings, 0)
      .reduce((sum, part) => sum + part, model.biases[0] as number);
    const shape = (score(text)[0] as number) - parts;
    // What is left is the shape of the text: its length, its marks of exclamation.
    expect(Math.abs(shape)).toBeLessThan(0.3);
  }
});

test('words that name a failure add to its score, and thanks take from it', () => {
  const reading = reader.read('The parcel came two weeks late, thanks');
  const added = scorer.contributions(reading, reader.match(reading), model.categories.indexOf('late-delivery'));
  const words = formsOf(reading);
  expect(added[words.indexOf('late')]).toBeGreaterThan(0.1);
  expect(added[words.indexOf('thanks')]).toBeLessThan(0);
});
