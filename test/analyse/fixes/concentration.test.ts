import { describe, expect, test } from 'vitest';
import { type Asked, concentrationsOf } from '../../../src/analyse/fixes/concentration.ts';
import { emptyTally, sumTallies } from '../../../src/analyse/tally.ts';
import type { Dimension, Tally } from '../../../src/domain/summary.ts';

function tally(dimension: Dimension, counts: Record<string, number>): Tally {
  const made = emptyTally();
  Object.assign(made.by[dimension], counts);
  made.count = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return made;
}

function look(dimension: Dimension, own: Record<string, number>, rest: Record<string, number>) {
  const these = tally(dimension, own);
  const asked: Asked[] = [{ tally: these, dimensions: [dimension] }];
  return concentrationsOf(asked, sumTallies([these, tally(dimension, rest)]))[0];
}

describe('complaints bunch', () => {
  test('at a place that has far more of them than of the rest', () => {
    expect(look('place', { North: 14, South: 6 }, { North: 40, South: 160 })).toEqual([
      { dimension: 'place', value: 'North', count: 14, share: 0.7, elsewhere: 0.2 },
    ]);
  });

  test('in the four hours that are least likely to be chance, over midnight too', () => {
    const even = Object.fromEntries(Array.from({ length: 24 }, (_, hour) => [String(hour), 10]));
    expect(look('hours', { 22: 6, 23: 6, 0: 5, 1: 5, 12: 2 }, even)?.[0]).toMatchObject({ value: '22–2', count: 22 });
    expect(look('hours', { 20: 8, 21: 8, 22: 8, 23: 8 }, even)?.[0]).toMatchObject({ value: '20–24', count: 32 });
  });
});

describe('complaints do not bunch', () => {
  test('where they are as spread as the rest', () => {
    expect(look('place', { North: 20, South: 20 }, { North: 100, South: 100 })).toEqual([]);
  });

  test('where there are fewer than five', () => {
    expect(look('place', { North: 4 }, { South: 500 })).toEqual([]);
  });

  test('where the rest is all in the same place', () => {
    expect(look('place', { North: 30 }, { North: 300 })).toEqual([]);
  });

  test('where a place stands out among so many that one had to', () => {
    const many = (each: number) => Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`site ${at}`, each]));
    const own = { 'site 7': 6, 'site 8': 14 };
    expect(look('place', own, { 'site 7': 6, 'site 8': 94 })).toHaveLength(1);
    expect(look('place', own, { ...many(6), 'site 7': 400, 'site 8': 4000 })).toEqual([]);
  });
});

test('of logs without any bunching, one in twenty at most names one', () => {
  const places = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
  let state = 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  let named = 0;
  const logs = 400;
  for (let log = 0; log < logs; log += 1) {
    const sets = [20, 35, 60, 90].map((size) => {
      const counts: Record<string, number> = {};
      for (let row = 0; row < size; row += 1) {
        const place = places[Math.floor(random() * places.length)] ?? '';
        counts[place] = (counts[place] ?? 0) + 1;
      }
      return tally('place', counts);
    });
    const asked = sets.map((own) => ({ tally: own, dimensions: ['place' as const] }));
    if (concentrationsOf(asked, sumTallies(sets)).flat().length > 0) named += 1;
  }
  expect(named / logs).toBeLessThanOrEqual(0.05);
});
