import { roundDown } from '../domain/interval.ts';
import type { Complaint } from '../domain/row.ts';
import type { FirstSignal, Listed, Summary } from '../domain/summary.ts';
import { needsPerson } from '../domain/urgency.ts';
import type { Evidence, Verdict } from '../domain/verdict.ts';
import { DETAILED_DAYS } from './days.ts';
import { makeExcerpt } from './excerpt.ts';
import { compareFindings, compareText } from './order.ts';
import { type SegmentColumn, shownValue } from './segments/segments.ts';
import { TopList } from './top-list.ts';

export interface ListOptions {
  /** Columns by which rows are counted apart; listed complaints show their values. */
  readonly by?: readonly SegmentColumn[];
  /** How many findings are listed, first under the total order. */
  readonly rows: number;
  readonly masked: boolean;
}

const MOST_NEEDING_PERSON = 200;
const QUOTES = 2;
const FIRSTS = 3;

const SEGMENTS = ['place', 'product', 'channel'] as const;

/** Characters of a text that may wait for its excerpt; a longer one takes too much memory. */
const SHORT = 2000;

/**
 * A complaint in a list. Most leave it again, so that the excerpt is made when the list is given: finding evidence costs
 * more than the verdict.
 */
class Kept<Item extends Listed = Listed> {
  item: Item;
  #cut: (() => Item) | undefined;

  constructor(item: Item, cut?: () => Item) {
    this.item = item;
    this.#cut = cut;
  }

  /** With its excerpt; its text is let go. */
  cut(): Item {
    if (this.#cut !== undefined) this.item = this.#cut();
    this.#cut = undefined;
    return this.item;
  }
}

/** Complaints that reports show: findings, those for a person, quotes, and the first of each day. */
export class Lists {
  readonly #masked: boolean;
  readonly #by: readonly SegmentColumn[];
  readonly #listed: TopList<Kept>;
  readonly #needsPerson = new TopList(MOST_NEEDING_PERSON, compareKept);
  #urgent = 0;
  readonly #quotes = new Map<string, TopList<Kept>>();
  readonly #firsts = new Map<string, TopList<Kept<FirstSignal>>>();

  constructor({ rows, masked, by = [] }: ListOptions) {
    this.#masked = masked;
    // Customers are nobody's segment, and their names stay out of lists.
    this.#by = by.filter(({ ofCustomers }) => !ofCustomers);
    this.#listed = new TopList(rows, compareKept);
  }

