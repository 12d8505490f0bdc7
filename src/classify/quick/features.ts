import { isConceptName } from '../../knowledge/pattern.ts';
import type { Firing, Reading } from '../../text/cues.ts';
import type { Word } from '../../text/words.ts';

/** Features of a block share its scale: in every text a block has length 1, however many features stand in it. */
export const BLOCKS = { words: 0, letters: 1, concepts: 2, cues: 3 } as const;
export type Block = (typeof BLOCKS)[keyof typeof BLOCKS];

/** Features of one text, side by side. An object that is found into again holds the last text only. */
export class Features {
  length = 0;
  readonly ids: number[] = [];
  readonly blocks: Block[] = [];
  /** The tokens that each stands on, both included. */
  readonly firsts: number[] = [];
  readonly lasts: number[] = [];

  add(id: number, block: Block, first: number, last: number): void {
    if (id < 0) return;
    const at = this.length;
    this.ids[at] = id;
    this.blocks[at] = block;
    this.firsts[at] = first;
    this.lasts[at] = last;
    this.length = at + 1;
  }
}

/** Keep the kinds of feature apart. */
const SEEDS = {
  word: 1,
  stem: 2,
  pair: 3,
  letters: 4,
  concept: 5,
  negated: 6,
  concepts: 7,
  cue: 8,
  group: 9,
  shape: 10,
};
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;
/** Two concepts are a pair where at most this many tokens lie from one to the next. */
const NEAR = 4;
const NOWHERE = -1;
const DIGITS = /\p{N}/u;

/** The features of a word, wherever it stands: its form, with digits alike, and its stem. */
export function wordFeatures({ form, stem }: Word): readonly [form: number, stem: number] {
  return [hashOf(SEEDS.word, withoutDigits(form)), hashOf(SEEDS.stem, stem)];
}

/** The letters whose runs are features: digits are alike, the ends are marked. */
export function lettersOf({ form }: Word): string {
  return `_${withoutDigits(form)}_`;
}

/** Its runs of three to five letters; scorer.as finds the same. */
export function letterFeatures(word: Word): number[] {
  const padded = lettersOf(word);
  const hashes: number[] = [];
  for (let start = 0; start <= padded.length - SHORTEST_RUN; start += 1) {
    const end = Math.min(padded.length, start + LONGEST_RUN);
    let hash = seeded(SEEDS.letters);
    for (let at = start; at < end; at += 1) {
      hash = withUnit(hash, padded.charCodeAt(at));
      if (at - start >= SHORTEST_RUN - 1) hashes.push(mix(hash));
    }
  }
  return hashes;
}

function withoutDigits(form: string): string {
  return DIGITS.test(form) ? form.replace(/\p{N}/gu, '0') : form;
}

/** The feature of two stems in a row inside one clause, of their features; scorer.as finds the same. */
export function pairFeature(first: number, second: number): number {
  return joined(SEEDS.pair, first, second);
}

/** Finds what the model weighs beside words: concepts, two in a row, cues, the shape of the text; some more than once. */
export type FeatureFinder = (reading: Reading, firings: readonly Firing[], found: Features) => void;

/**
 * @param itemNames of each item of the lexicon, in its order
 * @param idOf from the hash of a feature (its kind and its name in 32 bits) to its id, or -1 where it is of no interest
 */
export function createFeatureFinder(itemNames: readonly string[], idOf: (hash: number) => number): FeatureFinder {
  const named = (seed: number, name: string): Named => {
    const hash = hashOf(seed, name);
    return { hash, id: idOf(hash) };
  };
  const concepts = itemNames.map((name) =>
    isConceptName(name) ? { affirmed: named(SEEDS.concept, name), negated: named(SEEDS.negated, name) } : undefined,
  );
  const cues = new Map<string, { readonly cue: Named; readonly group: Named }>();
  const namesOf = ({ cue, group }: Firing) => {
    const known = cues.get(cue) ?? { cue: named(SEEDS.cue, cue), group: named(SEEDS.group, group) };
    cues.set(cue, known);
    return known;
  };
  const lengths = Array.from({ length: 8 }, (_, length) => named(SEEDS.shape, `length ${length}`).id);
  const shapes = SHAPES.map(({ name, shape }) => ({ shape, id: named(SEEDS.shape, name).id }));
  function findConcepts({ tokens, marks }: Reading, found: Features): void {
    let hash = 0;
    let start = 0;
    let end = NOWHERE;
    for (let at = 0; at < marks.length; at += 1) {
      const concept = concepts[marks.items[at] as number];
      if (concept === undefined) continue;
      const first = marks.firsts[at] as number;
      const last = marks.lasts[at] as number;
      const own = tokens.negated[first] === 1 ? concept.negated : concept.affirmed;
      found.add(own.id, BLOCKS.concepts, first, last);
      if (end !== NOWHERE && first <= end) continue;
      if (end !== NOWHERE && first - end <= NEAR && tokens.clauses[first] === tokens.clauses[end])
        found.add(idOf(joined(SEEDS.concepts, hash, own.hash)), BLOCKS.concepts, start, last);
      hash = own.hash;
      start = first;
      end = last;
    }
  }

  return (reading, firings, found) => {
    const { text, tokens } = reading;
    found.length = 0;
    findConcepts(reading, found);
    for (const firing of firings) {
      const { first, last } = firing.spans[0] ?? { first: 0, last: 0 };
      const names = namesOf(firing);
      found.add(names.cue.id, BLOCKS.cues, first, last);
      found.add(names.group.id, BLOCKS.cues, first, last);
    }
    const whole = Math.max(0, tokens.length - 1);
    found.add(lengths[Math.min(7, Math.floor(Math.log2(tokens.length + 1)))] as number, BLOCKS.cues, 0, whole);
    for (const { shape, id } of shapes) if (shape.test(text)) found.add(id, BLOCKS.cues, 0, whole);
  };
}

interface Named {
  readonly hash: number;
  readonly id: number;
}

function joined(seed: number, first: number, second: number): number {
  return mix(Math.imul(first, 0x9e3779b1) ^ second ^ seed);
}

/** FNV-1a over UTF-16 units, mixed as MurmurHash3 ends (both public domain). */
function hashOf(seed: number, text: string): number {
  let hash = seeded(seed);
  for (let at = 0; at < text.length; at += 1) hash = withUnit(hash, text.charCodeAt(at));
  return mix(hash);
}

function seeded(seed: number): number {
  return Math.imul(seed, 0x85ebca6b) ^ 0x811c9dc5;
}

function withUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const SHAPES = [
  { name: 'asks', shape: /\?/ },
  { name: 'exclaims', shape: /!/ },
  { name: 'exclaims loudly', shape: /!\s*!/ },
  { name: 'shouts', shape: /[A-ZА-Я]{4}/ },
  { name: 'smiles', shape: /[:;=]-?\)|\)\)|[😀-😊👍❤]/u },
];
