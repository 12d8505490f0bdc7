import { expect, test } from 'vitest';
import { racesOf } from './contenders.ts';
import { readResults, readTables } from './results.ts';
import { renderComparison, renderResults } from './table.ts';

const results = readResults();

test('the tables of README.md are the committed results', () => {
  expect(readTables()).toBe(renderResults(results));
});

test('every contender has a committed result', () => {
  const { rows, bytes } = results.log;
  const races = racesOf({ log: '', texts: '', labelled: '', models: '', rows, bytes }, 'python3');
  const names = (lists: readonly (readonly { readonly name: string }[])[]) =>
    lists.map((list) => list.map((one) => one.name));
  expect(names(results.races.map(({ figures }) => figures))).toEqual(names(races.map(({ contenders }) => contenders)));
});

test('rates come of rows, seconds and the size of the log', () => {
  const figure = {
    name: 'judge',
    rows: 1_000,
    seconds: 0.5,
    cpuSeconds: 0.75,
    peakBytes: 3 * 2 ** 20,
    ratio: 4,
    cpuRatio: 6,
  };
  const table = renderResults({
    ...results,
    log: { seed: 1, rows: 2_000, bytes: 600_000 },
    races: [{ title: 'Log', figures: [figure] }],
  });
  expect(table).toContain('| Log | × judge | rows/s | MB/s | s | × CPU | CPU s | peak MiB |');
  expect(table).toContain('| judge | 4.00 | 2,000 | 0.6 | 0.50 | 6.00 | 0.75 | 3 |');
});

test('a ratio that got worse is named beside what it may be', () => {
  const comparison = { name: 'report', of: 'time' as const, ratio: 9.3, committed: 8, most: 9.2, holds: false };
  expect(renderComparison([comparison])).toBe('WORSE: report, time: 9.30 (committed 8.00, at most 9.20)\n');
});
