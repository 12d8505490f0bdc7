import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../src/analyse/report.ts';
import { emptyTally, mergeTally } from '../../../src/analyse/tally.ts';
import type { Report } from '../../../src/domain/report.ts';
import type { Summary, Tally } from '../../../src/domain/summary.ts';
import type { Language } from '../../../src/domain/verdict.ts';
import { createContext } from '../../../src/report/content/context.ts';
import { shows } from '../../../src/report/content/shows.ts';
import { knowledge } from '../../knowledge.ts';
import { summarise } from '../log-report.ts';

type Change = { [name in keyof Tally]?: Tally[name] };

function tally(count: number, change: Change = {}): Tally {
  const made = emptyTally();
  return { ...made, count, critical: count, harms: { time: count }, ...change };
}

const empty = await summarise('id,text\n');

/** A report on complaints given as counts; days are those of the log. */
function reportOn(tallies: Summary['tallies'], { days = {}, lang = 'en' as Language } = {}): Report {
  const all = emptyTally();
  for (const kinds of Object.values(tallies)) for (const own of Object.values(kinds)) mergeTally(all, own);
  const severity = { critical: all.count, trivial: 0, none: 0 };
  return buildReport({ ...empty, tallies, severity, days }, knowledge, { lang });
}

const fixOf = (report: Report, id: string) => report.fixes.find((fix) => fix.id === id);
const titleOf = (tallies: Summary['tallies'], id: string) => fixOf(reportOn(tallies), id)?.title;

describe('a fix', () => {
  test('without evidence in the log does not appear', () => {
    const report = reportOn({ outage: { login: tally(6) }, price: { fee: tally(1) } });
    const categories = new Set(report.fixes.map(({ category }) => category));
    expect([...categories]).toEqual(['outage']);
    expect(fixOf(report, 'outage/small-releases')).toBeUndefined();
  });

  test('that needs a signal appears with it alone', () => {
    const courier = (signals: Tally['signals']) => ({ 'late-delivery': { courier: tally(20, { signals }) } });
    expect(fixOf(reportOn(courier({})), 'late-delivery/tell-first')).toBeUndefined();
    expect(fixOf(reportOn(courier({ 'repeat-contact': 5 })), 'late-delivery/tell-first')).toBeDefined();
  });

  test('reads as most of its complaints ask for', () => {
    const id = 'late-delivery/step-limits';
    expect(titleOf({ 'late-delivery': { processing: tally(9), queue: tally(2) } }, id)).toMatch(/application/);
    expect(titleOf({ 'late-delivery': { kitchen: tally(9), queue: tally(2) } }, id)).toMatch(
      /order from taken to served/,
    );
    expect(titleOf({ 'late-delivery': { kitchen: tally(5), queue: tally(5) } }, id)).toMatch(/every step/);
  });

  test('has the owner of its wording', () => {
    const report = reportOn({ 'late-delivery': { processing: tally(9) } });
    expect(fixOf(report, 'late-delivery/step-limits')?.owner).toBe('head of back office');
  });

  test('comes after one for the same complaints, for what that leaves', () => {
    const report = reportOn({
      'late-delivery': { courier: tally(30, { signals: { 'repeat-contact': 10 } }) },
      price: { fee: tally(12, { harms: { money: 12 } }) },
    });
    expect(report.fixes.map(({ id }) => id)).toEqual([
      'late-delivery/honest-window',
      'price/notice-of-change',
      'late-delivery/tell-first',
    ]);
  });
});

describe('a fix for some hours', () => {
  const even = Object.fromEntries(Array.from({ length: 24 }, (_, hour) => [String(hour), 6]));
  const evening = { 18: 8, 19: 8, 20: 8, 21: 8, 9: 2, 13: 2 };
  const by = (hours: Tally['by']['hours']) => ({ by: { ...emptyTally().by, hours } });
  const tallies = {
    'late-delivery': { courier: tally(36, by(evening)) },
    price: { fee: tally(144, by(even)) },
  };
  const day = (critical: number, late: number) => ({
    critical,
    trivial: 0,
    none: 0,
    categories: { 'late-delivery': late },
    hours: {},
    defends: 0,
    minutes: 0,
  });

  test('names them, and is checked on them', () => {
    const fix = fixOf(reportOn(tallies), 'late-delivery/peak-hours');
    expect(fix?.title).toBe('Fit shifts and order intake to the hours 18:00–22:00');
    expect(fix?.expected.of).toBe(32);
    expect(fix?.check.number).toEqual({
      category: 'late-delivery',
      kinds: ['courier', 'kitchen', 'queue'],
      dimension: 'hours',
      value: '18–22',
    });
  });

  test('does not appear where the hours are those of an incident', () => {
    const days = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`2025-11-0${at + 1}`, at === 4 ? day(90, 30) : day(10, 1)]),
    );
    const report = reportOn(tallies, { days });
    expect(report.incidents).toHaveLength(1);
    expect(fixOf(report, 'late-delivery/peak-hours')).toBeUndefined();
  });
});

describe('this log adds', () => {
  const shown = (courier: Tally, lang: Language = 'en') => {
    const report = reportOn(
      { 'late-delivery': { courier }, price: { fee: tally(100, placed({ North: 20, South: 80 })) } },
      { lang },
    );
    const fix = fixOf(report, 'late-delivery/honest-window');
    return fix === undefined ? undefined : shows(fix, createContext(report, knowledge));
  };
  const placed = (place: Tally['by']['place']) => ({ by: { ...emptyTally().by, place } });

  test('nothing where it shows nothing', () => {
    expect(shown(tally(20, placed({ North: 4, South: 16 })))).toBe('');
  });

  test('the place where the complaints bunch', () => {
    expect(shown(tally(20, placed({ North: 15, South: 5 })))).toMatch(
      /^One place stands out, North: 15 \(75.%\), against 20.% /,
    );
    expect(shown(tally(20, placed({ North: 15, South: 5 })), 'ru')).toMatch(/^Выделяется место North: 15 \(75.%\)/);
  });

  test('a cause that customers name more often than that of the fix', () => {
    expect(shown(tally(20, { causes: { partner: 6, promise: 1 } }))).toBe(
      'Customers name another cause more often, partner: 6 of 20. Check it first.',
    );
    expect(shown(tally(20, { causes: { partner: 3, promise: 4 } }))).toBe('');
  });

  test('what customers do more often than those of other complaints', () => {
    expect(shown(tally(30, { signals: { leaving: 9 } }))).toMatch(/^9 leave: answer in person today/);
    expect(shown(tally(30, { signals: { leaving: 2 } }))).toBe('');
  });

  test('that some go to a court, however many others do', () => {
    expect(shown(tally(30, { signals: { court: 4 } }))).toMatch(/^4 go to a regulator or a court/);
  });
});
