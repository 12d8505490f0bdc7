import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valueAtRisk } from '../../../src/analyse/value/at-risk.ts';
import { Values } from '../../../src/analyse/value/values.ts';
import type { Complaint, LogFormat } from '../../../src/domain/row.ts';
import type { ValueCount } from '../../../src/domain/summary.ts';
import type { Verdict } from '../../../src/domain/verdict.ts';

type Judged = readonly [value: string | undefined, severity: 'critical' | 'trivial' | 'none', leaving: boolean];

function counted(rows: readonly Judged[], header = 'Sum'): ValueCount {
  const values = new Values();
  values.addInput({ header: ['text', header], columns: { text: [0], value: 1 } } as unknown as LogFormat);
  for (const [value, severity, leaving] of rows)
    values.add(
      { source: 0, value } as unknown as Complaint,
      { severity, signals: leaving ? ['leaving'] : ['anger'] } as unknown as Verdict,
    );
  return values.counts();
}

const ROWS: readonly Judged[] = [
  ['100,50', 'critical', true],
  ['200', 'critical', false],
  ['999', 'trivial', true],
  ['$5', 'critical', true],
  [undefined, 'critical', true],
  ['soon', 'critical', false],
];
const once = { averageOrder: null, lifetimeMultiple: 1 };

describe('order values of critical complaints', () => {
  test('are added in minor units, each currency by itself; the header may name it', () => {
    expect(counted(ROWS, 'Сумма, ₽')).toEqual({
      currencies: [
        { currency: 'RUB', rows: 2, minor: 30_050, leavingRows: 1, leavingMinor: 10_050 },
        { currency: 'USD', rows: 1, minor: 500, leavingRows: 1, leavingMinor: 500 },
      ],
      none: 2,
      leavingNone: 1,
      unreadable: 1,
    });
  });

  test('are at risk only with those who say that they leave, times what a customer is worth', () => {
    const counts = counted(ROWS, 'RUB');
    expect(valueAtRisk(counts, once)?.currencies.map(({ atRisk }) => atRisk)).toEqual([10_050, 500]);
    expect(valueAtRisk(counts, { ...once, lifetimeMultiple: 2.5 })?.currencies[0]?.atRisk).toBe(25_125);
    expect(valueAtRisk(counts, once)).toMatchObject({ missing: 2, assumed: 0, unreadable: 1 });
  });

  test('are supposed where the log tells none, and only then', () => {
    const averageOrder = { minor: 70_000, currency: 'RUB' };
    const report = valueAtRisk(counted(ROWS, 'RUB'), { ...once, averageOrder });
    expect(report?.currencies[0]).toEqual({
      currency: 'RUB',
      critical: { rows: 4, minor: 170_050 },
      leaving: { rows: 2, minor: 80_050 },
      atRisk: 80_050,
    });
    expect(report).toMatchObject({ assumed: 2, missing: 0, averageOrder });
    expect(valueAtRisk(counted([[undefined, 'critical', false]]), once)).toBeNull();
  });

  test('of parts add up to those of the whole', () => {
    const row = fc.tuple(
      fc.constantFrom('10', '$7.5', '8 €', 'no', undefined),
      fc.constantFrom('critical' as const, 'trivial' as const),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.nat(30), (rows, cut) => {
        const sum = new Values();
        for (const part of [rows.slice(cut), rows.slice(0, cut)]) sum.merge(counted(part));
        expect(sum.counts()).toEqual(counted(rows));
      }),
    );
  });
});
