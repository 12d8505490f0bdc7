import { describe, expect, test } from 'vitest';
import { doubtOf } from '../../src/analyse/doubt.ts';
import { correctedShare } from '../../src/domain/interval.ts';
import type { Summary } from '../../src/domain/summary.ts';
import { seeded } from './incidents/quiet-series.ts';

type Row = [number, number, number];
const matrix = (...rows: [Row, Row, Row]): [Row, Row, Row] => rows;

/** A judge that finds nine critical of ten, and takes every fifth row without complaint for critical. */
const measured = {
  severityRight: 0.85,
  categoryRight: 0.6,
  severity: matrix([180, 10, 10], [10, 25, 5], [20, 5, 75]),
  review: matrix([12, 6, 4], [4, 8, 2], [4, 6, 14]),
};

function summary(severity: Row, reviewBy: Row): Summary {
  const named = ([critical, trivial, none]: Row) => ({ critical, trivial, none });
  return {
    severity: named(severity),
    reviewBy: named(reviewBy),
    rows: { classified: severity[0] + severity[1] + severity[2] },
  } as unknown as Summary;
}

describe('the totals once a person has reread the rows for review', () => {
  test('lie between what is settled and that plus all of them, and are expected by how persons decided on such rows', () => {
    const { reread } = doubtOf(summary([100, 50, 50], [20, 10, 0]), measured, 340);
    expect(reread.critical).toEqual({ review: 20, least: 80, most: 110, expected: 80 + 12 + 3 });
    expect(reread.none).toEqual({ review: 0, least: 50, most: 80, expected: 50 + 4 + 3 });
  });

  test('have no expectation where too few labelled rows tell it', () => {
    const few = { ...measured, review: matrix([3, 0, 0], [0, 2, 0], [0, 0, 1]) };
    expect(doubtOf(summary([100, 50, 50], [20, 10, 0]), few, 340).reread.critical.expected).toBeNull();
    expect(doubtOf(summary([100, 50, 50], [0, 0, 0]), few, 340).reread.critical).toEqual({
      review: 0,
      least: 100,
      most: 100,
      expected: 100,
    });
  });
});

describe('a share corrected for the errors of the judge', () => {
  test('is told for a severity that enough labelled rows have', () => {
    const { corrected } = doubtOf(summary([600, 200, 200], [0, 0, 0]), measured, 340);
    expect(corrected.critical?.share).toBeCloseTo((0.6 + 0.786 - 1) / (0.9 + 0.786 - 1), 1);
    const rare = { ...measured, severity: matrix([180, 10, 10], [10, 15, 4], [20, 5, 75]) };
    expect(doubtOf(summary([600, 200, 200], [0, 0, 0]), rare, 329).corrected.trivial).toBeNull();
  });

  test('is the plain one where the judge hardly errs', () => {
    const share = correctedShare(50, 100, { found: 1000, having: 1000, spared: 1000, lacking: 1000 });
    expect(share?.share).toBeCloseTo(0.5, 2);
    expect(share?.low).toBeCloseTo(0.4, 2);
    expect(share?.high).toBeCloseTo(0.6, 2);
  });

  test('is wider than chance alone allows, and widest where few labels were measured', () => {
    const width = (scale: number) => {
      const share = correctedShare(600, 1000, {
        found: 90 * scale,
        having: 100 * scale,
        spared: 80 * scale,
        lacking: 100 * scale,
      });
      return (share?.high ?? 0) - (share?.low ?? 0);
    };
    expect(width(100)).toBeGreaterThan(0.06);
    expect(width(1)).toBeGreaterThan(1.8 * width(100));
  });

  test('holds the truth in 95 of 100 simulated logs', () => {
    const random = seeded(12);
    const hits = (times: number, chance: number) => {
      let count = 0;
      for (let at = 0; at < times; at += 1) if (random() < chance) count += 1;
      return count;
    };
    let held = 0;
    const logs = 1500;
    for (let log = 0; log < logs; log += 1) {
      const critical = hits(400, 0.7);
      const count = hits(critical, 0.93) + hits(400 - critical, 0.35);
      const share = correctedShare(count, 400, {
        found: hits(348, 0.93),
        having: 348,
        spared: hits(156, 0.65),
        lacking: 156,
      });
      if (share !== null && share.low <= 0.7 && share.high >= 0.7) held += 1;
    }
    expect(held / logs).toBeGreaterThan(0.93);
    expect(held / logs).toBeLessThan(0.98);
  });

  test('says nothing where the judge hardly tells the label from others, or no row was judged', () => {
    expect(correctedShare(5, 10, { found: 55, having: 100, spared: 55, lacking: 100 })).toBeNull();
    expect(correctedShare(0, 0, { found: 90, having: 100, spared: 90, lacking: 100 })).toBeNull();
  });
});
