import type { Pattern, Polarity } from '../knowledge/pattern.ts';
import type { Marks, Tokens } from './kernel.ts';
import type { ItemId } from './lexicon.ts';

/** A cue as the lexicon holds it: its patterns parsed. */
export interface Cue {
  /** `category/kind`, `signal/leaving`, `tone/soft` and so on. */
  readonly id: string;
  readonly patterns: readonly Pattern[];
}

/** A text with what the lexicon found in it; it holds until its reader reads the next one. */
export interface Reading {
  readonly text: string;
  readonly tokens: Tokens;
  readonly marks: Marks;
}

/** Tokens `first` to `last`, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** The name of a cue and its parts: `late-delivery/courier` is of the group `late-delivery`, which is a failure here. */
export interface CueName {
  readonly cue: string;
  readonly group: string;
  readonly kind: string;
}

export function cueName(cue: string): CueName {
  const stroke = cue.indexOf('/');
  return { cue, group: cue.slice(0, stroke), kind: cue.slice(stroke + 1) };
}

/** A cue that fired, by its heaviest pattern that did. */
export interface Firing extends CueName {
  readonly weight: number;
  /** One span for each sequence of the pattern. */
  readonly spans: readonly Span[];
}

interface Place {
  readonly items: readonly ItemId[];
  readonly polarity: Polarity;
  readonly gap: number;
}

interface Sequence {
  readonly places: readonly Place[];
  readonly scope: 'sentence' | 'text';
}

interface Compiled {
  readonly number: number;
  readonly cue: number;
  readonly weight: number;
  readonly sequences: readonly Sequence[];
  /** Every place of every sequence. */
  readonly places: readonly Place[];
  readonly absentInSentence: readonly ItemId[];
  readonly absentInText: readonly ItemId[];
}

/** Returns the cues that fire, in the order of the lexicon. */
export type CueMatcher = (reading: Reading) => Firing[];

/** Texts after which is known which items are rare. */
const LEARNING = 500;

/**
 * Compiles cues once. A pattern is tried only on texts that hold an item of its rarest place, so that the cost of a text
 * grows with what stands in it and not with the number of cues; which place is the rarest is learned from the first
 * texts, and changes nothing of what fires.
 */
export function compileCues(cues: readonly Cue[], itemOf: (name: string) => ItemId, itemCount: number): CueMatcher {
  const compiled = cues.flatMap(({ patterns }, cue) => patterns.map((pattern) => ({ pattern, cue })));
  const patterns = compiled.map(({ pattern, cue }, number) => compilePattern(pattern, number, cue, itemOf));
  const names = cues.map(({ id }) => cueName(id));
  /** By item, in how many places of the first texts it stood. */
  const counts = new Int32Array(itemCount).fill(1);
  let byAnchor = anchor(patterns, counts);
  const found = new Found(itemCount);
  /** The text in which a pattern was tried last. */
  const tried = new Int32Array(patterns.length);
  /** The text in which a cue fired last, and how; and the cues that fired in this one. */
  const firedIn = new Int32Array(cues.length);
  const best: Compiled[] = [];
  const firings: Firing[] = [];
  const fired: number[] = [];
  let text = 0;

  return (reading) => {
    text += 1;
    found.take(reading);
    fired.length = 0;
    const { items, length } = reading.marks;
    if (text < LEARNING)
      for (let at = 0; at < length; at += 1) counts[items[at] as ItemId] = (counts[items[at] as ItemId] ?? 0) + 1;
    if (text === LEARNING) byAnchor = anchor(patterns, counts);
    for (let at = 0; at < length; at += 1) {
      const anchored = byAnchor[items[at] as ItemId] as Compiled[];
      for (let next = 0; next < anchored.length; next += 1) {
        const pattern = anchored[next] as Compiled;
        if (tried[pattern.number] === text) continue;
        tried[pattern.number] = text;
        if (!found.mayMatch(pattern)) continue;
        const { cue } = pattern;
        const isFirst = firedIn[cue] !== text;
        if (!isFirst && !isHeavier(pattern, best[cue] as Compiled)) continue;
        const spans = found.match(pattern);
        if (spans === undefined) continue;
        if (isFirst) fired.push(cue);
        firedIn[cue] = text;
        best[cue] = pattern;
        const { cue: id, group, kind } = names[cue] as CueName;
        firings[cue] = { cue: id, group, kind, weight: pattern.weight, spans };
      }
    }
    return fired.sort((a, b) => a - b).map((cue) => firings[cue] as Firing);
  };
}

function compilePattern(pattern: Pattern, number: number, cue: number, itemOf: (name: string) => ItemId): Compiled {
  const items = (names: readonly string[]) => names.map(itemOf);
  const sequences = pattern.sequences.map(({ places, scope }) => ({
    scope,
    places: places.map(({ names, polarity, gap }) => ({ items: items(names), polarity, gap })),
  }));
  return {
    number,
    cue,
    weight: pattern.weight,
    sequences,
    places: sequences.flatMap(({ places }) => places),
    absentInSentence: items(pattern.absentInSentence),
    absentInText: items(pattern.absentInText),
  };
}

