import { fold, foldTranslit } from './fold.ts';
import type { Entries, Lexicon } from './lexicon.ts';
import { Memo } from './memo.ts';
import type { Stemmer } from './stem.ts';

/** A word of some text, looked up in the lexicon. */
export interface Word extends Entries {
  /** Folded; or a symbol that carries meaning (an emoji, a currency sign). */
  readonly form: string;
  readonly stem: string;
  /** Counted from 0 as words are met; a word that was forgotten and is met again gets another. */
  readonly number: number;
  /** Of its form; 32 bits. */
  readonly hash: number;
}

/** A word as it stands in texts. */
export interface Spelling {
  readonly word: Word;
  readonly cyrillic: boolean;
  /** Function words that it is: Russian ones in Latin letters, English ones. */
  readonly russian: number;
  readonly english: number;
}

/** Function words and stems of Russian in Latin letters, as whole words of a text. */
export const TRANSLIT_WORD =
  /\b(?:ne|chto|eto|kak|tak|vse|uzhe|zakaz\w*|dostav\w*|priv[ei]zl\w*|kur[ij]?er\w*|deng[i]|spasibo|ochen|voob?sh?ch?e|pochemu|kogda|nikto|nichego|rabota\w*|podderzhk\w*|prilozhen\w*|skolko|mozhno|budet|byl[aoi]?|menya|mne|vas|vam)\b/gi;
const ENGLISH_WORD = /\b(?:the|and|is|was|are|of|to|for|with|this|that|you|have|not|my|it)\b/gi;
const CYRILLIC = /[а-яё]/i;

/** How many spellings, and how many words, are surely remembered; at most twice as many. */
const REMEMBERED = 32_768;
/** In UTF-16 units; longer ones are hardly words, and are not remembered. */
const LONGEST = 32;

/** The spellings met lately: folded, stemmed and looked up in the lexicon once each. */
export class WordTable {
  readonly #stem: Stemmer;
  readonly #lexicon: Lexicon;
  readonly #words = new Memo<string, Word>(REMEMBERED);
  #count = 0;
  #young = new Spellings();
  #old = new Spellings();

  constructor(stem: Stemmer, lexicon: Lexicon) {
    this.#stem = stem;
    this.#lexicon = lexicon;
  }

  /** The spelling in `text` from `start` to `end`; `hash` is of its UTF-16 units, by `hashUnit`. */
  find(text: string, start: number, end: number, hash: number): Spelling {
    if (end - start > LONGEST) return this.#spell(text.slice(start, end));
    const known = this.#young.find(text, start, end, hash);
    if (known !== undefined) return known;
    if (this.#young.isFull()) [this.#young, this.#old] = [this.#old.cleared(), this.#young];
    const remembered = this.#old.find(text, start, end, hash);
    return this.#young.add(text, start, end, hash, (raw) => remembered ?? this.#spell(raw));
  }

  /** The word that a spelling is in a text that writes Russian in Latin letters. */
  translit(raw: string): Word {
    return this.#wordOf(foldTranslit(raw));
  }

  #spell(raw: string): Spelling {
    return {
      word: this.#wordOf(fold(raw)),
      cyrillic: CYRILLIC.test(raw),
      russian: raw.match(TRANSLIT_WORD)?.length ?? 0,
      english: raw.match(ENGLISH_WORD)?.length ?? 0,
    };
  }

  #wordOf(form: string): Word {
    const met = this.#words.get(form);
    if (met !== undefined) return met;
    const stem = this.#stem(form);
    const { atoms, items, phrases } = this.#lexicon.lookUp(form, stem);
    const word = { form, stem, number: this.#count, hash: hashOf(form), atoms, items, phrases };
    this.#count += 1;
    if (form.length <= LONGEST) this.#words.set(form, word);
    return word;
  }
}

const SLOTS = 4 * REMEMBERED;

/** Spellings found by their units in a text: no string is made for one that is known. */
class Spellings {
  /** Index of a spelling plus one, by hash; 0 is free. */
  readonly #slots = new Int32Array(SLOTS);
  /** Units of spelling `at` stand from `at * LONGEST`: copies, since a slice would keep its whole text in memory. */
  readonly #units = new Uint16Array(REMEMBERED * LONGEST);
  readonly #lengths = new Uint8Array(REMEMBERED);
  #spellings: Spelling[] = [];

  isFull(): boolean {
    return this.#spellings.length === REMEMBERED;
  }

  cleared(): this {
    this.#slots.fill(0);
    this.#spellings = [];
    return this;
  }

  find(text: string, start: number, end: number, hash: number): Spelling | undefined {
    for (let slot = slotOf(hash); ; slot = (slot + 1) & (SLOTS - 1)) {
      const at = (this.#slots[slot] as number) - 1;
      if (at < 0) return undefined;
      if (this.#stands(at, text, start, end)) return this.#spellings[at];
    }
  }

  add(text: string, start: number, end: number, hash: number, spell: (raw: string) => Spelling): Spelling {
    const at = this.#spellings.length;
    const from = at * LONGEST;
    for (let unit = start; unit < end; unit += 1) this.#units[from + unit - start] = text.charCodeAt(unit);
    this.#lengths[at] = end - start;
    const spelling = spell(String.fromCharCode(...this.#units.subarray(from, from + end - start)));
    let slot = slotOf(hash);
    while (this.#slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    this.#slots[slot] = this.#spellings.push(spelling);
    return spelling;
  }

  #stands(at: number, text: string, start: number, end: number): boolean {
    if (this.#lengths[at] !== end - start) return false;
    const from = at * LONGEST - start;
    for (let unit = start; unit < end; unit += 1) if (this.#units[from + unit] !== text.charCodeAt(unit)) return false;
    return true;
  }
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

/** Folds one more unit into the hash of a spelling, which begins as 0 (FNV-1a). */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function hashOf(form: string): number {
  let hash = 0;
  for (let at = 0; at < form.length; at += 1) hash = hashUnit(hash, form.charCodeAt(at));
  return hash;
}
