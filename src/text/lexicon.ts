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

interface Phrase {
  readonly item: ItemId;
  readonly atoms: readonly number[];
}

const MEMO_SIZE = 50_000;
const NONE: readonly number[] = [];

/** Finds the items of a lexicon in tokens. Built once; add every entry before the first `marks`. */
export class Lexicon {
  readonly #stem: Stemmer;
  readonly #atomIds = new Map<Entry, number>();
  readonly #byForm = new Map<string, number[]>();
  readonly #byStem = new Map<string, number[]>();
  readonly #byPrefix = new Map<string, number[]>();
  #longestPrefix = 0;
  /** Items of which an atom alone is an entry, and phrases that begin with it; by atom. */
  readonly #single: ItemId[][] = [];
  readonly #phrases: Phrase[][] = [];
  #memo = new Map<string, readonly number[]>();

  constructor(stem: Stemmer) {
    this.#stem = stem;
  }

  add(item: ItemId, entry: Entry): void {
    const atoms = entry.split(' ').map((word) => this.#atom(word));
    const [first] = atoms;
    if (first === undefined) return;
    if (atoms.length === 1) this.#single[first]?.push(item);
    else this.#phrases[first]?.push({ item, atoms });
  }

  /** Every item in the text, in the order of the tokens; an item may stand in several lengths at one token. */
  marks(tokens: readonly Token[]): Mark[] {
    const atoms = tokens.map((token) => this.#atomsOf(token.form));
    const found: Mark[] = [];
    for (let first = 0; first < tokens.length; first += 1) {
      for (const atom of atoms[first] ?? NONE) {
        for (const item of this.#single[atom] ?? NONE) found.push({ item, first, last: first });
        for (const { item, atoms: rest } of this.#phrases[atom] ?? []) {
          if (stands(rest, atoms, tokens, first)) found.push({ item, first, last: first + rest.length - 1 });
        }
      }
    }
    return found;
  }

  #atom(word: Entry): number {
    const known = this.#atomIds.get(word);
    if (known !== undefined) return known;
    const id = this.#atomIds.size;
    this.#atomIds.set(word, id);
    this.#single.push([]);
    this.#phrases.push([]);
    if (word.startsWith('=')) insert(this.#byForm, word.slice(1), id);
    else if (word.endsWith('*')) {
      insert(this.#byPrefix, word.slice(0, -1), id);
      this.#longestPrefix = Math.max(this.#longestPrefix, word.length - 1);
    } else insert(this.#byStem, this.#stem(word), id);
    return id;
  }

  #atomsOf(form: string): readonly number[] {
    const remembered = this.#memo.get(form);
    if (remembered !== undefined) return remembered;
    if (this.#memo.size >= MEMO_SIZE) this.#memo = new Map();
    const atoms = [...(this.#byForm.get(form) ?? NONE), ...(this.#byStem.get(this.#stem(form)) ?? NONE)];
    for (let length = Math.min(form.length, this.#longestPrefix); length > 0; length -= 1) {
      atoms.push(...(this.#byPrefix.get(form.slice(0, length)) ?? NONE));
    }
    this.#memo.set(form, atoms);
    return atoms;
  }
}

function insert(index: Map<string, number[]>, key: string, id: number): void {
  const ids = index.get(key);
  if (ids === undefined) index.set(key, [id]);
  else ids.push(id);
}

/** A phrase does not reach over the end of a sentence. */
function stands(
  phrase: readonly number[],
  atoms: readonly (readonly number[])[],
  tokens: readonly Token[],
  first: number,
): boolean {
  const sentence = tokens[first]?.sentence;
  return phrase.every((atom, at) => {
    const place = first + at;
    return (atoms[place] ?? NONE).includes(atom) && tokens[place]?.sentence === sentence;
  });
}
