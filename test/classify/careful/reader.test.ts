import { expect, test } from 'vitest';
import { createEncoder } from '../../../src/classify/careful/encoder.ts';
import { outputsOf } from '../../../src/classify/careful/heads.ts';
import { decodeCarefulModel } from '../../../src/classify/careful/model.ts';
import { createPieceSplitter } from '../../../src/classify/careful/pieces.ts';
import { type CarefulReading, scoreOf } from '../../../src/classify/careful/reader.ts';
import { createJudge, createQuick } from '../../../src/classify/classifier.ts';
import { CarefulPool } from '../../../src/run/careful-pool.ts';
import { readLabelled } from '../../gold/labelled.ts';
import { knowledge, root } from '../../knowledge.ts';
import { careful, checked } from './careful.ts';

const { model } = careful;
const split = createPieceSplitter(model);
const encode = createEncoder(model, careful.encoder, 0);
const judge = createJudge(knowledge, createQuick(knowledge), {
  readers: new CarefulPool(1),
  everything: true,
  proves: true,
});
const rows = readLabelled(`${root}test/gold/hard.csv`);

test('8-bit weights say what the float model says', () => {
  const differences: number[] = [];
  let alike = 0;
  const categories = model.categories.length;
  const best = (values: readonly number[]) => values.indexOf(Math.max(...values));
  encode(
    checked.map(({ text }) => split(text).ids),
    (at, states) => {
      const own = [...outputsOf(model, states)];
      const float = checked[at]?.logits ?? [];
      expect(own.length).toBe(float.length);
      differences.push(...own.map((value, output) => Math.abs(value - (float[output] as number))));
      if (best(own.slice(0, categories)) === best(float.slice(0, categories))) alike += 1;
    },
  );
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  console.log(
    `8 bits against float: mean ${mean.toFixed(3)}, most ${Math.max(...differences).toFixed(3)}, same failure ${alike} of ${checked.length}`,
  );
  expect(mean).toBeLessThan(0.05);
  expect(Math.max(...differences)).toBeLessThan(0.5);
  expect(alike).toBeGreaterThanOrEqual(checked.length - 3);
});

test('a verdict is the same alone, in company, and in any order', async () => {
  const some = rows.slice(0, 40).map(({ text, lang }) => ({ text, lang }));
  const together = await judge(some);
  const reversed = (await judge(some.toReversed())).toReversed();
  expect(JSON.stringify(reversed)).toBe(JSON.stringify(together));
  for (const at of [0, 7, 23])
    expect(JSON.stringify(await judge(some.slice(at, at + 1)))).toBe(JSON.stringify([together[at]]));
});

test('a failure is less likely without the words that prove it', { timeout: 120_000 }, async () => {
  const some = rows.slice(0, 120).map(({ text, lang }) => ({ text, lang }));
  const score = (text: string, code: string) => scoreOf(model, careful.read([text])[0] as CarefulReading, code);
  let [spans, proving] = [0, 0];
  (await judge(some)).forEach(({ category, evidence }, at) => {
    const { text } = some[at] as (typeof some)[number];
    const own = evidence.filter((one) => one.for === category);
    if (category === 'none') return;
    expect(own, text).not.toEqual([]);
    const before = score(text, category);
    const points = [...text];
    const without = own
      .toReversed()
      .reduce((left, { start, end }) => left.toSpliced(start, end - start), points)
      .join('');
    const after = score(without, category);
    spans += 1;
    if (after < before) proving += 1;
  });
  console.log(`careful evidence: ${proving} of ${spans} prove their failure`);
  expect(proving / spans).toBeGreaterThanOrEqual(0.9);
});

test('refuses what is no encoder, and half of one', () => {
  expect(() => decodeCarefulModel(new TextEncoder().encode('AMQ1 and more'))).toThrow('not an encoder');
});
