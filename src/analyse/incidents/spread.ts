import { round1 } from '../../domain/interval.ts';
import type { Incident, RisenCategory } from '../../domain/report.ts';
import type { Summary } from '../../domain/summary.ts';
import type { DailySeries } from '../series.ts';
import { sum } from '../sum.ts';
import type { Detection } from './surges.ts';

/** Days of a series that stand out, and what is usual on them. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Series that gave an alarm. */
  readonly alarmed: ReadonlySet<string>;
  readonly series: DailySeries;
  readonly days: Summary['days'];
  readonly usualOf: Detection['usualOf'];
}

/** A category rose with an incident from so many complaints, so many times the usual, and by so much against chance. */
const EXCESS = 3;
const TIMES = 1.5;
/** Log of the likelihood ratio, signed: 1 in 200 by chance (half of chi-square's 1 %). */
const UNLIKELY = 3.32;
/** A failure was common before from this share of the critical complaints, and so many of them. */
const COMMON_SHARE = 0.1;
const COMMON = 3;
/** Fewer days before an incident do not tell what was common. */
const FEWEST_BEFORE = 5;

/** The categories that rose, in the order in which they first did. */
export function risenCategories(stretch: Stretch, earlier: readonly Incident[]): RisenCategory[] {
  const { from, to, series, alarmed } = stretch;
  return [...series.categories.keys()]
    .flatMap((code) => {
      const counts = series.categories.get(code) ?? [];
      const { expected, scatter } = stretch.usualOf(code);
      const count = sum(counts.slice(from, to + 1));
      const usual = sum(expected.subarray(from, to + 1));
      if (!alarmed.has(code) && !hasRisen(count, usual, scatter)) return [];
      return [
        {
          code,
          count,
          expected: round1(usual),
          ...firstRise(stretch, code),
          recurring: isCommon(stretch, code, earlier),
        },
      ];
    })
    .sort(
      (a, b) =>
        (a.from < b.from ? -1 : a.from > b.from ? 1 : 0) ||
        (a.hour ?? 24) - (b.hour ?? 24) ||
        b.count - b.expected - (a.count - a.expected) ||
        (a.code < b.code ? -1 : 1),
    );
}

function hasRisen(count: number, usual: number, scatter: number): boolean {
  if (count - usual < EXCESS || count < TIMES * usual) return false;
  return usual === 0 || (count * Math.log(count / usual) - (count - usual)) / scatter >= UNLIKELY;
}

/** The first day above the usual, and the hour in which that day's usual count was passed, where hours are known. */
function firstRise({ from, to, series, days, usualOf }: Stretch, code: string): Pick<RisenCategory, 'from' | 'hour'> {
  const counts = series.categories.get(code) ?? [];
  const { expected } = usualOf(code);
  const above = (at: number) => (counts[at] ?? 0) > TIMES * (expected[at] ?? 0) && (counts[at] ?? 0) >= 2;
  let at = from;
  while (at < to && !above(at)) at += 1;
  const day = series.days[at] ?? '';
  const hours = days[day]?.hours[code] ?? {};
  let sumSoFar = 0;
  for (let hour = 0; hour < 24; hour += 1) {
    sumSoFar += hours[hour] ?? 0;
    if (sumSoFar >= 2 && sumSoFar > (expected[at] ?? 0)) return { from: day, hour };
  }
  return { from: day, hour: null };
}

function isCommon({ from, to, series }: Stretch, code: string, earlier: readonly Incident[]): boolean {
  if (earlier.some(({ categories }) => categories.some((other) => other.code === code))) return true;
  const outside = (_: number, at: number) => (from < FEWEST_BEFORE ? at < from || at > to : at < from);
  const before = sum((series.categories.get(code) ?? []).filter(outside));
  return before >= COMMON && before >= COMMON_SHARE * sum(series.all.filter(outside));
}
