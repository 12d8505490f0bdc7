import type { Stemmer } from './stem.ts';
import type { Tokens } from './tokens.ts';
import type { Word } from './words.ts';

/**
 * A word or phrase as the lexicon writes it, folded: `слово` is any form with that stem, `сло*` any word that begins so,
 * `=слово` that form alone; words parted by blanks stand in a row.
 */
export type Entry = string;

/** Something that a pattern may ask for: a concept, or a literal word or phrase. Numbered from 0. */
export type ItemId = number;

/** The items found in one text, side by side. An object that is found into again holds the last text only. */
export class Marks {
  length = 0;
  readonly items: ItemId[] = [];
  /** Indexes of tokens, both included. */
  readonly firsts: number[] = [];
  readonly lasts: number[] = [];

  add(item: ItemId, first: number, last: number): void {
    const at = this.length;
    this.items[at] = item;
    this.firsts[at] = first;
    this.lasts[at] = last;
    this.length = at + 1;
  }
}

/** What the lexicon has for a word. */
export interface Entries {
  /** The words of phrases, after the first, that it can stand for. */
  readonly atoms: readonly number[];
  /** Entries of this word alone. */
  readonly items: readonly ItemId[];
  /** Phrases that begin with it, by the atom of the word after it; undefined where none does. */
  readonly phrases: Phrases | undefined;
}

type Phrases = ReadonlyMap<number, readonly Phrase[]>;

interface Phrase {
  readonly item: ItemId;
  /** The atoms after the second. */
  readonly rest: readonly number[];
}

const NONE: readonly Phrase[] = [];
const NOT_THERE: Entries = { atoms: [], items: [], phrases: undefined };

/** Finds the items of a lexicon in tokens. Built once; add every entry before the first word is looked up. */
export class Lexicon {
  readonly #stem: Stemmer;
  readonly #atomIds = new Map<Entry, number>();
  readonly #byForm = new Map<string, number[]>();
  readonly #byStem = new Map<string, number[]>();
  readonly #byPrefix: Prefixes = { atoms: [], longer: new Map() };
  /** By atom: entries of that atom alone, and the phrases that begin with it. */
  readonly #items: ItemId[][] = [];
  readonly #phrases: Map<number, Phrase[]>[] = [];
  /** Atoms that stand in a phrase after its first. */
  readonly #followers = new Set<number>();

  constructor(stem: Stemmer) {
    this.#stem = stem;
  }

  add(item: ItemId, entry: Entry): void {
    const [first, second, ...rest] = entry.split(' ').map((word) => this.#atom(word));
    if (first === undefined) return;
    if (second === undefined) this.#items[first]?.push(item);
    else insert(this.#phrases[first] as Map<number, Phrase[]>, second, { item, rest });
    for (const atom of second === undefined ? rest : [second, ...rest]) this.#followers.add(atom);
  }

  lookUp(form: string, stem: string): Entries {
    const atoms = [...(this.#byForm.get(form) ?? []), ...(this.#byStem.get(stem) ?? [])];
    let prefix: Prefixes | undefined = this.#byPrefix;
    for (let at = 0; at < form.length && prefix !== undefined; at += 1) {
      prefix = prefix.longer.get(form.charCodeAt(at));
      if (prefix !== undefined && prefix.atoms.length > 0) atoms.push(...prefix.atoms);
    }
    if (atoms.length === 0) return NOT_THERE;
    return {
      atoms: atoms.filter((atom) => this.#followers.has(atom)),
      items: [...new Set(atoms.flatMap((atom) => this.#items[atom] as ItemId[]))],
      phrases: joinPhrases(atoms.map((atom) => this.#phrases[atom] as Phrases).filter(({ size }) => size > 0)),
    };
  }

  #atom(word: Entry): number {
    const known = this.#atomIds.get(word);
    if (known !== undefined) return known;
    const id = this.#atomIds.size;
    this.#atomIds.set(word, id);
    this.#items.push([]);
    this.#phrases.push(new Map());
    if (word.startsWith('=')) insert(this.#byForm, word.slice(1), id);
    else if (word.endsWith('*')) nodeOf(this.#byPrefix, word.slice(0, -1)).atoms.push(id);
    else insert(this.#byStem, this.#stem(word), id);
    return id;
  }
}

/** Finds every item in the text, in the order of the tokens, phrases before the words that they begin with. */
export function findMarks(tokens: Tokens, marks: Marks): void {
  const { words, sentences, length } = tokens;
  marks.length = 0;
  for (let first = 0; first < length; first += 1) {
    const { phrases, items } = words[first] as Word;
    if (phrases !== undefined && first + 1 < length && sentences[first + 1] === sentences[first]) {
      const { atoms } = words[first + 1] as Word;
      if (atoms.length > 0) findPhrases(phrases, atoms, tokens, first, marks);
    }
    for (let at = 0; at < items.length; at += 1) marks.add(items[at] as ItemId, first, first);
  }
}

function findPhrases(phrases: Phrases, atoms: readonly number[], tokens: Tokens, first: number, marks: Marks): void {
  for (let at = 0; at < atoms.length; at += 1) {
    for (const { item, rest } of phrases.get(atoms[at] as number) ?? NONE)
      if (follows(rest, tokens, first)) marks.add(item, first, first + 1 + rest.length);
  }
}

/** A phrase does not reach over the end of a sentence. */
function follows(rest: readonly number[], { words, sentences, length }: Tokens, first: number): boolean {
  const last = first + 1 + rest.length;
  if (last >= length || sentences[last] !== sentences[first]) return false;
  for (let at = 0; at < rest.length; at += 1)
    if (!(words[first + 2 + at] as Word).atoms.includes(rest[at] as number)) return false;
  return true;
}

/** Entries that are the beginning of a word, letter by letter. */
interface Prefixes {
  readonly atoms: number[];
  /** By the UTF-16 unit that comes next. */
  readonly longer: Map<number, Prefixes>;
}

function nodeOf(root: Prefixes, prefix: string): Prefixes {
  let node = root;
  for (let at = 0; at < prefix.length; at += 1) {
    const unit = prefix.charCodeAt(at);
    const next = node.longer.get(unit) ?? { atoms: [], longer: new Map() };
    node.longer.set(unit, next);
    node = next;
  }
  return node;
}

function joinPhrases(all: readonly Phrases[]): Phrases | undefined {
  if (all.length < 2) return all[0];
  const joined = new Map<number, Phrase[]>();
  for (const phrases of all) for (const [atom, own] of phrases) for (const phrase of own) insert(joined, atom, phrase);
  return joined;
}

function insert<Key, Value>(index: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = index.get(key);
  if (values === undefined) index.set(key, [value]);
  else values.push(value);
}
