import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Contender } from './contenders.ts';
import { measure, missing } from './measure.ts';

const folder = mkdtempSync(join(tmpdir(), 'amends-measure-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = (code: string, rows: number): Contender => ({
  name: 'program',
  rows,
  command: [process.execPath, '-e', code],
  answered: Number,
});

describe.skipIf(!existsSync('/usr/bin/time'))('under GNU time', () => {
  test('tells time, time of the processor and peak memory of a process', () => {
    const run = measure(program('const kept = Buffer.alloc(1e8, 1); console.log(7 * (kept.length > 0))', 7), folder);
    expect(run.seconds).toBeGreaterThan(0.01);
    expect(run.cpuSeconds).toBeGreaterThan(0);
    expect(run.peakBytes).toBeGreaterThan(1e8);
    expect(run.peakBytes).toBeLessThan(5e8);
  });

  test('refuses a contender that loses rows, or fails', () => {
    expect(() => measure(program('console.log(6)', 7), folder)).toThrow('program: 6 rows of 7 answered');
    expect(() => measure(program('throw new Error("no model")', 7), folder)).toThrow('no model');
  });
});

test('a contender that is not installed is named with what to do', () => {
  const needs = { probe: ['no-such-program'], hint: 'apt-get install it' };
  expect(missing({ ...program('', 1), needs })).toBe('program is left out; it needs: apt-get install it');
  expect(missing({ ...program('', 1), needs: { ...needs, probe: [process.execPath, '-e', '0'] } })).toBeUndefined();
});
