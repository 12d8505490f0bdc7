import type { Stemmer } from './stem.ts';

/**
 * A word or phrase as the lexicon writes it, folded: `слово` is any form with that stem, `сло*` any word that begins so,
 * `=слово` that form alone; words parted by blanks stand in a row.
 */
export type Entry = string;

/** Something that a pattern may ask for: a concept, or a literal word or phrase. Numbered from 0. */
export type ItemId = number;

/** Phrases by the two atoms that they begin with, as reader.as finds them. */
export interface PhraseTable {
  /** Of each slot both atoms and a place in `lists`, 0 where it is free; twice as many slots as pairs at least. */
  readonly slots: Int32Array;
  /** How many phrases; of each its item, the number of its atoms after the second, and these. */
  readonly lists: Int32Array;
}

interface Phrase {
  readonly item: ItemId;
  /** The atoms after the second. */
  readonly rest: readonly number[];
}

/** An entry that is the beginning of a word. */
interface Prefix {
  readonly letters: string;
  readonly atom: number;
}

/** Prefixes are told apart by their first letters, so many at most. */
const TOLD_BY = 3;
const NOTHING: readonly number[] = [];

/** The words of a lexicon. Built once; add every entry before the first word is looked up. */
export class Lexicon {
  /** What words have, list after list: how many items, atoms that begin phrases and atoms that follow, then these. */
  readonly pool: number[] = [0];
  /** By the atoms of a word: one, or several joined. */
  readonly #places = new Map<number | string, number>();
  readonly #stem: Stemmer;
  /** An atom is a word of an entry, as it is written there. */
  readonly #atoms = new Map<string, number>();
  readonly #byForm = new Map<string, number[]>();
  readonly #byStem = new Map<string, number[]>();
  readonly #byPrefix = new Map<string, Prefix[]>();
  /** By atom: entries of that atom alone, and the phrases that begin with it by the atom after it. */
  readonly #items = new Map<number, ItemId[]>();
  readonly #phrases = new Map<number, Map<number, Phrase[]>>();
  /** Atoms that stand in a phrase after its first. */
  readonly #followers = new Set<number>();

  constructor(stem: Stemmer) {
    this.#stem = stem;
  }

  add(item: ItemId, entry: Entry): void {
    if (!entry.includes(' ')) {
      insert(this.#items, this.#atom(entry), item);
      return;
    }
    const [first, second, ...rest] = entry.split(' ').map((word) => this.#atom(word)) as [number, number, ...number[]];
    const byNext = this.#phrases.get(first) ?? new Map<number, Phrase[]>();
    this.#phrases.set(first, byNext);
    insert(byNext, second, { item, rest });
    this.#followers.add(second);
    for (const atom of rest) this.#followers.add(atom);
  }

  /** Where the pool holds what a word has; words that have the same share a place. */
  lookUp(form: string, stem: string): number {
    const atoms = this.#atomsOf(form, stem);
    if (atoms.length === 0) return 0;
    const key = atoms.length === 1 ? (atoms[0] as number) : atoms.join();
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const items = [...new Set(atoms.flatMap((atom) => this.#items.get(atom) ?? NOTHING))];
    const leads = atoms.filter((atom) => this.#phrases.has(atom));
    const follows = atoms.filter((atom) => this.#followers.has(atom));
    const place = this.pool.length;
    this.#places.set(key, place);
    this.pool.push(items.length, leads.length, follows.length, ...items, ...leads, ...follows);
    return place;
  }

  phraseTable(): PhraseTable {
    const pairs = [...this.#phrases].flatMap(([lead, byNext]) =>
      [...byNext].map(([follow, phrases]) => ({ lead, follow, phrases })),
    );
    const size = 2 ** Math.ceil(Math.log2(2 * pairs.length + 1));
    const slots = new Int32Array(3 * size);
    const lists = [0];
    for (const { lead, follow, phrases } of pairs) {
      let slot = hashOfPair(lead, follow) & (size - 1);
      while (slots[3 * slot + 2] !== 0) slot = (slot + 1) & (size - 1);
      slots.set([lead, follow, lists.length], 3 * slot);
      lists.push(phrases.length, ...phrases.flatMap(({ item, rest }) => [item, rest.length, ...rest]));
    }
    return { slots, lists: Int32Array.from(lists) };
  }

  /** Every atom that the word can stand for. */
  #atomsOf(form: string, stem: string): number[] {
    const atoms: number[] = [];
    const forms = this.#byForm.get(form);
    if (forms !== undefined) atoms.push(...forms);
    const stems = this.#byStem.get(stem);
    if (stems !== undefined) atoms.push(...stems);
    const begun: Prefix[] = [];
    for (let length = 1; length <= TOLD_BY && length <= form.length; length += 1) {
      for (const prefix of this.#byPrefix.get(form.slice(0, length)) ?? [])
        if (form.startsWith(prefix.letters)) begun.push(prefix);
    }
    begun.sort((a, b) => a.letters.length - b.letters.length);
    for (const { atom } of begun) atoms.push(atom);
    return atoms;
  }

  #atom(word: string): number {
    const known = this.#atoms.get(word);
    if (known !== undefined) return known;
    const id = this.#atoms.size;
    this.#atoms.set(word, id);
    if (word.startsWith('=')) insert(this.#byForm, word.slice(1), id);
    else if (word.endsWith('*')) {
      const letters = word.slice(0, -1);
      insert(this.#byPrefix, letters.slice(0, TOLD_BY), { letters, atom: id });
    } else insert(this.#byStem, this.#stem(word), id);
    return id;
  }
}

/** As in reader.as. */
function hashOfPair(lead: number, follow: number): number {
  const hash = (Math.imul(lead, 0x9e3779b1) + Math.imul(follow, 0x85ebca6b)) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}

function insert<Key, Value>(index: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = index.get(key);
  if (values === undefined) index.set(key, [value]);
  else values.push(value);
}
