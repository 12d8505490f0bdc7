import { HARMS, SEVERITIES, SIGNALS } from '../../../domain/verdict.ts';
import type { ComplaintRow } from './row.ts';

/**
 * Complaints as columns: they pack to half of what rows would. Codes are numbers, those of severity, harm and signal by
 * their order in the domain; marks are stretches as start and length, one after another.
 */
export interface PackedComplaints {
  readonly keys: readonly string[];
  readonly ids: readonly string[];
  /** Days by their place in `days`, -1 where there is none. */
  readonly date: readonly number[];
  readonly days: readonly string[];
  readonly severity: readonly number[];
  readonly harm: readonly number[];
  readonly category: readonly number[];
  readonly categories: readonly string[];
  readonly kind: readonly number[];
  readonly kinds: readonly string[];
  readonly signals: readonly (readonly number[])[];
  /** 1 to review, 2 needs a person, 3 both. */
  readonly flags: readonly number[];
  /** By segment the values, and for each row the place of its own, -1 where it has none. */
  readonly segments: Readonly<Record<string, { readonly values: readonly string[]; readonly at: readonly number[] }>>;
  readonly excerpts: readonly string[];
  readonly marks: readonly (readonly number[])[];
}

export function packComplaints(rows: readonly ComplaintRow[]): PackedComplaints {
  const days = listOf(rows.map(({ date }) => date));
  const categories = listOf(rows.map(({ category }) => category));
  const kinds = listOf(rows.map(({ kind }) => kind));
  return {
    keys: rows.map(({ key }) => key),
    ids: rows.map(({ id }) => id),
    date: rows.map(({ date }) => days.indexOf(date)),
    days: days.values,
    severity: rows.map(({ severity }) => SEVERITIES.indexOf(severity)),
    harm: rows.map(({ harm }) => HARMS.indexOf(harm)),
    category: rows.map(({ category }) => categories.indexOf(category)),
    categories: categories.values,
    kind: rows.map(({ kind }) => kinds.indexOf(kind)),
    kinds: kinds.values,
    signals: rows.map(({ signals }) => signals.map((signal) => SIGNALS.indexOf(signal))),
    flags: rows.map(({ review, person }) => Number(review) + 2 * Number(person)),
    segments: packSegments(rows),
    excerpts: rows.map(({ excerpt }) => excerpt),
    marks: rows.map(({ marks }) => marks.flatMap(({ start, end }) => [start, end - start])),
  };
}

export function unpackComplaints(packed: PackedComplaints): ComplaintRow[] {
  return packed.keys.map((key, at) => ({
    key,
    id: packed.ids[at] ?? '',
    date: packed.days[packed.date[at] ?? -1] ?? null,
    severity: SEVERITIES[packed.severity[at] ?? 0] ?? 'none',
    harm: HARMS[packed.harm[at] ?? 0] ?? 'none',
    category: packed.categories[packed.category[at] ?? -1] ?? '',
    kind: packed.kinds[packed.kind[at] ?? -1] ?? null,
    signals: (packed.signals[at] ?? []).flatMap((signal) => SIGNALS[signal] ?? []),
    review: ((packed.flags[at] ?? 0) & 1) !== 0,
    person: ((packed.flags[at] ?? 0) & 2) !== 0,
    segments: segmentsAt(packed.segments, at),
    excerpt: packed.excerpts[at] ?? '',
    marks: stretchesOf(packed.marks[at] ?? []),
  }));
}

function packSegments(rows: readonly ComplaintRow[]): PackedComplaints['segments'] {
  const names = new Set(rows.flatMap(({ segments }) => Object.keys(segments)));
  const packed = [...names].map((name) => {
    const list = listOf(rows.map(({ segments }) => segments[name] ?? null));
    return [name, { values: list.values, at: rows.map(({ segments }) => list.indexOf(segments[name] ?? null)) }];
  });
  return Object.fromEntries(packed);
}

function segmentsAt(segments: PackedComplaints['segments'], row: number): Record<string, string> {
  const own = Object.entries(segments).flatMap(([name, { values, at }]) => {
    const value = values[at[row] ?? -1];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(own);
}

function stretchesOf(marks: readonly number[]): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  for (let at = 0; at + 1 < marks.length; at += 2) {
    const start = marks[at] ?? 0;
    stretches.push({ start, end: start + (marks[at + 1] ?? 0) });
  }
  return stretches;
}

/** The distinct values in their order of appearance; no value has the place -1. */
function listOf(all: readonly (string | null)[]) {
  const places = new Map<string, number>();
  for (const value of all) if (value !== null && !places.has(value)) places.set(value, places.size);
  return {
    values: [...places.keys()],
    indexOf: (value: string | null) => (value === null ? -1 : (places.get(value) ?? -1)),
  };
}
