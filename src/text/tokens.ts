import { CHARACTER, type Character, characterOf } from './characters.ts';
import { LONGEST_WORD, MOST_TOKENS, type Word, type WordTable } from './words.ts';

/** The words of one text side by side, in its order. An object that is read into again holds the last text only. */
export class Tokens {
  length = 0;
  /** The text in UTF-16 units, and what stands in the buffer after it. */
  units = new Uint16Array(1024);
  readonly words: Word[] = [];
  /** Offsets in UTF-16 units of the text; ends are exclusive. */
  readonly starts = new Int32Array(MOST_TOKENS);
  readonly ends = new Int32Array(MOST_TOKENS);
  /** Number of the sentence of each, from 0. */
  readonly sentences = new Int32Array(MOST_TOKENS);
  /** Number of the stretch between marks of punctuation, from 0. */
  readonly clauses = new Int32Array(MOST_TOKENS);

  /** Takes the units of a text. */
  load(text: string): void {
    if (text.length > this.units.length) this.units = new Uint16Array(2 * text.length);
    Buffer.from(this.units.buffer).write(text, 'utf16le');
  }

  add(word: Word, start: number, end: number, sentence: number, clause: number): void {
    const at = this.length;
    this.words[at] = word;
    this.starts[at] = start;
    this.ends[at] = end;
    this.sentences[at] = sentence;
    this.clauses[at] = clause;
    this.length = at + 1;
  }
}

const NEWLINE = 0x0a;
const HYPHEN = 0x2d;
const DOT = 0x2e;

/** Cuts a text into folded words and meaningful symbols, in one pass, with their places; at most `MOST_TOKENS`. */
export function tokenize(text: string, table: WordTable, tokens: Tokens): void {
  table.makeRoom();
  tokens.length = 0;
  tokens.load(text);
  const { units } = tokens;
  const { length } = text;
  let cyrillic = false;
  let russian = 0;
  let english = 0;
  let sentence = 0;
  let clause = 0;
  let newline = false;
  for (let at = 0; at < length && tokens.length < MOST_TOKENS; ) {
    const point = pointAt(units, at, length);
    const character = characterOf(point);
    const start = at;
    at += point > 0xffff ? 2 : 1;
    if (character === CHARACTER.space) {
      newline ||= point === NEWLINE;
      continue;
    }
    if (newline) {
      sentence += 1;
      clause += 1;
      newline = false;
    }
    if (isWord(character)) at = endOfWord(units, at, length);
    else if (character === CHARACTER.ends && endsSentence(units, start, length)) {
      sentence += 1;
      clause += 1;
    } else if (character === CHARACTER.parts && (point !== HYPHEN || standsAfterSpace(units, start))) clause += 1;
    if (!isWord(character) && character !== CHARACTER.symbol) continue;
    const spelling = table.find(units, start, Math.min(at, start + LONGEST_WORD));
    cyrillic ||= spelling.cyrillic;
    russian += spelling.russian;
    english += spelling.english;
    tokens.add(spelling.word, start, at, sentence, clause);
  }
  // Russian in Latin letters: Russian function words and none of the English ones.
  if (cyrillic || russian < 2 || english >= russian / 2) return;
  for (let at = 0; at < tokens.length; at += 1)
    tokens.words[at] = table.translit(text.slice(tokens.starts[at], tokens.ends[at]));
}

/** The code point at a place; a surrogate without its other half stands for itself. */
function pointAt(units: Uint16Array, at: number, length: number): number {
  const unit = units[at] as number;
  if (unit < 0xd800 || unit >= 0xdc00 || at + 1 >= length) return unit;
  const low = units[at + 1] as number;
  return low >= 0xdc00 && low < 0xe000 ? 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : unit;
}

function isWord(character: Character): boolean {
  return character <= CHARACTER.number;
}

/** Letters, marks and digits; after an apostrophe only letters and marks. */
function endOfWord(units: Uint16Array, from: number, length: number): number {
  let inside: Character = CHARACTER.number;
  for (let at = from; ; ) {
    if (at >= length) return at;
    const point = pointAt(units, at, length);
    const character = characterOf(point);
    if (character <= inside) at += point > 0xffff ? 2 : 1;
    else if (character === CHARACTER.apostrophe && at + 1 < length) {
      if (characterOf(pointAt(units, at + 1, length)) !== CHARACTER.letter) return at;
      inside = CHARACTER.mark;
      at += 1;
    } else return at;
  }
}

/** A dot inside a number or between letters without a blank («5.99», «т.е») ends nothing. */
function endsSentence(units: Uint16Array, at: number, length: number): boolean {
  if (units[at] !== DOT || at + 1 === length) return true;
  const next = units[at + 1] as number;
  const character = characterOf(next);
  if (character !== CHARACTER.letter && character !== CHARACTER.number) return true;
  return /\p{Lu}/u.test(String.fromCharCode(next));
}

/** A hyphen inside a word joins: «wi-fi», «интернет-магазин». */
function standsAfterSpace(units: Uint16Array, at: number): boolean {
  return at === 0 || characterOf(units[at - 1] as number) === CHARACTER.space;
}
