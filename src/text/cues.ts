import type { Pattern, Polarity } from '../knowledge/pattern.ts';
import type { ItemId, Mark } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** A cue as the lexicon holds it: its patterns parsed. */
export interface Cue {
  /** `category/kind`, `signal/leaving`, `tone/soft` and so on. */
  readonly id: string;
  readonly patterns: readonly Pattern[];
}

/** A text with what the lexicon found in it. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** In the order of `first`. */
  readonly marks: readonly Mark[];
  readonly negated: readonly boolean[];
}

/** Tokens `first` to `last`, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** A cue that fired, by its heaviest pattern that did. */
export interface Firing {
  readonly cue: string;
  readonly weight: number;
  /** One span for each sequence of the pattern. */
  readonly spans: readonly Span[];
}

interface Place {
  readonly items: readonly ItemId[];
  readonly polarity: Polarity;
  readonly gap: number;
}

interface Compiled {
  readonly cue: number;
  readonly weight: number;
  readonly sequences: readonly { readonly places: readonly Place[]; readonly scope: 'sentence' | 'text' }[];
  readonly absentInSentence: readonly ItemId[];
  readonly absentInText: readonly ItemId[];
}

/** Returns the cues that fire, in the order of the lexicon. */
export type CueMatcher = (reading: Reading) => Firing[];

/**
 * Compiles cues once. A pattern is tried only on texts that hold an item of its rarest place, so that the cost of a text
 * grows with what stands in it and not with the number of cues.
 */
export function compileCues(cues: readonly Cue[], itemOf: (name: string) => ItemId): CueMatcher {
  const byAnchor = new Map<ItemId, Compiled[]>();
  cues.forEach(({ patterns }, cue) => {
    for (const pattern of patterns) {
      const compiled = compilePattern(pattern, cue, itemOf);
      for (const item of anchorOf(compiled)) {
        const list = byAnchor.get(item);
        if (list === undefined) byAnchor.set(item, [compiled]);
        else list.push(compiled);
      }
    }
  });

  return (reading) => {
    const found = new Found(reading);
    const best = new Map<number, Firing>();
    const tried = new Set<Compiled>();
    for (const item of found.items()) {
      for (const pattern of byAnchor.get(item) ?? []) {
        if (tried.has(pattern)) continue;
        tried.add(pattern);
        if ((best.get(pattern.cue)?.weight ?? 0) >= pattern.weight) continue;
        const spans = found.match(pattern);
        const cue = cues[pattern.cue]?.id;
        if (spans !== undefined && cue !== undefined) best.set(pattern.cue, { cue, weight: pattern.weight, spans });
      }
    }
    return [...best.entries()].sort(([a], [b]) => a - b).map(([, firing]) => firing);
  };
}

function compilePattern(pattern: Pattern, cue: number, itemOf: (name: string) => ItemId): Compiled {
  const items = (names: readonly string[]) => names.map(itemOf);
  return {
    cue,
    weight: pattern.weight,
    sequences: pattern.sequences.map(({ places, scope }) => ({
      scope,
      places: places.map(({ names, polarity, gap }) => ({ items: items(names), polarity, gap })),
    })),
    absentInSentence: items(pattern.absentInSentence),
    absentInText: items(pattern.absentInText),
  };
}

/** The place with the fewest alternatives stands for the pattern. */
function anchorOf({ sequences }: Compiled): readonly ItemId[] {
  const places = sequences.flatMap((sequence) => sequence.places);
  return places.reduce((rarest, place) => (place.items.length < rarest.items.length ? place : rarest)).items;
}

/** The marks of one text, by item. */
class Found {
  readonly #reading: Reading;
  readonly #byItem = new Map<ItemId, Mark[]>();

  constructor(reading: Reading) {
    this.#reading = reading;
    for (const mark of reading.marks) {
      const marks = this.#byItem.get(mark.item);
      if (marks === undefined) this.#byItem.set(mark.item, [mark]);
      else marks.push(mark);
    }
  }

  items(): IterableIterator<ItemId> {
    return this.#byItem.keys();
  }

  match(pattern: Compiled): Span[] | undefined {
    if (pattern.absentInText.some((item) => this.#byItem.has(item))) return undefined;
    const [first, ...rest] = pattern.sequences;
    if (first === undefined) return undefined;
    for (const span of this.#sequences(first.places, undefined)) {
      const sentence = this.#sentence(span.first);
      if (pattern.absentInSentence.some((item) => this.#stands(item, sentence))) continue;
      const spans: Span[] = [span];
      for (const { places, scope } of rest) {
        const next = this.#sequences(places, scope === 'sentence' ? sentence : undefined).next();
        if (next.done) break;
        spans.push(next.value);
      }
      if (spans.length === pattern.sequences.length) return spans;
    }
    return undefined;
  }

  /** Every stretch of tokens in which the places stand in a row, inside one sentence. */
  *#sequences(places: readonly Place[], sentence: number | undefined): Generator<Span> {
    const [first, ...rest] = places;
    if (first === undefined) return;
    for (const start of this.#at(first)) {
      const own = this.#sentence(start.first);
      if (sentence !== undefined && own !== sentence) continue;
      const last = this.#follow(rest, start.last, own);
      if (last !== undefined) yield { first: start.first, last };
    }
  }

  /** The last token of the shortest continuation, or undefined. */
  #follow(places: readonly Place[], after: number, sentence: number): number | undefined {
    const [place, ...rest] = places;
    if (place === undefined) return after;
    for (const mark of this.#at(place)) {
      if (mark.first <= after || mark.first > after + 1 + place.gap) continue;
      if (this.#sentence(mark.first) !== sentence) continue;
      const last = this.#follow(rest, mark.last, sentence);
      if (last !== undefined) return last;
    }
    return undefined;
  }

  *#at({ items, polarity }: Place): Generator<Mark> {
    for (const item of items) {
      for (const mark of this.#byItem.get(item) ?? []) {
        if (polarity === 'either' || (this.#reading.negated[mark.first] === true) === (polarity === 'negated'))
          yield mark;
      }
    }
  }

  #stands(item: ItemId, sentence: number): boolean {
    return (this.#byItem.get(item) ?? []).some((mark) => this.#sentence(mark.first) === sentence);
  }

  #sentence(token: number): number {
    return this.#reading.tokens[token]?.sentence ?? -1;
  }
}
