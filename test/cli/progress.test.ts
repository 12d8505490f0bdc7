import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import { progressText, startProgress } from '../../src/cli/progress.ts';

test.each([
  [1000, 0.25, 10, '1000 rows, 25 %, 30 s left'],
  [1000, undefined, 10, '1000 rows, 100 rows/s'],
  [1000, 0, 10, '1000 rows, 0 %'],
  [0, 0.999, 10, '99 %, 1 s left'],
  [1000, 1, 10, '1000 rows, 100 %, 0 s left'],
])('of %s rows, %s of the whole, after %s s: %s', (rows, done, seconds, text) => {
  expect(progressText(rows, done, seconds)).toBe(text);
});

test('shows nothing on a terminal of no width, where a spinner would never end', async () => {
  const stderr = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true, columns: 0 });
  const progress = startProgress({ stderr } as unknown as Host, false, 'judging');
  await setTimeout(1500);
  progress.add(10);
  progress.stop();
  expect(stderr.read()).toBeNull();
});
