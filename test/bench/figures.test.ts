import { expect, test } from 'vitest';
import type { Contender, Race } from './contenders.ts';
import { compare, type Figure, figuresOf } from './figures.ts';
import type { Run } from './measure.ts';

const contender = (name: string, rows: number): Contender => ({ name, rows, command: [] });
const run = (seconds: number): Run => ({ seconds, cpuSeconds: 2 * seconds, peakBytes: 1000 * seconds });
const figure = (name: string, ratio: number): Figure => ({
  name,
  rows: 10,
  seconds: 1,
  cpuSeconds: 1,
  peakBytes: 1,
  ratio,
});

test('figures are medians of the runs, and ratios of what ran in the same round', () => {
  const race: Race = { title: '', contenders: [contender('parser', 100), contender('judge', 100)] };
  // The machine was three times as busy in the second round.
  const [parser, judge] = figuresOf(race, [
    [run(1), run(4)],
    [run(3), run(12)],
    [run(2), run(5)],
  ]);
  expect(parser).toEqual({ name: 'parser', rows: 100, seconds: 2, cpuSeconds: 4, peakBytes: 2000, ratio: 1 });
  expect(judge).toEqual({ name: 'judge', rows: 100, seconds: 5, cpuSeconds: 10, peakBytes: 5000, ratio: 4 });
});

test('a contender that reads a tenth of the rows in the same time is ten times as slow', () => {
  const race: Race = { title: '', contenders: [contender('parser', 100), contender('slow', 10)] };
  expect(figuresOf(race, [[run(1), run(1)]])[1]?.ratio).toBe(10);
});

test('where there are no rows, time is time', () => {
  const race: Race = { title: '', contenders: [contender('empty', 0), contender('help', 0)] };
  expect(figuresOf(race, [[run(2), run(3)]])[1]?.ratio).toBe(1.5);
});

test('a ratio of 1.15 times the committed one holds, a larger one does not', () => {
  const committed = [figure('report', 8), figure('classify', 8), figure('help', 8)];
  const now = [figure('report', 9.2), figure('classify', 9.21), figure('help', 3)];
  expect(compare(now, committed).map(({ holds }) => holds)).toEqual([true, false, true]);
});
