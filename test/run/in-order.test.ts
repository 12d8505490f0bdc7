import { expect, test } from 'vitest';
import { inOrder } from '../../src/run/in-order.ts';

test('gives results in the order of the items, whatever is done first', async () => {
  const waits = [30, 5, 0, 20, 1, 0, 15, 2, 9, 3, 0, 12];
  const wait = (time: number) => new Promise<number>((done) => setTimeout(() => done(time), time));
  const results: number[] = [];
  for await (const result of inOrder(waits, wait)) results.push(result);
  expect(results).toEqual(waits);
});

test('does not begin the next before what needs no waiting is taken', async () => {
  let begun = 0;
  for await (const result of inOrder([1, 2, 3], async () => (begun += 1))) expect(begun).toBe(result);
  expect(begun).toBe(3);
});

test('throws a failure when its turn comes, and lets those behind it go', async () => {
  const seen: number[] = [];
  const work = async (item: number) => {
    await new Promise((done) => setTimeout(done, 5));
    if (item > 1) throw new Error(`item ${item}`);
    return item;
  };
  const all = (async () => {
    for await (const item of inOrder([0, 1, 2, 3], work)) seen.push(item);
  })();
  await expect(all).rejects.toThrow('item 2');
  expect(seen).toEqual([0, 1]);
});
