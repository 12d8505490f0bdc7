import { describe, expect, test } from 'vitest';
import { playbookOf } from '../../src/analyse/playbook.ts';
import { knowledge } from '../knowledge.ts';

const PERIOD = { from: '2025-11-21', to: '2025-11-22' };

function families(rise: Readonly<Record<string, number>>): string[] {
  const categories = Object.entries(rise).map(([code, count]) => ({
    code,
    count,
    expected: 1,
    from: PERIOD.from,
    hour: null,
    recurring: false,
  }));
  return playbookOf({ ...PERIOD, categories }, knowledge.incident, 'en').families.map(({ code }) => code);
}

describe('the playbook of an incident', () => {
  test('is led by what rose most', () => {
    expect(families({ outage: 40, 'late-delivery': 20, 'not-delivered': 10 })).toEqual(['app', 'delivery']);
  });

  test('adds up the failures of one family', () => {
    expect(families({ outage: 25, 'late-delivery': 20, 'not-delivered': 20 })).toEqual(['delivery', 'app']);
  });

  test('begins with health and data, however few', () => {
    expect(families({ outage: 90, 'health-safety': 5, 'data-privacy': 4 })).toEqual(['safety', 'data', 'app']);
  });

  test('leaves out what hardly rose', () => {
    expect(families({ outage: 90, price: 4 })).toEqual(['app']);
  });

  test('is the general one where no failure rose by itself, and for failures of a user’s own', () => {
    expect(families({})).toEqual(['any']);
    expect(families({ 'allergen-card': 20 })).toEqual(['any']);
  });
});

test('every failure belongs to a family', () => {
  const known = knowledge.incident.families.flatMap(({ categories }) => categories);
  expect(known.toSorted()).toEqual(
    Object.keys(knowledge.categories)
      .filter((code) => code !== 'none')
      .sort(),
  );
});
