import { expect, test } from 'vitest';
import { loadQuickModel, readQuickModel } from '../../../src/classify/quick/load.ts';
import { decodeModel, encodeModel, type ModelHead, softmax } from '../../../src/classify/quick/model.ts';
import { SEVERITIES } from '../../../src/domain/verdict.ts';
import { knowledge, root } from '../../knowledge.ts';

const flat = (classes: readonly string[], width: number) => ({
  classes,
  weights: classes.map(() => Array.from({ length: width }, () => 0)),
});
const head: ModelHead = {
  categories: ['late-delivery', 'outage'],
  features: 3,
  sources: '0123456789abcdef',
  rows: 10,
  steps: [1, 1, 1, 1, 1],
  biases: [0, 0, 0, 0, 0],
  primary: flat(['late-delivery', 'outage', 'none'], 6),
  severity: flat(SEVERITIES, 6),
  namedFrom: 0,
  review: 0.5,
};
const body = {
  hashes: Uint32Array.of(7, 4_000_000_000, 4_294_967_295),
  frequencies: Uint8Array.of(16, 32, 255),
  weights: Int8Array.from({ length: 15 }, (_, at) => at - 7),
};

test('reads back what it wrote, from any place in a buffer', () => {
  const bytes = encodeModel(head, body);
  const shifted = new Uint8Array(bytes.length + 1);
  shifted.set(bytes, 1);
  for (const model of [decodeModel(bytes), decodeModel(shifted.subarray(1))]) {
    expect(model).toMatchObject(head);
    expect([...model.hashes]).toEqual([...body.hashes]);
    expect([...model.frequencies]).toEqual([...body.frequencies]);
    expect([...model.weights]).toEqual([...body.weights]);
  }
});

test('refuses what is no model, and half of one', () => {
  expect(() => decodeModel(new TextEncoder().encode('id,text\n1,late'))).toThrow('not a model of this version');
  expect(() => decodeModel(encodeModel(head, body).subarray(0, -1))).toThrow('damaged model');
  expect(() => readQuickModel(`${root}package.json`, 'mine.bin')).toThrow(/^mine\.bin: not a model/);
  expect(() => readQuickModel(`${root}no-such-model`, 'mine.bin')).toThrow('mine.bin: cannot be read');
});

test('probabilities sum to one, whatever the outputs', () => {
  const weights = {
    classes: ['a', 'b'],
    weights: [
      [1, -1, 0],
      [-900, 900, 3],
    ],
  };
  const [a = 0, b = 0] = softmax(weights, Float64Array.of(3, -3));
  expect(a + b).toBeCloseTo(1, 12);
  expect(a).toBeGreaterThan(0.999);
});

test('the shipped model knows every failure of the taxonomy', () => {
  const codes = Object.keys(knowledge.categories).filter((code) => code !== 'none');
  expect(loadQuickModel().categories).toEqual(codes.sort());
});
