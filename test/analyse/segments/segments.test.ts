import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Segments } from '../../../src/analyse/segments/segments.ts';
import { segmentsOf } from '../../../src/analyse/segments/standing-out.ts';
import type { Complaint } from '../../../src/domain/row.ts';
import type { Segmented, Summary } from '../../../src/domain/summary.ts';
import type { Severity, Verdict } from '../../../src/domain/verdict.ts';
import { seeded } from '../incidents/quiet-series.ts';

type Judged = readonly [value: string, severity: Severity, category: string];

function counted(rows: readonly Judged[], { masked = true, ofCustomers = false } = {}): readonly Segmented[] {
  const segments = new Segments([{ name: 'city', at: [1], ofCustomers }], masked);
  for (const [value, severity, category] of rows)
    segments.add({ source: 0, cells: ['', value] } as unknown as Complaint, { severity, category } as Verdict);
  return segments.counts();
}

const reported = (rows: readonly Judged[]) => segmentsOf({ segments: counted(rows) } as unknown as Summary)[0];
const many = (times: number, ...row: Judged): Judged[] => new Array<Judged>(times).fill(row);

describe('segments', () => {
  test('count rows, complaints and failures by value; rows without one have their own', () => {
    expect(
      counted([
        [' Kazan ', 'critical', 'outage'],
        ['Kazan', 'none', 'none'],
        ['', 'trivial', 'price'],
      ]),
    ).toEqual([
      {
        column: 'city',
        values: [
          { value: '', rows: 1, critical: 0, trivial: 1, categories: { price: 1 } },
          { value: 'Kazan', rows: 2, critical: 1, trivial: 0, categories: { outage: 1 } },
        ],
      },
    ]);
  });

  test('show no personal data: phones, and names of customers, are one segment each', () => {
    const rows: Judged[] = ['+7 900 000-12-34', '+7 900 000-12-35', 'Anna Example', 'K-11153'].map((value) => [
      value,
      'critical',
      'outage',
    ]);
    expect(counted(rows, { ofCustomers: true })[0]?.values.map(({ value, rows: count }) => [value, count])).toEqual([
      ['K-11153', 1],
      ['[name]', 1],
      ['[phone]', 2],
    ]);
    expect(counted(rows, { masked: false, ofCustomers: true })[0]?.values).toHaveLength(4);
  });

  test('are at most 10,000 values of a column, whose name the error says', () => {
    const rows = Array.from({ length: 10_001 }, (_, at): Judged => [`v${at}`, 'none', 'none']);
    expect(counted(rows.slice(1))[0]?.values).toHaveLength(10_000);
    expect(() => counted(rows)).toThrow('--by "city": the column has more than 10000 different values');
    const both = new Segments([], true);
    both.merge(counted(rows.slice(1)));
    expect(() => both.merge(counted(rows.slice(0, 1)))).toThrow('more than 10000');
  });

  test('of parts add up to those of the whole, in any order', () => {
    const row = fc.tuple(
      fc.constantFrom('a', 'b', '__proto__', '10', '9', ''),
      fc.constantFrom<Severity>('critical', 'trivial', 'none'),
      fc.constantFrom('outage', 'price'),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.nat(40), fc.boolean(), (rows, cut, turned) => {
        const parts = [counted(rows.slice(0, cut)), counted(rows.slice(cut))];
        const sum = new Segments([], true);
        for (const part of turned ? parts.toReversed() : parts) sum.merge(part);
        expect(JSON.stringify(sum.counts())).toBe(JSON.stringify(counted(rows)));
      }),
    );
  });
});

describe('what stands out in a segment', () => {
  const even = ['north', 'south', 'east'].flatMap((value) => [
    ...many(20, value, 'critical', 'outage'),
    ...many(20, value, 'critical', 'price'),
  ]);

  test('is a failure with a larger share than elsewhere, by so many times', () => {
    const report = reported([
      ...even,
      ...many(30, 'west', 'critical', 'outage'),
      ...many(2, 'west', 'trivial', 'price'),
    ]);
    expect(report?.segments.map(({ value, over }) => [value, over.map(({ code, ratio }) => [code, ratio])])).toEqual([
      ['east', []],
      ['north', []],
      ['south', []],
      ['west', [['outage', 1.88]]],
    ]);
    expect(report?.segments[3]).toMatchObject({
      critical: { count: 30, share: 0.9375 },
      over: [{ count: 30, expected: 18.95, share: 0.9375, elsewhere: 0.5 }],
    });
  });

  test('is nothing where shares are alike, nor in a segment of few complaints, nor a failure met thrice', () => {
    expect(reported(even)?.segments.every(({ over }) => over.length === 0)).toBe(true);
    const few = reported([...even, ...many(9, 'west', 'critical', 'misconduct')]);
    expect(few?.segments.every(({ over }) => over.length === 0)).toBe(true);
    const thrice = reported([
      ...even,
      ...many(3, 'west', 'critical', 'misconduct'),
      ...many(9, 'west', 'critical', 'price'),
    ]);
    expect(thrice?.segments.flatMap(({ over }) => over.map(({ code }) => code))).not.toContain('misconduct');
  });

  test('has no ratio where it is met nowhere else', () => {
    const report = reported([...even, ...many(12, 'west', 'critical', 'misconduct')]);
    expect(report?.segments[3]?.over).toMatchObject([{ code: 'misconduct', ratio: null, elsewhere: 0 }]);
  });

  test('is told of the 20 largest; the others are the rest', () => {
    const rows = Array.from({ length: 25 }, (_, at) => many(at + 1, `v${at}`, 'critical', 'outage')).flat();
    const report = reported(rows);
    expect(report?.values).toBe(25);
    expect(report?.segments.map(({ value }) => value).slice(0, 2)).toEqual(['v24', 'v23']);
    expect(report?.segments).toHaveLength(20);
    expect(report?.rest).toEqual({ values: 5, rows: 15, critical: 15, trivial: 0 });
  });

  test('by chance alone is found in at most one log of twenty', () => {
    let logs = 0;
    const next = seeded(11);
    const random = (below: number) => Math.floor(below * next());
    for (let log = 0; log < 400; log += 1) {
      const rows = Array.from({ length: 300 }, (): Judged => [`v${random(10)}`, 'critical', `c${random(12)}`]);
      if (reported(rows)?.segments.some(({ over }) => over.length > 0) === true) logs += 1;
    }
    expect(logs).toBeLessThanOrEqual(28);
  });
});
