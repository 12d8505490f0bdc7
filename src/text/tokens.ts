import { fold, foldTranslit } from './fold.ts';

export interface Token {
  /** The word folded, or a symbol that carries meaning (an emoji, a currency sign). */
  readonly form: string;
  /** Offsets in UTF-16 units of the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Number of the sentence, from 0. */
  readonly sentence: number;
  /** Number of the stretch between marks of punctuation, from 0. */
  readonly clause: number;
}

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’](?=\p{L})[\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;
const WORD = /^[\p{L}\p{M}\p{N}]/u;
const SYMBOL = /^[\p{Extended_Pictographic}\p{Sc}%№]/u;
const SENTENCE_END = /[.!?…\n]/;
const CLAUSE_END = /[,;:()\-–—"«»]/;

/** Cuts a text into folded words and meaningful symbols, in one pass, with their places. */
export function tokenize(text: string): Token[] {
  const foldWord = isTranslit(text) ? foldTranslit : fold;
  const tokens: Token[] = [];
  let sentence = 0;
  let clause = 0;
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    const piece = match[0];
    if (text.slice(last, match.index).includes('\n')) [sentence, clause] = [sentence + 1, clause + 1];
    last = match.index + piece.length;
    const isWord = WORD.test(piece);
    if (isWord || SYMBOL.test(piece)) {
      tokens.push({ form: isWord ? foldWord(piece) : piece, start: match.index, end: last, sentence, clause });
    } else if (endsSentence(text, match.index)) {
      [sentence, clause] = [sentence + 1, clause + 1];
    } else if (CLAUSE_END.test(piece)) {
      // A hyphen inside a word joins: «wi-fi», «интернет-магазин».
      if (piece !== '-' || /\s/.test(text[match.index - 1] ?? ' ')) clause += 1;
    }
  }
  return tokens;
}

/** A dot inside a number or between letters without a blank («5.99», «т.е») ends nothing. */
function endsSentence(text: string, at: number): boolean {
  const mark = text[at] ?? '';
  if (!SENTENCE_END.test(mark)) return false;
  return mark !== '.' || !/[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ') || /\p{Lu}/u.test(text[at + 1] ?? '');
}

const TRANSLIT_WORD =
  /\b(?:ne|chto|eto|kak|tak|vse|uzhe|zakaz\w*|dostav\w*|priv[ei]zl\w*|kur[ij]?er\w*|deng[i]|spasibo|ochen|voob?sh?ch?e|pochemu|kogda|nikto|nichego|rabota\w*|podderzhk\w*|prilozhen\w*|skolko|mozhno|budet|byl[aoi]?|menya|mne|vas|vam)\b/gi;
const ENGLISH_WORD = /\b(?:the|and|is|was|are|of|to|for|with|this|that|you|have|not|my|it)\b/gi;
const CYRILLIC = /[а-яё]/i;

/** Russian in Latin letters: Russian function words and none of the English ones. */
function isTranslit(text: string): boolean {
  if (CYRILLIC.test(text)) return false;
  const russian = text.match(TRANSLIT_WORD)?.length ?? 0;
  return russian >= 2 && (text.match(ENGLISH_WORD)?.length ?? 0) < russian / 2;
}
