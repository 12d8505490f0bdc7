import { round2, round4, shareOf } from '../../domain/interval.ts';
import type { Overrepresented, Segment, SegmentReport } from '../../domain/report.ts';
import type { SegmentCount, Segmented, Summary } from '../../domain/summary.ts';
import { benjaminiHochberg, upperTail } from '../exact.ts';
import { compareText } from '../order.ts';
import { addCounts, newCounts } from '../tally.ts';

/** Segments that are told apart; the others are the rest. */
const SHOWN = 20;
/** A segment of fewer complaints, or a failure met seldomer in it, tells nothing. */
const FEWEST_COMPLAINTS = 10;
const FEWEST = 4;
/** So many times its share elsewhere is worth a look, and so unlikely by chance among all that was looked at. */
const TIMES = 1.5;
const UNLIKELY = 0.05;

interface Candidate {
  readonly column: string;
  readonly value: string;
  readonly found: Omit<Overrepresented, 'p'>;
  readonly p: number;
}

/**
 * The largest segments of each column, with the failures that have a larger share of their complaints than elsewhere:
 * Fisher's exact test, one-sided, corrected for all segments and failures together (Benjamini and Hochberg, 5 %).
 */
export function segmentsOf({ segments }: Summary): SegmentReport[] {
  const columns = segments.map((segmented) => ({ ...segmented, largest: largestOf(segmented) }));
  const candidates = columns.flatMap(({ largest, ...segmented }) => candidatesOf(segmented, largest));
  const corrected = benjaminiHochberg(candidates.map(({ p }) => p));
  const standing = candidates.flatMap(({ column, value, found }, at) => {
    const p = corrected[at] as number;
    const isOdd = p < UNLIKELY && (found.ratio === null || found.ratio >= TIMES);
    return isOdd ? [{ column, value, found: { ...found, p: round4(p) } }] : [];
  });
  return columns.map(({ column, values, largest }) => {
    const rest = values.filter((value) => !largest.includes(value));
    return {
      column,
      values: values.length,
      segments: largest.map((segment) => {
        const own = standing.filter((one) => one.column === column && one.value === segment.value);
        return describe(
          segment,
          own.map(({ found }) => found),
        );
      }),
      rest: rest.length === 0 ? null : { values: rest.length, ...totals(rest) },
    };
  });
}

function largestOf({ values }: Segmented): SegmentCount[] {
  return values.toSorted((a, b) => b.rows - a.rows || compareText(a.value, b.value)).slice(0, SHOWN);
}

function describe({ value, rows, critical, trivial }: SegmentCount, found: readonly Overrepresented[]): Segment {
  const over = found.toSorted((a, b) => b.count - b.expected - (a.count - a.expected) || compareText(a.code, b.code));
  return { value, rows, trivial, critical: shareOf(critical, rows), over };
}

function candidatesOf({ column, values }: Segmented, largest: readonly SegmentCount[]): Candidate[] {
  const all = newCounts();
  for (const { categories } of values) addCounts(all, categories);
  const { critical, trivial } = totals(values);
  const complaints = critical + trivial;
  return largest.flatMap((segment) => {
    const own = segment.critical + segment.trivial;
    if (own < FEWEST_COMPLAINTS || own === complaints) return [];
    return Object.entries(all).map(([code, total]) => {
      const count = segment.categories[code] ?? 0;
      const [share, elsewhere] = [count / own, (total - count) / (complaints - own)];
      const found = {
        code,
        count,
        expected: round2((own * total) / complaints),
        share: round4(share),
        elsewhere: round4(elsewhere),
        ratio: elsewhere === 0 ? null : round2(share / elsewhere),
      };
      // What is too seldom to be told was looked at all the same, and counts in the correction.
      const p = count < FEWEST ? 1 : upperTail(count, own, total, complaints);
      return { column, value: segment.value, found, p };
    });
  });
}

function totals(values: readonly SegmentCount[]): { rows: number; critical: number; trivial: number } {
  const sum = { rows: 0, critical: 0, trivial: 0 };
  for (const { rows, critical, trivial } of values) {
    sum.rows += rows;
    sum.critical += critical;
    sum.trivial += trivial;
  }
  return sum;
}
