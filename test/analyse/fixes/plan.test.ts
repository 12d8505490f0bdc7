import { describe, expect, test } from 'vitest';
import { closingOf, planOf } from '../../../src/analyse/fixes/plan.ts';
import type { FixReport, Incident, IncidentPlaybook } from '../../../src/domain/report.ts';

interface Given {
  readonly effort?: FixReport['effort'];
  readonly urgent?: number;
  readonly kinds?: Readonly<Record<string, number>>;
  readonly place?: number;
}

function fix(id: string, { effort = 'M', urgent = 0, kinds = { one: 10 }, place }: Given = {}): FixReport {
  const count = Object.values(kinds).reduce((sum, own) => sum + own, 0);
  const dimension = place === undefined ? null : ('place' as const);
  return {
    id,
    category: id.slice(0, id.indexOf('/')),
    cause: 'process',
    causeNamed: 0,
    owner: 'owner',
    effort,
    complaints: { count, critical: count, share: 0, low: 0, high: 0 },
    urgent,
    signals: {},
    signalsAbove: [],
    causes: {},
    kinds: Object.entries(kinds).map(([code, own]) => ({ code, count: own })),
    concentration: null,
    concentrations: [],
    expected: { low: 1, high: 5, of: place ?? count, reach: { low: 0.1, high: 0.5 } },
    check: {
      command: '',
      number: { category: '', kinds: Object.keys(kinds), dimension, value: dimension },
      now: { count, of: 100 },
      aim: { count: 7, of: 100 },
      bar: { count: 2, of: 100 },
      weeks: 4,
      week: null,
    },
    title: `Mend ${id}`,
    why: '',
    confirm: '',
    steps: { contain: `Today, stop ${id}. Then more.`, recover: '', correct: '', prevent: '', verify: '' },
  };
}

const ids = (items: readonly { fix: string | null }[]) => items.map((item) => item.fix);

describe('the plan', () => {
  const ranked = ['a/1', 'b/1', 'b/2', 'c/1', 'd/1', 'e/1', 'f/1', 'g/1', 'h/1', 'i/1', 'j/1'].map((id) => fix(id));

  test('stops the harm of three failures this week, and mends them this month', () => {
    const { week, month, quarter } = planOf(ranked, [], 200);
    expect(ids(week)).toEqual(['a/1', 'b/1', 'c/1']);
    expect(week[0]).toMatchObject({ step: 'contain', action: 'Today, stop a/1.' });
    expect(ids(month)).toEqual(['a/1', 'b/1', 'c/1']);
    expect(month[0]).toMatchObject({ step: 'correct', action: 'Mend a/1.' });
    expect(ids(quarter)).toEqual(['b/2', 'd/1', 'e/1']);
  });

  test('begins with harm to health and data, however few', () => {
    const { week, month } = planOf([...ranked, fix('z/1', { urgent: 1, kinds: { one: 2 } })], [], 200);
    expect(ids(week)).toEqual(['z/1', 'a/1', 'b/1']);
    expect(ids(month)).toEqual(['z/1', 'a/1', 'b/1']);
  });

  test('does not begin with one odd complaint among many', () => {
    expect(ids(planOf([...ranked, fix('z/1', { urgent: 1 })], [], 200).week)).toEqual(['a/1', 'b/1', 'c/1']);
  });

  test('does at once what takes days, and leaves to the quarter what takes months', () => {
    const { week, month, quarter } = planOf(
      [fix('a/1', { effort: 'S' }), fix('b/1', { effort: 'L' }), fix('c/1')],
      [],
      200,
    );
    expect(week.map(({ fix: id, step }) => [id, step])).toEqual([
      ['a/1', 'correct'],
      ['b/1', 'contain'],
      ['c/1', 'contain'],
    ]);
    expect(ids(month)).toEqual(['c/1']);
    expect(ids(quarter)).toEqual(['b/1']);
  });

  test('counts a complaint once that several of its fixes are for', () => {
    const kinds = { one: 10, two: 5 };
    const same = [fix('a/1', { kinds }), fix('a/2', { kinds: { two: 5 } }), fix('a/3', { kinds, place: 9 })];
    expect(planOf([...same, fix('b/1', { kinds, place: 9 })], [], 40).covers).toEqual({ count: 24, of: 40 });
  });

  test('is empty where nothing is to be mended', () => {
    expect(planOf([], [], 0)).toEqual({ week: [], month: [], quarter: [], covers: { count: 0, of: 0 } });
  });
});

describe('an incident', () => {
  const incident: Incident = {
    from: '2025-11-21',
    peak: '2025-11-21',
    to: '2025-11-22',
    over: 'all',
    count: 160,
    expected: 32,
    excess: 128,
    recurring: false,
    categories: [],
    first: [],
    defended: 0,
  };
  const playbook: IncidentPlaybook = {
    ...incident,
    families: [],
    say: '',
    avoid: '',
    close: 'Write to all. Then learn.',
  };

  test('that has just been comes first, and leaves room for two', () => {
    const closing = closingOf([incident], [playbook], '2025-11-30', 'director');
    expect(closing).toMatchObject([
      { fix: null, step: 'close', action: 'Write to all.', owner: 'director', complaints: 160 },
    ]);
    const { week } = planOf([fix('a/1'), fix('b/1'), fix('c/1')], closing, 200);
    expect(ids(week)).toEqual([null, 'a/1', 'b/1']);
  });

  test('of long ago is closed', () => {
    expect(closingOf([incident], [playbook], '2025-12-31', 'director')).toEqual([]);
  });
});
