import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEVERITIES, type Verdict } from '../../src/domain/verdict.ts';
import { type Drawn, SampleDraw } from '../../src/run/draw-sample.ts';

type Judged = Pick<Verdict, 'severity' | 'category' | 'review'>;

const judged = fc.array(
  fc.record({
    severity: fc.constantFrom(...SEVERITIES),
    category: fc.constantFrom('late-delivery', 'rudeness', 'billing'),
    review: fc.boolean(),
  }),
  { minLength: 1, maxLength: 300 },
);

function draw(rows: readonly Judged[], most: number, kept: ReadonlySet<string> = new Set(), seed = 0) {
  const sample = new SampleDraw(most, seed);
  rows.forEach((verdict, at) => {
    const id = String(at);
    if (kept.has(id)) sample.keep(id, verdict as Verdict);
    else sample.add({ id, text: `text ${at}` }, verdict as Verdict);
  });
  return sample.draw();
}

const idsOf = (drawn: readonly Drawn[]) => drawn.map(({ id }) => id).sort();

describe('a sample', () => {
  test('has as many rows as were asked for, or all, and none twice', () => {
    fc.assert(
      fc.property(judged, fc.integer({ min: 1, max: 200 }), (rows, most) => {
        const ids = idsOf(draw(rows, most).drawn);
        expect(ids).toHaveLength(Math.min(most, rows.length));
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  test('of fewer rows is part of one of more, and drawn in two steps is the same with the same weights', () => {
    fc.assert(
      fc.property(judged, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (rows, few, more) => {
        const first = idsOf(draw(rows, few).drawn);
        const second = draw(rows, more, new Set(first));
        const whole = draw(rows, few + more).drawn;
        expect([...first, ...idsOf(second.drawn)].sort()).toEqual(idsOf(whole));
        const weights = new Map([
          ...second.keptFor,
          ...second.drawn.map(({ id, standsFor }) => [id, standsFor] as const),
        ]);
        expect(weights).toEqual(new Map(whole.map(({ id, standsFor }) => [id, standsFor])));
      }),
    );
  });

  test('stands for all rows once every group has one', () => {
    fc.assert(
      fc.property(judged, fc.integer({ min: 18, max: 100 }), (rows, most) => {
        const sum = draw(rows, most).drawn.reduce((all, { standsFor }) => all + standsFor, 0);
        expect(sum).toBeCloseTo(rows.length, 6);
      }),
    );
  });

  test('has twice the share of rows that want review, and rare failures', () => {
    const group = (count: number, verdict: Judged) => Array.from({ length: count }, () => verdict);
    const common = { severity: 'critical', category: 'late-delivery', review: false } as const;
    const rows = [
      ...group(400, common),
      ...group(400, { ...common, review: true }),
      ...group(1, { ...common, category: 'rudeness' }),
    ];
    const ids = idsOf(draw(rows, 61).drawn).map(Number);
    expect(ids.filter((id) => id < 400)).toHaveLength(20);
    expect(ids.filter((id) => id >= 400 && id < 800)).toHaveLength(40);
    expect(ids).toContain(800);
  });

  test('is another under another seed', () => {
    const rows = Array.from({ length: 300 }, () => ({ severity: 'none', category: 'none', review: false }) as const);
    expect(idsOf(draw(rows, 20).drawn)).toEqual(idsOf(draw(rows, 20).drawn));
    expect(idsOf(draw(rows, 20, new Set(), 1).drawn)).not.toEqual(idsOf(draw(rows, 20).drawn));
  });
});
