import { fold, foldTranslit } from './fold.ts';
import type { Entries, Lexicon } from './lexicon.ts';
import type { Stemmer } from './stem.ts';

/** A word of some text, looked up in the lexicon. */
export interface Word extends Entries {
  /** Folded; or a symbol that carries meaning (an emoji, a currency sign). */
  readonly form: string;
  readonly stem: string;
  /** Below `MOST_WORDS`; the words of one text have different ones. */
  readonly number: number;
}

/** A word as it stands in texts. */
export interface Spelling {
  readonly word: Word;
  readonly cyrillic: boolean;
  /** Function words that it is: Russian ones in Latin letters, English ones. */
  readonly russian: number;
  readonly english: number;
}

/** Words of one text; what comes after them is not read. */
export const MOST_TOKENS = 8192;
/** Words that are remembered. */
export const MOST_WORDS = 65_536;
/** A word is told by so many UTF-16 units; what comes after them does not matter. */
export const LONGEST_WORD = 64;

const TRANSLIT_WORD =
  /\b(?:ne|chto|eto|kak|tak|vse|uzhe|zakaz\w*|dostav\w*|priv[ei]zl\w*|kur[ij]?er\w*|deng[i]|spasibo|ochen|voob?sh?ch?e|pochemu|kogda|nikto|nichego|rabota\w*|podderzhk\w*|prilozhen\w*|skolko|mozhno|budet|byl[aoi]?|menya|mne|vas|vam)\b/gi;
const ENGLISH_WORD = /\b(?:the|and|is|was|are|of|to|for|with|this|that|you|have|not|my|it)\b/gi;
const CYRILLIC = /[а-яё]/i;

/** Of FNV-1a, in 32 bits. */
const FNV_PRIME = 0x01000193;
const SLOTS = 2 * MOST_WORDS;
const MOST_UNITS = 2 * MOST_TOKENS * LONGEST_WORD;

/**
 * The words met so far, folded, stemmed and looked up in the lexicon once each, and found again by their units in a text:
 * no string is made for one that is known. When another text might not fit, all are forgotten. Memory: about 20 MB.
 */
export class WordTable {
  readonly #stem: Stemmer;
  readonly #lexicon: Lexicon;
  #words = new Map<string, Word>();
  #spellings: Spelling[] = [];
  /** For each slot the hash of a spelling, and its index plus one; 0 is free. */
  readonly #slots = new Int32Array(2 * SLOTS);
  /** Units of spelling `at` stand from `#starts[at]`: copies, since a slice would keep its whole text in memory. */
  readonly #units = new Uint16Array(MOST_UNITS);
  readonly #starts = new Int32Array(MOST_WORDS + 1);

  constructor(stem: Stemmer, lexicon: Lexicon) {
    this.#stem = stem;
    this.#lexicon = lexicon;
  }

  /** Call it before each text. */
  makeRoom(): void {
    const isRoom =
      // A text in translit may bring two words for each of its tokens.
      this.#words.size + 2 * MOST_TOKENS <= MOST_WORDS &&
      this.#spellings.length + MOST_TOKENS <= MOST_WORDS &&
      (this.#starts[this.#spellings.length] as number) + MOST_TOKENS * LONGEST_WORD <= MOST_UNITS;
    if (isRoom) return;
    this.#words = new Map();
    this.#spellings = [];
    this.#slots.fill(0);
  }

  /** The spelling that stands in a text from `start` to `end`, at most `LONGEST_WORD` units. */
  find(text: Uint16Array, start: number, end: number): Spelling {
    let hash = 0;
    for (let unit = start; unit < end; unit += 1) hash = Math.imul(hash ^ (text[unit] as number), FNV_PRIME);
    const slots = this.#slots;
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (; slots[2 * slot + 1] !== 0; slot = (slot + 1) & (SLOTS - 1)) {
      const at = (slots[2 * slot + 1] as number) - 1;
      if (slots[2 * slot] === hash && this.#stands(at, text, start, end)) return this.#spellings[at] as Spelling;
    }
    const at = this.#spellings.length;
    const from = this.#starts[at] as number;
    const units = text.subarray(start, end);
    this.#units.set(units, from);
    this.#starts[at + 1] = from + units.length;
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = at + 1;
    const spelling = this.#spell(String.fromCharCode(...units));
    this.#spellings.push(spelling);
    return spelling;
  }

  /** The word that a spelling is in a text that writes Russian in Latin letters. */
  translit(raw: string): Word {
    return this.#wordOf(foldTranslit(raw.slice(0, LONGEST_WORD)));
  }

  #stands(at: number, text: Uint16Array, start: number, end: number): boolean {
    const from = this.#starts[at] as number;
    if ((this.#starts[at + 1] as number) - from !== end - start) return false;
    for (let unit = start; unit < end; unit += 1)
      if (this.#units[from + unit - start] !== text[unit]) return false;
    return true;
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
    const word = { form, stem, number: this.#words.size, ...this.#lexicon.lookUp(form, stem) };
    this.#words.set(form, word);
    return word;
  }
}
