import type { Stemmer } from './stem.ts';
import type { Token } from './tokens.ts';

/**
 * A word or phrase as the lexicon writes it, folded: `слово` is any form with that stem, `сло*` any word that begins so,
 * `=слово` that form alone; words parted by blanks stand in a row.
 */
export type Entry = string;

/** Something that a pattern may ask for: a concept, or a literal word or phrase. Numbered from 0. */
export type ItemId = number;

/** An item found in a text. `first` and `last` are indexes of tokens. */
export interface Mark {
  readonly item: ItemId;
  readonly first: number;
  readonly last: number;
}

/** What the lexicon has for a word. */
export interface Entries {
  /** The words of phrases, after the first, that it can stand for. */
  readonly atoms: readonly number[];
  /** Entries of this word alone. */
  readonly items: readonly ItemId[];
  /** Phrases that begin with it, by the atom of the word after it. */
  readonly phrases: readonly Phrases[];
}

type Phrases = ReadonlyMap<number, readonly Phrase[]>;

interface Phrase {
  readonly item: ItemId;
  /** The atoms after the second. */
  readonly rest: readonly number[];
}

const NONE: readonly Phrase[] = [];
const NOT_THERE: Entries = { atoms: [], items: [], phrases: [] };

/** Finds the items of a lexicon in tokens. Built once; add every entry before the first word is looked up. */
export class Lexicon {
  readonly #stem: Stemmer;
  readonly #atomIds = new Map<Entry, number>();
  readonly #byForm = new Map<string, number[]>();
  readonly #byStem = new Map<string, number[]>();
  readonly #byPrefix = new Map<string, number[]>();
  #longestPrefix = 0;
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
    for (let length = Math.min(form.length, this.#longestPrefix); length > 0; length -= 1)
      atoms.push(...(this.#byPrefix.get(form.slice(0, length)) ?? []));
    if (atoms.length === 0) return NOT_THERE;
    return {
      atoms: atoms.filter((atom) => this.#followers.has(atom)),
      items: [...new Set(atoms.flatMap((atom) => this.#items[atom] as ItemId[]))],
      phrases: atoms.map((atom) => this.#phrases[atom] as Phrases).filter(({ size }) => size > 0),
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
    else if (word.endsWith('*')) {
      insert(this.#byPrefix, word.slice(0, -1), id);
      this.#longestPrefix = Math.max(this.#longestPrefix, word.length - 1);
    } else insert(this.#byStem, this.#stem(word), id);
    return id;
  }
}

/** Every item in the text, in the order of the tokens, phrases before the words that they begin with. */
export function findMarks(tokens: readonly Token[]): Mark[] {
  const found: Mark[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    const { word, sentence } = tokens[first] as Token;
    const next = tokens[first + 1];
    if (word.phrases.length > 0 && next?.sentence === sentence) {
      for (const phrases of word.phrases) {
        for (const atom of next.word.atoms) {
          for (const { item, rest } of phrases.get(atom) ?? NONE)
            if (follows(rest, tokens, first)) found.push({ item, first, last: first + 1 + rest.length });
        }
      }
    }
    for (const item of word.items) found.push({ item, first, last: first });
  }
  return found;
}

/** A phrase does not reach over the end of a sentence. */
function follows(rest: readonly number[], tokens: readonly Token[], first: number): boolean {
  for (let at = 0; at < rest.length; at += 1) {
    const token = tokens[first + 2 + at];
    if (token === undefined || !token.word.atoms.includes(rest[at] as number)) return false;
  }
  return tokens[first + 1 + rest.length]?.sentence === tokens[first]?.sentence;
}

function insert<Key, Value>(index: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = index.get(key);
  if (values === undefined) index.set(key, [value]);
  else values.push(value);
}