  add(complaint: Complaint, verdict: Verdict, source: string): void {
    // Lists are in the order of what they show.
    const plain = { ...listedOf(complaint, verdict, source, this.#masked), segments: segmentsOf(complaint, this.#by) };
    const urgent = needsPerson(verdict);
    if (urgent) this.#urgent += 1;
    const lists = [
      this.#listed,
      ...(urgent ? [this.#needsPerson] : []),
      ...(isQuotable(complaint, verdict) ? [this.#quotesOf(verdict.category)] : []),
    ];
    const { text } = complaint;
    const kept = new Kept(plain, () => this.#cut(plain, text, verdict.evidence, verdict.lang));
    const admitting = lists.filter((list) => list.admits(kept));
    if (admitting.length > 0 && text.length > SHORT) kept.cut();
    for (const list of admitting) list.add(kept);
    if (verdict.severity !== 'critical' || complaint.date === undefined) return;
    // Each is the first for a while where a log begins with its latest rows: no evidence is looked for.
    const first = { ...plain, time: timeOf(complaint.date.minute) };
    this.#firstsOf(complaint.date.day).add(new Kept(first, () => this.#cut(first, text, [], verdict.lang)));
  }

  merge({ listed, needsPerson: urgent, quotes, firsts }: Summary): void {
    for (const item of listed) this.#listed.add(new Kept(item));
    for (const item of urgent.list) this.#needsPerson.add(new Kept(item));
    this.#urgent += urgent.count;
    for (const [category, own] of Object.entries(quotes))
      for (const item of own) this.#quotesOf(category).add(new Kept(item));
    for (const [day, own] of Object.entries(firsts)) for (const item of own) this.#firstsOf(day).add(new Kept(item));
  }

  lists(): Pick<Summary, 'needsPerson' | 'listed' | 'quotes' | 'firsts'> {
    const last = [...this.#firsts].sort(([a], [b]) => compareText(a, b)).slice(-DETAILED_DAYS);
    const quotes = [...this.#quotes].sort(([a], [b]) => compareText(a, b));
    return {
      needsPerson: { count: this.#urgent, list: cutAll(this.#needsPerson) },
      listed: cutAll(this.#listed),
      quotes: Object.fromEntries(quotes.map(([category, list]) => [category, cutAll(list)])),
      firsts: Object.fromEntries(last.map(([day, list]) => [day, cutAll(list)])),
    };
  }

  #cut<Item extends Listed>(item: Item, text: string, evidence: readonly Evidence[], lang: Verdict['lang']): Item {
    const cut = makeExcerpt(text, evidence, { lang, masked: this.#masked, about: item.category });
    const segments = Object.entries(item.segments).map(([name, value]) => [
      name,
      shownValue(value, this.#masked, false),
    ]);
    return { ...item, segments: Object.fromEntries(segments), ...cut };
  }

  #quotesOf(category: string): TopList<Kept> {
    const known = this.#quotes.get(category) ?? new TopList(QUOTES, compareQuotes);
    this.#quotes.set(category, known);
    return known;
  }

  #firstsOf(day: string): TopList<Kept<FirstSignal>> {
    const known = this.#firsts.get(day) ?? new TopList(FIRSTS, compareFirsts);
    this.#firsts.set(day, known);
    return known;
  }
}

function cutAll<Item extends Listed>(list: TopList<Kept<Item>>): Item[] {
  return list.list().map((kept) => kept.cut());
}

/** An id must find the row again, so that it stays, unless it is an address of a person. */
function maskedId(id: string): string {
  return id.includes('@') ? '[email]' : id;
}

/** As the log has them; masked when they are shown. */
function segmentsOf(complaint: Complaint, by: readonly SegmentColumn[]): Listed['segments'] {
  const named = [
    ...SEGMENTS.map((role) => [role, complaint[role] ?? ''] as const),
    ...by.map(({ name, at }) => [name, complaint.cells[at[complaint.source] ?? -1] ?? ''] as const),
  ];
  return Object.fromEntries(named.filter(([, value]) => value !== ''));
}

function listedOf({ id, line, date }: Complaint, verdict: Verdict, source: string, masked: boolean): Listed {
  const { severity, harm, category, kind, others, signals, review } = verdict;
  const confidence = roundDown(verdict.confidence);
  const day = date?.day ?? null;
  const judged = { severity, harm, category, kind, others, signals, confidence, review };
  const place = { id: masked ? maskedId(id) : id, source, line, date: day };
  return { ...place, ...judged, segments: {}, excerpt: '', marks: [] };
}

function timeOf(minute: number | undefined): string | null {
  if (minute === undefined) return null;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** A quote must say something, and little else: a long text is cut too far from its story. */
function isQuotable({ text }: Complaint, { severity, kind, review }: Verdict): boolean {
  return severity !== 'none' && kind !== null && !review && text.length >= 40 && text.length <= 320;
}

function compareKept({ item: a }: Kept, { item: b }: Kept): number {
  return compareFindings(a, b);
}

/** The surest first; the rest is the total order. */
function compareQuotes({ item: a }: Kept, { item: b }: Kept): number {
  return b.confidence - a.confidence || compareFindings(a, b);
}

/** The earliest first; the rest is the total order. */
function compareFirsts({ item: a }: Kept<FirstSignal>, { item: b }: Kept<FirstSignal>): number {
  return compareText(a.time ?? '99:99', b.time ?? '99:99') || compareFindings(a, b);
}
