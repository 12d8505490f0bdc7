import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aimOf,
  barOf,
  checkCommand,
  expectedOf,
  surgeOf,
  weekOf,
  withoutIncidents,
} from '../../../src/analyse/fixes/effect.ts';
import { createProgram } from '../../../src/cli/program.ts';
import type { Incident } from '../../../src/domain/report.ts';
import type { Summary } from '../../../src/domain/summary.ts';
import { summarise } from '../log-report.ts';

describe('the bar on the next log', () => {
  test.each([
    // At most 20 are aimed at; 24 would do against chance.
    [{ count: 40, of: 200 }, 20, { count: 20, of: 200 }],
    // A fifth fewer than 20 may be chance; 10 of 200 is not.
    [{ count: 20, of: 200 }, 16, { count: 10, of: 200 }],
    // Five are the fewest whose end says something.
    [{ count: 5, of: 200 }, 3, { count: 0, of: 200 }],
    // One says nothing before a log nineteen times as large.
    [{ count: 1, of: 100 }, 0, { count: 0, of: 1900 }],
  ])('for %o where %d are aimed at is %o', (now, count, bar) => {
    expect(barOf(now, { count, of: now.of })).toEqual(bar);
  });

  test('is never above what is aimed at, nor below zero', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.integer({ min: 300, max: 3000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, of, reach) => {
          const bar = barOf({ count, of }, aimOf({ count, of }, reach));
          expect(bar.count).toBeGreaterThanOrEqual(0);
          expect(bar.count).toBeLessThanOrEqual(count * (1 - reach));
          expect(bar.of).toBeGreaterThanOrEqual(of);
        },
      ),
    );
  });
});

describe('what a week shows', () => {
  const days = (last: string) => {
    const one = { critical: 1, trivial: 0, none: 0, categories: {} };
    return { '2025-11-01': one, [last]: one };
  };

  test('is a fall that chance makes in one week of twenty at most', () => {
    // A mean of 10 a week: 4 or fewer by chance in 2.9 %, 5 or fewer in 6.7 %.
    expect(weekOf(40, days('2025-11-28'))).toEqual({ now: 10, bar: 4 });
  });

  test('is nothing where few come, or no dates are known', () => {
    expect(weekOf(31, days('2025-11-28'))).toBeNull();
    expect(weekOf(40, {})).toBeNull();
  });

  test('counts a shorter log as a week', () => {
    expect(weekOf(10, days('2025-11-02'))).toEqual({ now: 10, bar: 4 });
  });
});

test('what is expected is a range of whole complaints, the lower end without incidents', () => {
  const reach = { low: 0.25, high: 0.5 };
  expect(expectedOf({ count: 22, of: 340 }, { count: 14, of: 229 }, reach)).toEqual({
    low: 3,
    high: 11,
    of: 22,
    reach,
  });
  expect(expectedOf({ count: 1, of: 340 }, { count: 1, of: 340 }, reach)).toMatchObject({ low: 0, high: 1, of: 1 });
});

test('the surge of an incident is what stands above the usual of its categories', () => {
  const incident: Incident = {
    from: '2025-11-21',
    peak: '2025-11-21',
    to: '2025-11-21',
    over: 'all',
    count: 130,
    expected: 20,
    excess: 110,
    recurring: false,
    categories: [{ code: 'outage', count: 25, expected: 5, from: '2025-11-21', hour: null, recurring: false }],
    first: [],
    defended: 0,
  };
  const surge = surgeOf([incident], 'outage', 40);
  expect(surge).toEqual({ share: 0.5, all: 110 });
  expect(withoutIncidents({ count: 10, of: 300 }, surge)).toEqual({ count: 5, of: 190 });
  expect(surgeOf([incident], 'price', 10)).toEqual({ share: 0, all: 110 });
});

describe('the command of the check', () => {
  const of = async (change: Partial<Summary>) =>
    checkCommand({ ...(await summarise('id,text\n1,Rude courier\n')), ...change });

  test('is one that the program takes', async () => {
    for (const careful of [0, 3]) {
      for (const quick of [0, 3]) {
        const command = await of({ readers: { quick, careful } });
        const host = { argv: [], stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: {} };
        const program = createProgram({
          host: { ...host, cwd: () => '/', on: () => {}, off: () => {} },
          signal: new AbortController().signal,
          exitWith: () => {},
        });
        let parsed: unknown[] = [];
        program.commands
          .find((one) => one.name() === 'report')
          ?.action((...args) => {
            parsed = args;
          });
        await program.parseAsync(['node', ...command.split(' ')]);
        expect(parsed[0]).toEqual(['NEXT.csv']);
        expect(parsed[1]).toMatchObject({ format: 'json' });
      }
    }
  });

  test('asks for the readers that judged this log', async () => {
    expect(await of({ readers: { quick: 3, careful: 0 } })).toMatch(/ --reader quick$/);
    expect(await of({ readers: { quick: 0, careful: 3 } })).toMatch(/ --reader careful$/);
    expect(await of({ readers: { quick: 3, careful: 3 } })).toBe('amends report NEXT.csv --format json');
  });
});
