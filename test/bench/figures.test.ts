import { expect, test } from 'vitest';
import type { Contender, Race } from './contenders.ts';
import { compare, type Figure, figuresOf, wasQuiet } from './figures.ts';
import type { Run } from './measure.ts';

const contender = (name: string, rows: number): Contender => ({ name, rows, command: [] });
const run = (seconds: number): Run => ({ seconds, cpuSeconds: seconds ** 2, peakBytes: 1000 * seconds });
const figure = (name: string, ratio: number, cpuRatio = ratio): Figure => ({
  name,
  rows: 10,
  seconds: 1,
  cpuSeconds: 1,
  peakBytes: 1,
  ratio,
  cpuRatio,
});

test('figures are medians of the runs, and ratios of what ran in the same round', () => {
  const race: Race = { title: '', contenders: [contender('parser', 100), contender('judge', 100)] };
  // The machine was three times as busy in the second round.
  const [parser, judge] = figuresOf(race, [
    [run(1), run(4)],
    [run(3), run(12)],
    [run(2), run(5)],
  ]);
  expect(parser).toEqual({
    name: 'parser',
    rows: 100,
    seconds: 2,
    cpuSeconds: 4,
    peakBytes: 2000,
    ratio: 1,
    cpuRatio: 1,
  });
  expect(judge).toEqual({
    name: 'judge',
    rows: 100,
    seconds: 5,
    cpuSeconds: 25,
    peakBytes: 5000,
    ratio: 4,
    cpuRatio: 16,
  });
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
  const holds = (of: string) =>
    compare(now, committed, true)
      .filter((one) => one.of === of)
      .map((one) => one.holds);
  expect(holds('time')).toEqual([true, false, true]);
  expect(holds('processor')).toEqual([true, false, true]);
});

test('on a busy machine only time of the processor counts', () => {
  const [slow, costly] = [figure('report', 20, 8), figure('report', 8, 20)];
  const holds = (now: Figure) => compare([now], [figure('report', 8)], false).map((one) => one.holds);
  expect(holds(slow)).toEqual([true]);
  expect(holds(costly)).toEqual([false]);
  expect(wasQuiet({ ...slow, seconds: 1, cpuSeconds: 0.95 })).toBe(true);
  expect(wasQuiet({ ...slow, seconds: 1, cpuSeconds: 0.6 })).toBe(false);
});

test('what was never committed is not taken for well', () => {
  expect(() => compare([figure('new', 1)], [], true)).toThrow('new has no committed ratio yet');
});
