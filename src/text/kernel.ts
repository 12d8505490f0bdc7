import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { classify } from './characters.ts';
import type { ItemId, Lexicon } from './lexicon.ts';
import { LONGEST_WORD, MOST_TOKENS, MOST_WORDS, type Word, type WordTable } from './words.ts';

/** The words of one text side by side, in its order. */
export interface Tokens {
  length: number;
  /** Numbers of the words; they mean the same as long as the generation of the table. */
  words: Int32Array;
  /** Offsets in UTF-16 units of the text; ends are exclusive. */
  starts: Int32Array;
  ends: Int32Array;
  /** Number of the sentence of each, from 0. */
  sentences: Int32Array;
  /** Number of the stretch between marks of punctuation, from 0. */
  clauses: Int32Array;
  /** 1 where a negation reaches. */
  negated: Int32Array;
  readonly table: WordTable;
}

/** The items found in one text side by side, in the order of their first tokens. */
export interface Marks {
  length: number;
  items: Int32Array;
  /** Indexes of tokens, both included. */
  firsts: Int32Array;
  lasts: Int32Array;
}

/** Items of one text; what comes after them is not found. */
const MOST_MARKS = 8 * MOST_TOKENS;
/** Room for what words have in the lexicon, in integers. */
const POOL = 2 ** 20;

/** What the kernel exports; see reader.as. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  configure(
    tokens: number,
    words: number,
    longest: number,
    marks: number,
    phraseSlots: number,
    phraseInts: number,
    poolInts: number,
    negation: ItemId,
    noNegation: ItemId,
  ): void;
  reserve(length: number): void;
  scalarsAt(): number;
  recordsAt(): number;
  wordsAt(): number;
  entriesAt(): number;
  scriptsAt(): number;
  startsAt(): number;
  endsAt(): number;
  sentencesAt(): number;
  clausesAt(): number;
  negatedAt(): number;
  itemsAt(): number;
  firstsAt(): number;
  lastsAt(): number;
  phraseSlotsAt(): number;
  phrasesAt(): number;
  poolAt(): number;
  unitsAt(): number;
  forget(): void;
  tokenize(length: number): void;
  findMarks(): void;
}

/** Of the scalars that the kernel leaves for a text. */
const SCALARS = { tokens: 0, marks: 1, isCyrillic: 2, russian: 3, english: 4, spellings: 5 };
/** Of a record, in bytes from its start. */
const RECORD = { entry: 8, length: 12, russian: 13, english: 14, script: 15, units: 16 };
const SCRIPT = { rawCyrillic: 1, formCyrillic: 2 };
const CYRILLIC = /[а-я]/;

/** Reads text after text into the same places: what stands there holds until the next one. Memory: about 15 MB. */
export class ReadingKernel {
  readonly tokens: Tokens;
  readonly marks: Marks;
  readonly #kernel: Exports;
  readonly #table: WordTable;
  readonly #lexicon: Lexicon;
  /** How much of the lexicon's pool stands in the kernel's. */
  #pooled = 0;
  #views: ReturnType<typeof viewsOf>;
  #units: Buffer;

