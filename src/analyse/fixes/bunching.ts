import { daysApart } from '../../domain/calendar.ts';
import type { Concentration, Incident } from '../../domain/report.ts';
import { DIMENSIONS, type Dimension, type Summary, type Tally } from '../../domain/summary.ts';
import { categoryOf } from '../../knowledge/knowledge.ts';
import type { Fix } from '../../knowledge/schema.ts';
import { sumTallies } from '../tally.ts';
import { type Asked, concentrationsOf } from './concentration.ts';
import { surgeOf } from './effect.ts';

/** Fewer days hold each weekday too seldom to tell it from a single bad day. */
const FEWEST_DAYS = 28;
/** A surge of a day or two fills hours and weekdays of its own; beyond this share of it they say nothing of the usual. */
const MOST_SURGE = 0.33;

/** Where the complaints of each fix bunch. Fixes for the same complaints ask once, so that they are counted once. */
export function findBunching(
  looked: readonly { readonly fix: Fix; readonly tally: Tally }[],
  all: Tally,
  incidents: readonly Incident[],
  summary: Summary,
): Concentration[][] {
  const days = Object.keys(summary.days).sort();
  const isLong = days.length > 0 && daysApart(days[0] ?? '', days.at(-1) ?? '') + 1 >= FEWEST_DAYS;
  const sets = new Map<string, { at: number; asked: Asked }>();
  const places = looked.map(({ fix, tally }) => {
    const category = categoryOf(fix);
    const key = `${category} ${fix.when.kinds?.toSorted().join(' ') ?? '*'}`;
    const known = sets.get(key);
    if (known !== undefined) return known.at;
    const count = sumTallies(Object.values(summary.tallies[category] ?? {})).count;
    const isSurge = surgeOf(incidents, category, count).share > MOST_SURGE;
    const dimensions = DIMENSIONS.filter((dimension) => speaks(dimension, isSurge, isLong));
    sets.set(key, { at: sets.size, asked: { tally, dimensions } });
    return sets.size - 1;
  });
  const found = concentrationsOf(
    [...sets.values()].map(({ asked }) => asked),
    all,
  );
  return places.map((at) => found[at] ?? []);
}

function speaks(dimension: Dimension, isSurge: boolean, isLong: boolean): boolean {
  if (dimension === 'hours') return !isSurge;
  return dimension !== 'weekday' || (isLong && !isSurge);
}
