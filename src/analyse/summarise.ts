import type { Complaint, LogFormat, Status } from '../domain/row.ts';
import { STATUSES } from '../domain/row.ts';
import type { Summary } from '../domain/summary.ts';
import { HARMS, READERS, SEVERITIES, type Verdict } from '../domain/verdict.ts';
import { Days } from './days.ts';
import { type ListOptions, Lists } from './lists.ts';
import { NearDuplicateCounts, type NearDuplicateTexts } from './near-duplicates.ts';
import { Segments } from './segments/segments.ts';
import { addCounts, addToTally, emptyTally, increase, mergeTally, newCounts, sortCounts } from './tally.ts';
import { Values } from './value/values.ts';

type Tallies = Map<string, Map<string, ReturnType<typeof emptyTally>>>;

/** Counts rows one by one, or summaries as wholes. Memory: the counts, the days, and the lists. */
export class Summariser {
  readonly #masked: boolean;
  readonly #inputs: LogFormat[] = [];
  readonly #rows = zeros(STATUSES);
  readonly #emptyByRating = newCounts();
  #datesUnreadable = 0;
  #alike = 0;
  readonly #nearDuplicates: NearDuplicateCounts;
  #review = 0;
  readonly #reviewBy = zeros(SEVERITIES);
  #replies = 0;
  readonly #languages = newCounts();
  readonly #readers = zeros(READERS);
  readonly #severity = zeros(SEVERITIES);
  readonly #harm = Object.fromEntries(HARMS.map((harm) => [harm, zeros(SEVERITIES)])) as Record<
    string,
    Record<string, number>
  >;
  readonly #tallies: Tallies = new Map();
  readonly #named = newCounts();
  readonly #days = new Days();
  readonly #lists: Lists;
  readonly #segments: Segments;
  readonly #values = new Values();

  constructor(options: ListOptions) {
    this.#masked = options.masked;
    this.#lists = new Lists(options);
    this.#nearDuplicates = new NearDuplicateCounts(options.masked);
    this.#segments = new Segments(options.by ?? [], options.masked);
  }

  addInput(format: LogFormat): void {
    this.#inputs.push(format);
    this.#values.addInput(format);
  }

  /** Counts a row that is not judged. */
  addStatus(status: Exclude<Status, 'classified'>, complaint?: Complaint): void {
    this.#rows[status] += 1;
    if (status === 'empty' && complaint?.rating !== undefined)
      increase(this.#emptyByRating, String(complaint.rating), 1);
    if (complaint?.dateUnreadable === true) this.#datesUnreadable += 1;
  }

  /** Counts judged rows that equal another where nothing tells whether they are one event. */
  addAlike(rows: number): void {
    this.#alike += rows;
  }

  addNearDuplicates(found: NearDuplicateTexts): void {
    this.#nearDuplicates.add(found);
  }

  /** Counts a judged row. */
  add(complaint: Complaint, verdict: Verdict): void {
    this.#rows.classified += 1;
    if (complaint.dateUnreadable) this.#datesUnreadable += 1;
    if (complaint.reply !== undefined) this.#replies += 1;
    if (verdict.review) {
      this.#review += 1;
      this.#reviewBy[verdict.severity] += 1;
    }
    increase(this.#languages, verdict.lang, 1);
    this.#readers[verdict.reader] += 1;
    this.#severity[verdict.severity] += 1;
    increase(this.#harm[verdict.harm] ?? {}, verdict.severity, 1);
    addToTally(this.#tally(verdict.category, verdict.kind ?? ''), complaint, verdict);
    for (const other of verdict.others) increase(this.#named, other, 1);
    this.#days.add(complaint, verdict);
    this.#segments.add(complaint, verdict);
    this.#values.add(complaint, verdict);
    this.#lists.add(complaint, verdict, this.#inputs[complaint.source]?.source ?? '');
  }

  /** Adds what another run counted; its inputs are for the caller to add, since they may be the same. */
  merge(other: Summary): void {
    addCounts(this.#rows, other.rows);
    addCounts(this.#emptyByRating, other.emptyByRating);
    this.#datesUnreadable += other.datesUnreadable;
    this.#alike += other.alike;
    this.#nearDuplicates.merge(other.nearDuplicates);
    this.#review += other.review;
    addCounts(this.#reviewBy, other.reviewBy);
    this.#replies += other.replies;
    addCounts(this.#languages, other.languages);
    addCounts(this.#readers, other.readers);
    addCounts(this.#severity, other.severity);
    for (const harm of HARMS) addCounts(this.#harm[harm] ?? {}, other.harm[harm]);
    for (const [category, kinds] of Object.entries(other.tallies)) {
      for (const [kind, tally] of Object.entries(kinds)) mergeTally(this.#tally(category, kind), tally);
    }
    addCounts(this.#named, other.named);
    this.#days.merge(other.days);
    this.#segments.merge(other.segments);
    this.#values.merge(other.value);
    this.#lists.merge(other);
  }

  summary(): Summary {
    return {
      masked: this.#masked,
      inputs: this.#inputs,
      rows: { ...this.#rows },
      emptyByRating: sortCounts(this.#emptyByRating),
      datesUnreadable: this.#datesUnreadable,
      alike: this.#alike,
      nearDuplicates: this.#nearDuplicates.counts(),
      languages: sortCounts(this.#languages),
      readers: { ...this.#readers },
      severity: { ...this.#severity },
      harm: this.#harm as Summary['harm'],
      tallies: sortedObject(this.#tallies, (kinds) =>
        sortedObject(kinds, ({ count, critical, harms, signals, causes, by }) => ({
          count,
          critical,
          harms: sortCounts(harms),
          signals: sortCounts(signals),
          causes: sortCounts(causes),
          by: {
            hours: sortCounts(by.hours),
            weekday: sortCounts(by.weekday),
            place: sortCounts(by.place),
            product: sortCounts(by.product),
            channel: sortCounts(by.channel),
          },
        })),
      ),
      named: sortCounts(this.#named),
      days: this.#days.counts(),
      segments: this.#segments.counts(),
      value: this.#values.counts(),
      review: this.#review,
      reviewBy: { ...this.#reviewBy },
      replies: this.#replies,
      ...this.#lists.lists(),
    };
  }

  #tally(category: string, kind: string) {
    return getOrMake(
      getOrMake(this.#tallies, category, () => new Map()),
      kind,
      emptyTally,
    );
  }
}

function zeros<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function sortedObject<Value, Out>(
  map: ReadonlyMap<string, Value>,
  convert: (value: Value) => Out,
): Record<string, Out> {
  const sorted = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, value]) => [key, convert(value)]));
}
