import { weekdayOf } from '../domain/calendar.ts';
import { roundDown } from '../domain/interval.ts';
import type { Complaint, LogFormat, Status } from '../domain/row.ts';
import { STATUSES } from '../domain/row.ts';
import type { Listed, NearDuplicates, Summary } from '../domain/summary.ts';
import { needsPerson } from '../domain/urgency.ts';
import { HARMS, READERS, SEVERITIES, type Verdict } from '../domain/verdict.ts';
import { languageOf } from '../text/language.ts';
import { mask } from '../text/mask/mask.ts';
import { makeExcerpt } from './excerpt.ts';
import { compareFindings } from './order.ts';
import {
  addCounts,
  addToTally,
  emptyTally,
  increase,
  type MutableCounts,
  mergeTally,
  newCounts,
  sortCounts,
} from './tally.ts';
import { TopList } from './top-list.ts';

export interface SummariserOptions {
  /** How many findings are listed, first under the total order. */
  readonly rows: number;
  readonly masked: boolean;
}

/** Long texts that are nearly alike, as they were found. */
export interface NearDuplicateTexts extends Pick<NearDuplicates, 'rows' | 'groups'> {
  /** `text` is one of its texts, not masked. */
  readonly largest: { readonly key: string; readonly count: number; readonly text: string } | undefined;
}

const MOST_NEEDING_PERSON = 200;
const QUOTES = 2;
const SEGMENTS = ['place', 'product', 'channel'] as const;

type Tallies = Map<string, Map<string, ReturnType<typeof emptyTally>>>;

/** Counts rows one by one, or summaries as wholes. Memory: the counts, the days, and the lists. */
export class Summariser {
  readonly #options: SummariserOptions;
  readonly #inputs: LogFormat[] = [];
  readonly #rows = zeros(STATUSES);
  readonly #emptyByRating = newCounts();
  #datesUnreadable = 0;
  #alike = 0;
  #nearDuplicates: NearDuplicates = { rows: 0, groups: 0, largest: null };
  #review = 0;
  #replies = 0;
  #urgent = 0;
  readonly #languages = newCounts();
  readonly #readers = zeros(READERS);
  readonly #severity = zeros(SEVERITIES);
  readonly #harm = Object.fromEntries(HARMS.map((harm) => [harm, zeros(SEVERITIES)])) as Record<
    string,
    Record<string, number>
  >;
  readonly #tallies: Tallies = new Map();
  readonly #named = newCounts();
  readonly #days = new Map<string, { critical: number; trivial: number; none: number; categories: MutableCounts }>();
  readonly #clock = newCounts();
  readonly #listed: TopList<Listed>;
  readonly #needsPerson = new TopList<Listed>(MOST_NEEDING_PERSON, compareFindings);
  readonly #quotes = new Map<string, TopList<Listed>>();

  constructor(options: SummariserOptions) {
    this.#options = options;
    this.#listed = new TopList<Listed>(options.rows, compareFindings);
  }

