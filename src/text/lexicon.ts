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

/** Entries that are the beginning of a word, letter by letter. */
interface Prefixes {
  readonly atoms: number[];
  /** By the UTF-16 unit that comes next. */
  readonly longer: Map<number, Prefixes>;
}

/** The words of a lexicon. Built once; add every entry before the first word is looked up. */
export class Lexicon {
  /** What words have, list after list: how many items, atoms that begin phrases and atoms that follow, then these. */
  readonly pool: number[] = [0];
  /** By the atoms of a word. */
  readonly #places = new Map<string, number>();
  readonly #stem: Stemmer;
  /** An atom is a word of an entry, as it is written there. */
  readonly #atoms = new Map<string, number>();
  readonly #byForm = new Map<string, number[]>();
  readonly #byStem = new Map<string, number[]>();
  readonly #byPrefix: Prefixes = { atoms: [], longer: new Map() };
  /** By atom: entries of that atom alone, and the phrases that begin with it by the atom after it. */
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

  /** Where the pool holds what a word has; words that have the same share a place. */
  lookUp(form: string, stem: string): number {
    const atoms = this.#atomsOf(form, stem);
    if (atoms.length === 0) return 0;
    const key = atoms.join();
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const items = [...new Set(atoms.flatMap((atom) => this.#items[atom] as ItemId[]))];
    const leads = atoms.filter((atom) => (this.#phrases[atom] as Map<number, Phrase[]>).size > 0);
    const follows = atoms.filter((atom) => this.#followers.has(atom));
    const place = this.pool.length;
    this.#places.set(key, place);
    this.pool.push(items.length, leads.length, follows.length, ...items, ...leads, ...follows);
    return place;
  }

  phraseTable(): PhraseTable {
    const pairs = this.#phrases.flatMap((byNext, lead) =>
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
    let prefix: Prefixes | undefined = this.#byPrefix;
    for (let at = 0; at < form.length; at += 1) {
      prefix = prefix.longer.get(form.charCodeAt(at));
      if (prefix === undefined) break;
      if (prefix.atoms.length > 0) atoms.push(...prefix.atoms);
    }
    return atoms;
  }

  #atom(word: string): number {
    const known = this.#atoms.get(word);
    if (known !== undefined) return known;
    const id = this.#atoms.size;
    this.#atoms.set(word, id);
    this.#items.push([]);
    this.#phrases.push(new Map());
    if (word.startsWith('=')) insert(this.#byForm, word.slice(1), id);
    else if (word.endsWith('*')) this.#prefix(word.slice(0, -1)).atoms.push(id);
    else insert(this.#byStem, this.#stem(word), id);
    return id;
  }

  #prefix(letters: string): Prefixes {
    let node = this.#byPrefix;
    for (let at = 0; at < letters.length; at += 1) {
      const unit = letters.charCodeAt(at);
      const next = node.longer.get(unit) ?? { atoms: [], longer: new Map() };
      node.longer.set(unit, next);
      node = next;
    }
    return node;
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
