import { daysApart } from '../../domain/calendar.ts';
import type { Concentration, Incident } from '../../domain/report.ts';
import { DIMENSIONS, type Dimension, type Summary, type Tally } from '../../domain/summary.ts';
import type { Signal } from '../../domain/verdict.ts';
import { categoryOf } from '../../knowledge/knowledge.ts';
import type { Fix } from '../../knowledge/schema.ts';
import { sum } from '../sum.ts';
import { sumTallies } from '../tally.ts';
import { type Asked, concentrationsOf, signalsAbove } from './concentration.ts';
import { surgeOf } from './effect.ts';

/** Fewer days hold each weekday too seldom to tell it from a single bad day. */
const FEWEST_DAYS = 28;
/** A day or two that hold more than this share, an incident or an import, fill hours and weekdays of their own. */
const MOST_OF_HOURS = 0.33;
/** A weekday comes round seldom, and one day weighs more. */
const MOST_OF_WEEKDAYS = 0.15;

/** What stands out in the complaints of a fix. */
interface Bunching {
  readonly concentrations: readonly Concentration[];
  readonly signals: readonly Signal[];
}

/** What stands out in the complaints of each fix. Fixes for the same complaints ask once, so that they are counted once. */
export function findBunching(
  looked: readonly { readonly fix: Fix; readonly tally: Tally }[],
  all: Tally,
  incidents: readonly Incident[],
  summary: Summary,
): Bunching[] {
  const days = Object.keys(summary.days).sort();
  const isLong = days.length > 0 && daysApart(days[0] ?? '', days.at(-1) ?? '') + 1 >= FEWEST_DAYS;
  const sets = new Map<string, { at: number; asked: Asked }>();
  const places = looked.map(({ fix, tally }) => {
    const category = categoryOf(fix);
    const key = `${category} ${fix.when.kinds?.toSorted().join(' ') ?? '*'}`;
    const known = sets.get(key);
    if (known !== undefined) return known.at;
    const count = sumTallies(Object.values(summary.tallies[category] ?? {})).count;
    const surge = Math.max(surgeOf(incidents, category, count).share, largestDay(category, summary.days));
    const dimensions = DIMENSIONS.filter((dimension) => speaks(dimension, surge, isLong));
    sets.set(key, { at: sets.size, asked: { tally, dimensions } });
    return sets.size - 1;
  });
  const asked = [...sets.values()].map((set) => set.asked);
  const concentrations = concentrationsOf(asked, all);
  const signals = signalsAbove(
    asked.map(({ tally }) => tally),
    all,
  );
  return places.map((at) => ({ concentrations: concentrations[at] ?? [], signals: signals[at] ?? [] }));
}

/** The share of a category's critical complaints that its fullest day holds; 0 without dates. */
function largestDay(category: string, days: Summary['days']): number {
  const counts = Object.values(days).map(({ categories }) => categories[category] ?? 0);
  const all = sum(counts);
  return all === 0 ? 0 : counts.reduce((most, count) => Math.max(most, count), 0) / all;
}

function speaks(dimension: Dimension, surge: number, isLong: boolean): boolean {
  if (dimension === 'hours') return surge <= MOST_OF_HOURS;
  return dimension !== 'weekday' || (isLong && surge <= MOST_OF_WEEKDAYS);
}
