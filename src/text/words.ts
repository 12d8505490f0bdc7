import { fold, foldTranslit } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { Stemmer } from './stem.ts';

/** Words of one text; what comes after them is not read. */
export const MOST_TOKENS = 4096;
/** Words that are remembered. */
export const MOST_WORDS = 65_536;
/** A word is told by so many UTF-16 units; what comes after them does not matter. */
export const LONGEST_WORD = 56;

export interface Word {
  /** Folded; or a symbol that carries meaning (an emoji, a currency sign). */
  readonly form: string;
  readonly stem: string;
  /** Below `MOST_WORDS`; the words of one text have different ones. */
  readonly number: number;
  /** What the lexicon has for it; 0 is nothing. */
  readonly entry: number;
}

/** What is to be known of a spelling beside its word. */
export interface Spelling {
  readonly word: Word;
  readonly isCyrillic: boolean;
  /** Function words that it is: Russian ones in Latin letters, English ones. */
  readonly russian: number;
  readonly english: number;
}

/** Function words and stems of Russian in Latin letters, as whole words of a text. */
export const TRANSLIT_WORD =
  /\b(?:ne|chto|eto|kak|tak|vse|uzhe|zakaz\w*|dostav\w*|priv[ei]zl\w*|kur[ij]?er\w*|deng[i]|spasibo|ochen|voob?sh?ch?e|pochemu|kogda|nikto|nichego|rabota\w*|podderzhk\w*|prilozhen\w*|skolko|mozhno|budet|byl[aoi]?|menya|mne|vas|vam)\b/gi;
const ENGLISH_WORD = /\b(?:the|and|is|was|are|of|to|for|with|this|that|you|have|not|my|it)\b/gi;
const CYRILLIC = /[а-яё]/i;

/** The words met since the last time that all were forgotten: folded, stemmed and looked up in the lexicon once each. */
export class WordTable {
  readonly #stem: Stemmer;
  readonly #lexicon: Lexicon;
  #byForm = new Map<string, Word>();
  /** By number. */
  words: Word[] = [];
  /** Goes up when all are forgotten, and numbers come to mean other words. */
  generation = 0;

  constructor(stem: Stemmer, lexicon: Lexicon) {
    this.#stem = stem;
    this.#lexicon = lexicon;
  }

  forget(): void {
    this.#byForm = new Map();
    this.words = [];
    this.generation += 1;
  }

  spell(raw: string): Spelling {
    const isCyrillic = CYRILLIC.test(raw);
    return {
      word: this.#wordOf(fold(raw)),
      isCyrillic,
      russian: isCyrillic ? 0 : (raw.match(TRANSLIT_WORD)?.length ?? 0),
      english: isCyrillic ? 0 : (raw.match(ENGLISH_WORD)?.length ?? 0),
    };
  }

  /** The word that a spelling is in a text that writes Russian in Latin letters. */
  translit(raw: string): Word {
    return this.#wordOf(foldTranslit(raw.slice(0, LONGEST_WORD)));
  }

  #wordOf(form: string): Word {
    const met = this.#byForm.get(form);
    if (met !== undefined) return met;
    const stem = this.#stem(form);
    const word = { form, stem, number: this.words.length, entry: this.#lexicon.lookUp(form, stem) };
    this.words.push(word);
    this.#byForm.set(form, word);
    return word;
  }
}
