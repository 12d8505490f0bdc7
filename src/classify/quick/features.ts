import { isConceptName } from '../../knowledge/pattern.ts';
import type { Firing, Reading } from '../../text/cues.ts';
import { groupOf } from './scores.ts';

/** Features of a block share its scale: in every text a block has length 1, however many features stand in it. */
export const BLOCKS = { words: 0, letters: 1, concepts: 2, cues: 3 } as const;
export type Block = (typeof BLOCKS)[keyof typeof BLOCKS];

/** What the model weighs beside the words: a concept, two concepts in a row, a cue, the shape of the text. */
export interface Feature {
  /** 32 bits, made of the kind of feature and its name. */
  readonly hash: number;
  readonly block: Block;
  /** Tokens that it stands on, both included. */
  readonly first: number;
  readonly last: number;
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

/** Features of a word, wherever it stands: its form, its stem, and its runs of three to five letters. */
export function wordFeatures(form: string, stem: string): { readonly words: number[]; readonly letters: number[] } {
  const plain = form.replace(/\p{N}/gu, '0');
  const padded = `_${plain}_`;
  const letters: number[] = [];
  for (let length = SHORTEST_RUN; length <= LONGEST_RUN; length += 1)
    for (let at = 0; at + length <= padded.length; at += 1)
      letters.push(hashOf(SEEDS.letters, padded.slice(at, at + length)));
  return { words: [hashOf(SEEDS.word, plain), stemHash(stem)], letters };
}

export function stemHash(stem: string): number {
  return hashOf(SEEDS.stem, stem);
}

/** The feature of two stems in a row inside one clause, of their hashes. */
export function pairFeature(first: number, second: number): number {
  return joined(SEEDS.pair, first, second);
}

/** Each feature once, where it stands first. */
export function readingFeatures(
  { text, tokens, marks, negated }: Reading,
  firings: readonly Firing[],
  nameOf: (item: number) => string,
): Feature[] {
  const features = new Map<number, Feature>();
  const add = (hash: number, block: Block, first: number, last: number) => {
    if (!features.has(hash)) features.set(hash, { hash, block, first, last });
  };
  let before: { readonly hash: number; readonly first: number; readonly last: number } | undefined;
  for (const { item, first, last } of marks) {
    const name = nameOf(item);
    if (!isConceptName(name)) continue;
    const hash = hashOf(negated[first] === true ? SEEDS.negated : SEEDS.concept, name);
    add(hash, BLOCKS.concepts, first, last);
    if (before !== undefined && first <= before.last) continue;
    const near = before !== undefined && first - before.last <= NEAR;
    if (before !== undefined && near && tokens[first]?.clause === tokens[before.last]?.clause)
      add(joined(SEEDS.concepts, before.hash, hash), BLOCKS.concepts, before.first, last);
    before = { hash, first, last };
  }
  for (const { cue, spans } of firings) {
    const { first, last } = spans[0] ?? { first: 0, last: 0 };
    add(hashOf(SEEDS.cue, cue), BLOCKS.cues, first, last);
    add(hashOf(SEEDS.group, groupOf(cue)), BLOCKS.cues, first, last);
  }
  for (const shape of shapesOf(text, tokens.length))
    add(hashOf(SEEDS.shape, shape), BLOCKS.cues, 0, Math.max(0, tokens.length - 1));
  return [...features.values()];
}

function shapesOf(text: string, words: number): string[] {
  const shapes = [`length ${Math.min(7, Math.floor(Math.log2(words + 1)))}`];
  if (text.includes('?')) shapes.push('asks');
  if (text.includes('!')) shapes.push('exclaims');
  if (/!\s*!/.test(text)) shapes.push('exclaims loudly');
  if (/[A-ZА-Я]{4}/.test(text)) shapes.push('shouts');
  if (/[:;=]-?\)|\)\)|[😀-😊👍❤]/u.test(text)) shapes.push('smiles');
  return shapes;
}

function joined(seed: number, first: number, second: number): number {
  return mix(Math.imul(first, 0x9e3779b1) ^ second ^ seed);
}

/** FNV-1a over UTF-16 units, mixed as MurmurHash3 ends (both public domain). */
function hashOf(seed: number, text: string): number {
  let hash = Math.imul(seed, 0x85ebca6b) ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
