import { CHARACTER, type Character, characterOf } from './characters.ts';
import { hashUnit, LONGEST_WORD, MOST_TOKENS, type Word, type WordTable } from './words.ts';

/** The words of one text side by side, in its order. An object that is read into again holds the last text only. */
export class Tokens {
  length = 0;
  readonly words: Word[] = [];
  /** Offsets in UTF-16 units of the text; ends are exclusive. */
  readonly starts = new Int32Array(MOST_TOKENS);
  readonly ends = new Int32Array(MOST_TOKENS);
  /** Number of the sentence of each, from 0. */
  readonly sentences = new Int32Array(MOST_TOKENS);
  /** Number of the stretch between marks of punctuation, from 0. */
  readonly clauses = new Int32Array(MOST_TOKENS);

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
  let cyrillic = false;
  let russian = 0;
  let english = 0;
  let sentence = 0;
  let clause = 0;
  let newline = false;
  for (let at = 0; at < text.length && tokens.length < MOST_TOKENS; ) {
    const point = pointAt(text, at);
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
    if (isWord(character)) at = endOfWord(text, at);
    else if (character === CHARACTER.ends && endsSentence(text, start)) {
      sentence += 1;
      clause += 1;
    } else if (character === CHARACTER.parts && (point !== HYPHEN || standsAfterSpace(text, start))) clause += 1;
    if (!isWord(character) && character !== CHARACTER.symbol) continue;
    const until = Math.min(at, start + LONGEST_WORD);
    let hash = 0;
    for (let unit = start; unit < until; unit += 1) hash = hashUnit(hash, text.charCodeAt(unit));
    const spelling = table.find(text, start, until, hash);
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

function pointAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(at) as number) : unit;
}

function isWord(character: Character): boolean {
  return character <= CHARACTER.number;
}

/** Letters, marks and digits; after an apostrophe only letters and marks. */
function endOfWord(text: string, from: number): number {
  let inside: Character = CHARACTER.number;
  for (let at = from; ; ) {
    if (at >= text.length) return at;
    const point = pointAt(text, at);
    const character = characterOf(point);
    if (character <= inside) at += point > 0xffff ? 2 : 1;
    else if (character === CHARACTER.apostrophe && at + 1 < text.length) {
      if (characterOf(pointAt(text, at + 1)) !== CHARACTER.letter) return at;
      inside = CHARACTER.mark;
      at += 1;
    } else return at;
  }
}

/** A dot inside a number or between letters without a blank («5.99», «т.е») ends nothing. */
function endsSentence(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== DOT || at + 1 === text.length) return true;
  const next = text.charAt(at + 1);
  return !/[\p{L}\p{N}]/u.test(next) || /\p{Lu}/u.test(next);
}

/** A hyphen inside a word joins: «wi-fi», «интернет-магазин». */
function standsAfterSpace(text: string, at: number): boolean {
  return at === 0 || characterOf(text.charCodeAt(at - 1)) === CHARACTER.space;
}