  addInput(format: LogFormat): void {
    this.#inputs.push(format);
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

  addNearDuplicates({ rows, groups, largest }: NearDuplicateTexts): void {
    this.#mergeNearDuplicates({ rows, groups, largest: largest === undefined ? null : this.#shown(largest) });
  }

  /** Counts a judged row. */
  add(complaint: Complaint, verdict: Verdict): void {
    this.#rows.classified += 1;
    if (complaint.dateUnreadable) this.#datesUnreadable += 1;
    if (complaint.reply !== undefined) this.#replies += 1;
    if (verdict.review) this.#review += 1;
    increase(this.#languages, verdict.lang, 1);
    this.#readers[verdict.reader] += 1;
    this.#severity[verdict.severity] += 1;
    increase(this.#harm[verdict.harm] ?? {}, verdict.severity, 1);
    addToTally(this.#tally(verdict.category, verdict.kind ?? ''), complaint, verdict);
    for (const other of verdict.others) increase(this.#named, other, 1);
    this.#addDay(complaint, verdict);
    this.#list(complaint, verdict);
  }

  /** Adds what another run counted; its inputs are for the caller to add, since they may be the same. */
  merge(other: Summary): void {
    addCounts(this.#rows, other.rows);
    addCounts(this.#emptyByRating, other.emptyByRating);
    this.#datesUnreadable += other.datesUnreadable;
    this.#alike += other.alike;
    this.#mergeNearDuplicates(other.nearDuplicates);
    this.#review += other.review;
    this.#replies += other.replies;
    this.#urgent += other.needsPerson.count;
    addCounts(this.#languages, other.languages);
    addCounts(this.#readers, other.readers);
    addCounts(this.#severity, other.severity);
    for (const harm of HARMS) addCounts(this.#harm[harm] ?? {}, other.harm[harm]);
    for (const [category, kinds] of Object.entries(other.tallies)) {
      for (const [kind, tally] of Object.entries(kinds)) mergeTally(this.#tally(category, kind), tally);
    }
    addCounts(this.#named, other.named);
    for (const [day, counts] of Object.entries(other.days)) {
      const own = this.#day(day);
      for (const severity of SEVERITIES) own[severity] += counts[severity];
      addCounts(own.categories, counts.categories);
    }
    addCounts(this.#clock, other.clock);
    for (const item of other.listed) this.#listed.add(item);
    for (const item of other.needsPerson.list) this.#needsPerson.add(item);
    for (const [category, quotes] of Object.entries(other.quotes)) {
      for (const quote of quotes) this.#quotesOf(category).add(quote);
    }
  }

  summary(): Summary {
    return {
      masked: this.#options.masked,
      inputs: this.#inputs,
      rows: { ...this.#rows },
      emptyByRating: sortCounts(this.#emptyByRating),
      datesUnreadable: this.#datesUnreadable,
      alike: this.#alike,
      nearDuplicates: this.#nearDuplicates,
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
      days: sortedObject(this.#days, (day) => ({ ...day, categories: sortCounts(day.categories) })),
      clock: sortCounts(this.#clock),
      review: this.#review,
      replies: this.#replies,
      needsPerson: { count: this.#urgent, list: this.#needsPerson.list() },
      listed: this.#listed.list(),
      quotes: sortedObject(this.#quotes, (list) => list.list()),
    };
  }

  #shown({ key, count, text }: NonNullable<NearDuplicateTexts['largest']>): NearDuplicates['largest'] {
    const lang = languageOf(text) === 'ru' ? 'ru' : 'en';
    const { excerpt } = makeExcerpt(text, [], { lang, masked: this.#options.masked, about: '' });
    return { key, count, excerpt };
  }

  /** Texts alike in two parts are counted in each part alone. */
  #mergeNearDuplicates({ rows, groups, largest }: NearDuplicates): void {
    const own = this.#nearDuplicates;
    this.#nearDuplicates = {
      rows: own.rows + rows,
      groups: own.groups + groups,
      largest:
        [own.largest, largest]
          .filter((group) => group !== null)
          .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))[0] ?? null,
    };
  }

  #tally(category: string, kind: string) {
    return getOrMake(
      getOrMake(this.#tallies, category, () => new Map()),
      kind,
      emptyTally,
    );
  }

  #day(day: string) {
    return getOrMake(this.#days, day, () => ({ critical: 0, trivial: 0, none: 0, categories: newCounts() }));
  }

  #addDay({ date }: Complaint, { severity, category }: Verdict): void {
    if (date === undefined) return;
    const day = this.#day(date.day);
    day[severity] += 1;
    if (severity !== 'critical') return;
    increase(day.categories, category, 1);
    if (date.minute !== undefined) increase(this.#clock, clockKey(date.day, date.minute), 1);
  }

  #quotesOf(category: string): TopList<Listed> {
    return getOrMake(this.#quotes, category, () => new TopList<Listed>(QUOTES, compareQuotes));
  }

  /** The excerpt is made only for a row that some list takes. */
  #list(complaint: Complaint, verdict: Verdict): void {
    const { masked } = this.#options;
    const source = this.#inputs[complaint.source]?.source ?? '';
    // Lists are in the order of what they show.
    const plain = { ...listedOf(complaint, verdict, source), id: masked ? maskedId(complaint.id) : complaint.id };
    const urgent = needsPerson(verdict);
    if (urgent) this.#urgent += 1;
    const lists = [
      this.#listed,
      ...(urgent ? [this.#needsPerson] : []),
      ...(isQuotable(complaint, verdict) ? [this.#quotesOf(verdict.category)] : []),
    ].filter((list) => list.admits(plain));
    if (lists.length === 0) return;
    const cut = makeExcerpt(complaint.text, verdict.evidence, { lang: verdict.lang, masked, about: verdict.category });
    const segments = segmentsOf(complaint, masked ? (value) => mask(value, verdict.lang) : (value) => value);
    const item = { ...plain, segments, ...cut };
    for (const list of lists) list.add(item);
  }
}

/** An id must find the row again, so that it stays, unless it is an address of a person. */
function maskedId(id: string): string {
  return id.includes('@') ? '[email]' : id;
}

function segmentsOf(complaint: Complaint, shown: (value: string) => string): Listed['segments'] {
  const named = SEGMENTS.flatMap((role) => {
    const value = complaint[role];
    return value === undefined ? [] : [[role, shown(value)] as const];
  });
  return Object.fromEntries(named);
}

/** `5-07`: a Friday from seven to eight. */
function clockKey(day: string, minute: number): string {
  return `${weekdayOf(day)}-${String(Math.floor(minute / 60)).padStart(2, '0')}`;
}

function listedOf({ id, line, date, text }: Complaint, verdict: Verdict, source: string): Listed {
  const { severity, harm, category, kind, others, signals, confidence, review } = verdict;
  const day = date?.day ?? null;
  return {
    id,
    source,
    line,
    date: day,
    severity,
    harm,
    category,
    kind,
    others,
    signals,
    confidence: roundDown(confidence),
    review,
    segments: {},
    excerpt: text,
    marks: [],
  };
}

/** A quote must say something, and little else: a long text is cut too far from its story. */
function isQuotable({ text }: Complaint, { severity, kind, review }: Verdict): boolean {
  return severity !== 'none' && kind !== null && !review && text.length >= 40 && text.length <= 320;
}

/** The surest first; the rest is the total order. */
function compareQuotes(a: Listed, b: Listed): number {
  return b.confidence - a.confidence || compareFindings(a, b);
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