  constructor(table: WordTable, lexicon: Lexicon, negation: ItemId, noNegation: ItemId) {
    this.#table = table;
    this.#lexicon = lexicon;
    const wasm = readFileSync(createRequire(import.meta.url).resolve('#reader'));
    const imports = { env: { classify, spell: (record: number) => this.#spell(record) } };
    const kernel = new WebAssembly.Instance(new WebAssembly.Module(wasm), imports).exports as unknown as Exports;
    const { slots, lists } = lexicon.phraseTable();
    const phrases = [slots.length / 3, lists.length] as const;
    kernel.configure(MOST_TOKENS, MOST_WORDS, LONGEST_WORD, MOST_MARKS, ...phrases, POOL, negation, noNegation);
    this.#kernel = kernel;
    kernel.reserve(2 ** 16);
    const { buffer } = kernel.memory;
    new Int32Array(buffer, kernel.phraseSlotsAt(), slots.length).set(slots);
    new Int32Array(buffer, kernel.phrasesAt(), lists.length).set(lists);
    this.#views = viewsOf(kernel);
    this.#units = Buffer.from(buffer, kernel.unitsAt());
    const { tokens, marks } = this.#views;
    this.tokens = { length: 0, ...tokens, table };
    this.marks = { length: 0, ...marks };
  }

  read(text: string): void {
    const { tokens, marks } = this;
    this.#load(text);
    this.#kernel.tokenize(text.length);
    const { scalars } = this.#views;
    tokens.length = scalars[SCALARS.tokens] as number;
    if (this.#isTranslit()) this.#readTranslit(text);
    this.#kernel.findMarks();
    marks.length = scalars[SCALARS.marks] as number;
  }

  #load(text: string): void {
    if (2 * text.length > this.#units.length) {
      this.#kernel.reserve(text.length);
      this.#views = viewsOf(this.#kernel);
      this.#units = Buffer.from(this.#kernel.memory.buffer, this.#kernel.unitsAt());
      Object.assign(this.tokens, this.#views.tokens);
      Object.assign(this.marks, this.#views.marks);
    }
    const spellings = this.#views.scalars[SCALARS.spellings] as number;
    // A text in translit may bring two words for each of its tokens.
    if (spellings + MOST_TOKENS > MOST_WORDS || this.#table.words.length + 2 * MOST_TOKENS > MOST_WORDS) {
      this.#kernel.forget();
      this.#table.forget();
    }
    this.#units.write(text, 'utf16le');
  }

  /** Russian in Latin letters: Russian function words and none of the English ones. */
  #isTranslit(): boolean {
    const { scalars } = this.#views;
    const russian = scalars[SCALARS.russian] as number;
    return scalars[SCALARS.isCyrillic] === 0 && russian >= 2 && (scalars[SCALARS.english] as number) < russian / 2;
  }

  #readTranslit(text: string): void {
    const { words, starts, ends, length } = this.tokens;
    const { entries, scripts } = this.#views;
    for (let at = 0; at < length; at += 1) {
      const word = this.#table.translit(text.slice(starts[at], ends[at]));
      words[at] = word.number;
      entries[at] = this.#entryOf(word);
      scripts[at] = CYRILLIC.test(word.form) ? SCRIPT.formCyrillic : 0;
    }
  }

  #spell(record: number): number {
    const { memory } = this.#kernel;
    const bytes = new DataView(memory.buffer, record);
    const units = new Uint16Array(memory.buffer, record + RECORD.units, bytes.getUint8(RECORD.length));
    const { word, isCyrillic, russian, english } = this.#table.spell(String.fromCharCode(...units));
    const script = (isCyrillic ? SCRIPT.rawCyrillic : 0) | (CYRILLIC.test(word.form) ? SCRIPT.formCyrillic : 0);
    bytes.setInt32(RECORD.entry, this.#entryOf(word), true);
    bytes.setUint8(RECORD.russian, russian);
    bytes.setUint8(RECORD.english, english);
    bytes.setUint8(RECORD.script, script);
    return word.number;
  }

  /** The word's entry, which stands in the kernel's pool then. */
  #entryOf({ entry }: Word): number {
    const { pool } = this.#lexicon;
    if (pool.length > this.#pooled) {
      this.#views.pool.set(pool.slice(this.#pooled), this.#pooled);
      this.#pooled = pool.length;
    }
    return entry;
  }
}

function viewsOf(kernel: Exports) {
  const view = (at: number, length: number) => new Int32Array(kernel.memory.buffer, at, length);
  return {
    scalars: view(kernel.scalarsAt(), Object.keys(SCALARS).length),
    entries: view(kernel.entriesAt(), MOST_TOKENS),
    scripts: view(kernel.scriptsAt(), MOST_TOKENS),
    pool: view(kernel.poolAt(), POOL),
    tokens: {
      words: view(kernel.wordsAt(), MOST_TOKENS),
      starts: view(kernel.startsAt(), MOST_TOKENS),
      ends: view(kernel.endsAt(), MOST_TOKENS),
      sentences: view(kernel.sentencesAt(), MOST_TOKENS),
      clauses: view(kernel.clausesAt(), MOST_TOKENS),
      negated: view(kernel.negatedAt(), MOST_TOKENS),
    },
    marks: {
      items: view(kernel.itemsAt(), MOST_MARKS),
      firsts: view(kernel.firstsAt(), MOST_MARKS),
      lasts: view(kernel.lastsAt(), MOST_MARKS),
    },
  };
}

/** A set of words that is empty again when the table has forgotten them. */
export class WordSet {
  #generation = 0;
  readonly #has = new Uint8Array(MOST_WORDS);

  /** False where it is there already. */
  add(word: number, { generation }: WordTable): boolean {
    if (generation !== this.#generation) {
      this.#generation = generation;
      this.#has.fill(0);
    }
    if (this.#has[word] === 1) return false;
    this.#has[word] = 1;
    return true;
  }
}
