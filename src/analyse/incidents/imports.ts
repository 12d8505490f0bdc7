import { cumulativeStdNormalProbability, medianSorted } from 'simple-statistics';
import { round1 } from '../../domain/interval.ts';
import type { Import } from '../../domain/report.ts';
import type { DayCount, Summary } from '../../domain/summary.ts';
import { rowsOf } from '../series.ts';
import { sum } from '../sum.ts';
import { baselineOf } from './baseline.ts';
import { earsScores } from './ears.ts';
import type { Stretch } from './spread.ts';
import { ALL, LONG } from './surges.ts';

/** Rows without a critical complaint rose too from so many, and so many times the usual. */
const EXCESS = 5;
const TIMES = 1.5;
/** Standard errors by which a share differs: one in twenty by chance. */
const DIFFERS = 1.645;
const UNLIKELY = 0.01;
/** A failure is felt over many minutes; an import fills few. */
const ROWS = 20;
const FEW_MINUTES = 2;
const USUAL_MINUTES = 4;

/**
 * Why days that stand out are no incident, or undefined where they are one: their rows came in one moment where others
 * are spread; or what is no critical complaint, praise included, rose as much as the usual share and no failure more
 * than the others.
 */
export function importReason(stretch: Stretch): Pick<Import, 'rows' | 'expected' | 'reason'> | undefined {
  const { from, to, series, days } = stretch;
  const rows = sum(series.rows.slice(from, to + 1));
  const usualRows = sum(expectedRows(stretch).subarray(from, to + 1));
  const found = (reason: Import['reason']) => ({ rows, expected: round1(usualRows), reason });
  if (isOneMoment(series.days.slice(from, to + 1), days)) return found('same-minute');
  const critical = sum(series.all.slice(from, to + 1));
  const others = rows - critical;
  const usualOthers = Math.max(0, usualRows - sum(stretch.usualOf(ALL).expected.subarray(from, to + 1)));
  if (others - usualOthers < EXCESS || others < TIMES * usualOthers) return undefined;
  const outside = (_: number, at: number) => at < from || at > to;
  const usualShare = 1 - sum(series.all.filter(outside)) / sum(series.rows.filter(outside));
  const more = rows - usualRows;
  const difference = ((others - usualOthers) / more - usualShare) / Math.sqrt((usualShare * (1 - usualShare)) / more);
  if (difference > DIFFERS) return found('praise');
  if (difference < -DIFFERS || mixDiffers(stretch)) return undefined;
  return found('mixed');
}

function expectedRows({ series }: Stretch): Float64Array {
  const { rows, weekdays } = series;
  return rows.length < LONG ? earsScores(rows, new Set()).expected : baselineOf(rows, weekdays).expected;
}

/** Minutes are counted by the last five bits of a hash, so that few bits are few minutes. */
function isOneMoment(inside: readonly string[], days: Summary['days']): boolean {
  const busiest = inside.map((day) => days[day]).sort((a, b) => rowsOf(b) - rowsOf(a))[0];
  if (rowsOf(busiest) < ROWS || minutesOf(busiest) === 0 || minutesOf(busiest) > FEW_MINUTES) return false;
  const others = Object.entries(days)
    .filter(([day, counts]) => !inside.includes(day) && rowsOf(counts) >= USUAL_MINUTES)
    .map(([, counts]) => minutesOf(counts))
    .sort((a, b) => a - b);
  return others.length > 0 && medianSorted(others) >= USUAL_MINUTES;
}

function minutesOf(day: DayCount | undefined): number {
  let bits = 0;
  for (let left = day?.minutes ?? 0; left !== 0; left &= left - 1) bits += 1;
  return bits;
}

/** Whether the failures have other shares than usual: Pearson's chi-square, rare failures pooled. */
function mixDiffers({ from, to, series }: Stretch): boolean {
  const outside = (_: number, at: number) => at < from || at > to;
  const inside = sum(series.all.slice(from, to + 1));
  const usual = sum(series.all.filter(outside));
  const pooled = { observed: 0, expected: 0 };
  const cells: { observed: number; expected: number }[] = [];
  for (const counts of series.categories.values()) {
    const observed = sum(counts.slice(from, to + 1));
    // The whole tells the share, so that what was never seen before has one too.
    const expected = ((sum(counts.filter(outside)) + observed) * inside) / (usual + inside);
    if (expected >= 5) cells.push({ observed, expected });
    else {
      pooled.observed += observed;
      pooled.expected += expected;
    }
  }
  if (pooled.expected > 0) cells.push(pooled);
  const scale = (usual + inside) / usual;
  const square = cells.reduce(
    (all, { observed, expected }) => all + (scale * (observed - expected) ** 2) / expected,
    0,
  );
  return cells.length > 1 && chiSquareTail(square, cells.length - 1) < UNLIKELY;
}

/** By the cube root's normal approximation (Wilson and Hilferty 1931). */
function chiSquareTail(square: number, freedom: number): number {
  const spread = 2 / (9 * freedom);
  return 1 - cumulativeStdNormalProbability((Math.cbrt(square / freedom) - (1 - spread)) / Math.sqrt(spread));
}
