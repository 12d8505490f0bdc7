import type { Complaint } from '../../domain/row.ts';
import type { SegmentCount, Segmented, Summary } from '../../domain/summary.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { languageOf } from '../../text/language.ts';
import { LABELS } from '../../text/mask/kinds.ts';
import { mask } from '../../text/mask/mask.ts';
import { compareText } from '../order.ts';
import { addCounts, increase, type MutableCounts, newCounts, sortCounts } from '../tally.ts';

/** A column by which rows are counted apart. */
export interface SegmentColumn {
  readonly name: string;
  /** Its index in each log of the run. */
  readonly at: readonly number[];
  /** Whether it holds names of customers, which nothing else tells. */
  readonly ofCustomers: boolean;
}

/** Values of a column; more are no segments. */
const MOST_VALUES = 10_000;
/** Code points of a value that are kept. */
const LONGEST = 80;

interface Segment {
  rows: number;
  critical: number;
  trivial: number;
  categories: MutableCounts;
}

/** Counts judged rows by the values of some columns. Memory: 10,000 values a column at most. */
export class Segments {
  readonly #columns: readonly SegmentColumn[];
  readonly #masked: boolean;
  readonly #counts = new Map<string, Map<string, Segment>>();
  readonly #shown = new Map<string, Map<string, string>>();

  constructor(columns: readonly SegmentColumn[], masked: boolean) {
    this.#columns = columns;
    this.#masked = masked;
    for (const { name } of columns) this.#counts.set(name, new Map());
  }

  /** @throws {UserError} when a column has too many values */
  add({ source, cells }: Complaint, { severity, category }: Verdict): void {
    for (const column of this.#columns) {
      const segment = this.#segment(column.name, this.#valueOf(column, cells[column.at[source] ?? -1] ?? ''));
      segment.rows += 1;
      if (severity === 'none') continue;
      segment[severity] += 1;
      increase(segment.categories, category, 1);
    }
  }

  /** @throws {UserError} when both together have too many values */
  merge(segments: Summary['segments']): void {
    for (const { column, values } of segments) {
      if (!this.#counts.has(column)) this.#counts.set(column, new Map());
      for (const { value, rows, critical, trivial, categories } of values) {
        const segment = this.#segment(column, value);
        segment.rows += rows;
        segment.critical += critical;
        segment.trivial += trivial;
        addCounts(segment.categories, categories);
      }
    }
  }

  counts(): readonly Segmented[] {
    return [...this.#counts].map(([column, values]) => ({
      column,
      values: [...values]
        .sort(([a], [b]) => compareText(a, b))
        .map(
          ([value, { categories, ...counts }]): SegmentCount => ({
            value,
            ...counts,
            categories: sortCounts(categories),
          }),
        ),
    }));
  }

  #segment(column: string, value: string): Segment {
    const values = this.#counts.get(column) as Map<string, Segment>;
    const known = values.get(value);
    if (known !== undefined) return known;
    if (values.size >= MOST_VALUES) throw tooMany(column);
    const made = { rows: 0, critical: 0, trivial: 0, categories: newCounts() };
    values.set(value, made);
    return made;
  }

  /** The value as reports show it; masking is done once for each. */
  #valueOf({ name, ofCustomers }: SegmentColumn, cell: string): string {
    const values = this.#shown.get(name) ?? new Map<string, string>();
    this.#shown.set(name, values);
    const known = values.get(cell);
    if (known !== undefined) return known;
    if (values.size >= MOST_VALUES) throw tooMany(name);
    const shown = shownValue(cell, this.#masked, ofCustomers);
    values.set(cell, shown);
    return shown;
  }
}

/** A value as reports show it. */
export function shownValue(cell: string, masked: boolean, ofCustomers: boolean): string {
  const value = [...cell.replace(/\s+/g, ' ').trim()].slice(0, LONGEST).join('');
  if (!masked || value === '') return value;
  const lang = languageOf(value) === 'ru' ? 'ru' : 'en';
  // A customer who is no number is a name.
  return ofCustomers && !/\d/.test(value) ? `[${LABELS[lang].name}]` : mask(value, lang);
}

function tooMany(column: string): UserError {
  return new UserError('segments', `--by "${column}": the column has more than ${MOST_VALUES} different values`, {
    hint: 'segments are groups of rows, such as a product, a region or a channel',
  });
}
