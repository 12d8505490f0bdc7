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

/**
 * One of the first complaints of a day. Where a log begins with its latest rows, each is the first for a while, so that its
 * excerpt is made when the list is given, and from its beginning: finding evidence costs more than the verdict.
 */
interface Kept {
  readonly item: FirstSignal;
  readonly text?: string;
  readonly lang?: Verdict['lang'];
}

/** Complaints that reports show: findings, those for a person, quotes, and the first of each day. */
export class Lists {
  readonly #masked: boolean;
  readonly #by: readonly SegmentColumn[];
  readonly #listed: TopList<Listed>;
  readonly #needsPerson = new TopList<Listed>(MOST_NEEDING_PERSON, compareFindings);
  #urgent = 0;
  readonly #quotes = new Map<string, TopList<Listed>>();
  readonly #firsts = new Map<string, TopList<Kept>>();

  constructor({ rows, masked, by = [] }: ListOptions) {
    this.#masked = masked;
    // Customers are nobody's segment, and their names stay out of lists.
    this.#by = by.filter(({ ofCustomers }) => !ofCustomers);
    this.#listed = new TopList<Listed>(rows, compareFindings);
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
    ].filter((list) => list.admits(plain));
    if (verdict.severity === 'critical' && complaint.date !== undefined) {
      const item = { ...plain, time: timeOf(complaint.date.minute) };
      this.#firstsOf(complaint.date.day).add({ item, text: complaint.text, lang: verdict.lang });
    }
    // The excerpt is made only for a row that some list takes.
    if (lists.length === 0) return;
    const item = this.#cut(plain, complaint.text, verdict.evidence, verdict.lang);
    for (const list of lists) list.add(item);
  }

  merge({ listed, needsPerson: urgent, quotes, firsts }: Summary): void {
    for (const item of listed) this.#listed.add(item);
    for (const item of urgent.list) this.#needsPerson.add(item);
    this.#urgent += urgent.count;
    for (const [category, own] of Object.entries(quotes)) for (const item of own) this.#quotesOf(category).add(item);
    for (const [day, own] of Object.entries(firsts)) for (const item of own) this.#firstsOf(day).add({ item });
  }

  lists(): Pick<Summary, 'needsPerson' | 'listed' | 'quotes' | 'firsts'> {
    const last = [...this.#firsts].sort(([a], [b]) => compareText(a, b)).slice(-DETAILED_DAYS);
    const quotes = [...this.#quotes].sort(([a], [b]) => compareText(a, b));
    return {
      needsPerson: { count: this.#urgent, list: this.#needsPerson.list() },
      listed: this.#listed.list(),
      quotes: Object.fromEntries(quotes.map(([category, list]) => [category, list.list()])),
      firsts: Object.fromEntries(last.map(([day, list]) => [day, list.list().map((kept) => this.#first(kept))])),
    };
  }

  #first({ item, text, lang }: Kept): FirstSignal {
    return text === undefined || lang === undefined ? item : this.#cut(item, text, [], lang);
  }

  #cut<Item extends Listed>(item: Item, text: string, evidence: readonly Evidence[], lang: Verdict['lang']): Item {
    const cut = makeExcerpt(text, evidence, { lang, masked: this.#masked, about: item.category });
    const segments = Object.entries(item.segments).map(([name, value]) => [
      name,
      shownValue(value, this.#masked, false),
    ]);
    return { ...item, segments: Object.fromEntries(segments), ...cut };
  }

  #quotesOf(category: string): TopList<Listed> {
    const known = this.#quotes.get(category) ?? new TopList<Listed>(QUOTES, compareQuotes);
    this.#quotes.set(category, known);
    return known;
  }

  #firstsOf(day: string): TopList<Kept> {
    const known = this.#firsts.get(day) ?? new TopList<Kept>(FIRSTS, compareFirsts);
    this.#firsts.set(day, known);
    return known;
  }
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

/** The surest first; the rest is the total order. */
function compareQuotes(a: Listed, b: Listed): number {
  return b.confidence - a.confidence || compareFindings(a, b);
}

/** The earliest first; the rest is the total order. */
function compareFirsts({ item: a }: Kept, { item: b }: Kept): number {
  return compareText(a.time ?? '99:99', b.time ?? '99:99') || compareFindings(a, b);
}
