import { expect, test } from 'vitest';
import { decideCalibration } from '../../../src/learn/calibration/keep.ts';
import type { Blend } from '../../../src/learn/calibration/read-twice.ts';
import { repeat } from './rows.ts';

const committed = { passOn: { severity: 0.3, category: 0 }, trust: 0.5, sharpness: 1, review: 0.9 };

/** So many rows are judged rightly from a weight of 0.8 on, the others from 0.5 on. */
const read =
  (late: number) =>
  ({ trust }: Blend) => [
    ...repeat(late, { sure: [0.6, 0.9], quick: 'wrong', careful: trust >= 0.8 ? 'right' : 'wrong', confidence: 0.8 }),
    ...repeat(20, { sure: [0.6, 0.9], quick: 'wrong', careful: trust >= 0.5 ? 'right' : 'wrong', confidence: 0.95 }),
    ...repeat(80, { sure: [0.95, 0.9], quick: 'right', careful: 'right', confidence: 0.95 }),
  ];

test('a value stays where the measured one is not better beyond chance', () => {
  const { trust } = decideCalibration(read(5), committed);
  expect(trust).toEqual({ committed: 0.5, measured: 0.8, chosen: 0.5, test: { better: 5, worse: 0, p: 0.0625 } });
});

test('and changes where it is', () => {
  const { trust, passOn } = decideCalibration(read(6), committed);
  expect(trust).toMatchObject({ measured: 0.8, chosen: 0.8, test: { better: 6, worse: 0, p: 0.0313 } });
  expect(passOn).toMatchObject({ measured: { severity: 0.65, category: 0 }, chosen: { severity: 0.65, category: 0 } });
});

test('the threshold of review stays where it marks about the wanted share', () => {
  expect(decideCalibration(read(20), committed).review).toMatchObject({ measured: 0.95, chosen: 0.9 });
  expect(decideCalibration(read(2), committed).review).toMatchObject({ measured: 0.95, chosen: 0.95 });
});