/** By item, the patterns that are tried where it stands: each has its rarest place as anchor. */
function anchor(patterns: readonly Compiled[], counts: Int32Array): Compiled[][] {
  const byAnchor: Compiled[][] = Array.from(counts, () => []);
  const common = (place: Place) => place.items.reduce((sum, item) => sum + (counts[item] as number), 0);
  for (const pattern of patterns) {
    const rarest = pattern.places.reduce((least, place) => (common(place) < common(least) ? place : least));
    for (const item of rarest.items) byAnchor[item]?.push(pattern);
  }
  return byAnchor;
}

/** Of equal weight, the pattern that the lexicon has first. */
function isHeavier(pattern: Compiled, other: Compiled): boolean {
  return pattern.weight > other.weight || (pattern.weight === other.weight && pattern.number < other.number);
}

const ANY_SENTENCE = -1;
const NOWHERE = -1;

/** The marks of one text, by item: chains of indexes, so that the next text costs no memory. */
class Found {
  #tokens = {} as Tokens;
  #marks = {} as Marks;
  #text = 0;
  /** By item: the text that had it last, and its first mark there. */
  readonly #seen: Int32Array;
  readonly #first: Int32Array;
  /** By mark: the next one of the same item. */
  #next: number[] = [];

  constructor(itemCount: number) {
    this.#seen = new Int32Array(itemCount);
    this.#first = new Int32Array(itemCount);
  }

  take({ tokens, marks }: Reading): void {
    this.#tokens = tokens;
    this.#marks = marks;
    this.#text += 1;
    const { items, length } = marks;
    for (let at = length - 1; at >= 0; at -= 1) {
      const item = items[at] as ItemId;
      this.#next[at] = this.#firstOf(item);
      this.#first[item] = at;
      this.#seen[item] = this.#text;
    }
  }

  /** False where a place has no item in the text at all, or a shut out item stands in it. */
  mayMatch({ places, absentInText }: Compiled): boolean {
    for (const { items } of places) if (!this.#hasAny(items)) return false;
    return !this.#hasAny(absentInText);
  }

  match(pattern: Compiled): Span[] | undefined {
    let spans: Span[] | undefined;
    this.#find((pattern.sequences[0] as Sequence).places, ANY_SENTENCE, (span) => {
      spans = this.#complete(pattern, span);
      return spans !== undefined;
    });
    return spans;
  }

  /** The spans of a pattern whose first sequence stands at `span`. */
  #complete({ sequences, absentInSentence }: Compiled, span: Span): Span[] | undefined {
    const sentence = this.#sentence(span.first);
    if (absentInSentence.some((item) => this.#stands(item, sentence))) return undefined;
    const spans = [span];
    for (let at = 1; at < sequences.length; at += 1) {
      const { places, scope } = sequences[at] as Sequence;
      const isThere = this.#find(places, scope === 'sentence' ? sentence : ANY_SENTENCE, (next) => {
        spans.push(next);
        return true;
      });
      if (!isThere) return undefined;
    }
    return spans;
  }

  /** Shows stretches of tokens in which the places stand in a row, inside one sentence, until one is taken. */
  #find(places: readonly Place[], sentence: number, take: (span: Span) => boolean): boolean {
    const { items, polarity } = places[0] as Place;
    const { firsts, lasts } = this.#marks;
    for (const item of items) {
      for (let at = this.#firstOf(item); at !== NOWHERE; at = this.#next[at] as number) {
        const first = firsts[at] as number;
        const last = lasts[at] as number;
        const own = this.#sentence(first);
        if ((sentence !== ANY_SENTENCE && own !== sentence) || !this.#agrees(first, polarity)) continue;
        const end = this.#follow(places, 1, last, own);
        if (end !== NOWHERE && take({ first, last: end })) return true;
      }
    }
    return false;
  }

  /** The last token of the first continuation from place `from` on, or `NOWHERE`. */
  #follow(places: readonly Place[], from: number, after: number, sentence: number): number {
    if (from === places.length) return after;
    const { items, polarity, gap } = places[from] as Place;
    const { firsts, lasts } = this.#marks;
    for (const item of items) {
      for (let at = this.#firstOf(item); at !== NOWHERE; at = this.#next[at] as number) {
        const first = firsts[at] as number;
        const last = lasts[at] as number;
        if (first <= after) continue;
        if (first > after + 1 + gap) break;
        if (this.#sentence(first) !== sentence || !this.#agrees(first, polarity)) continue;
        const end = this.#follow(places, from + 1, last, sentence);
        if (end !== NOWHERE) return end;
      }
    }
    return NOWHERE;
  }

  #agrees(token: number, polarity: Polarity): boolean {
    return polarity === 'either' || (this.#tokens.negated[token] === 1) === (polarity === 'negated');
  }

  #firstOf(item: ItemId): number {
    return this.#seen[item] === this.#text ? (this.#first[item] as number) : NOWHERE;
  }

  #hasAny(items: readonly ItemId[]): boolean {
    for (const item of items) if (this.#seen[item] === this.#text) return true;
    return false;
  }

  #stands(item: ItemId, sentence: number): boolean {
    for (let at = this.#firstOf(item); at !== NOWHERE; at = this.#next[at] as number)
      if (this.#sentence(this.#marks.firsts[at] as number) === sentence) return true;
    return false;
  }

  #sentence(token: number): number {
    return this.#tokens.sentences[token] as number;
  }
}
