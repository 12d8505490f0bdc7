import { SENSE, sensesOf } from './senses.ts';

/**
 * A word, a run of digits, a single other sign, or a token that already hides something (`[NUM]`, `XXXX`). Blanks are
 * no pieces: they stand in `gap`.
 */
export interface Piece {
  readonly kind: 'word' | 'number' | 'mark' | 'hidden';
  /** Offsets in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Lower case, ё as е; a mark as it is. */
  readonly form: string;
  /** Flags of `SENSE`. */
  readonly senses: number;
  readonly letters: 'lower' | 'Capital' | 'UPPER' | 'none';
  /** What stands between this piece and the one before. */
  readonly gap: 'none' | 'blank' | 'line';
  /** The piece opens a sentence or a line. */
  readonly fresh: boolean;
}

/** Whether a piece has at least one of the senses. */
export function hasSense(piece: Piece | undefined, senses: number): boolean {
  return piece !== undefined && (piece.senses & senses) !== 0;
}

export const ORDINAL_ENDING = /^(?:st|nd|rd|th)$/;

/** «12th»: a number and its ending. */
export function isOrdinal(pieces: readonly Piece[], at: number): boolean {
  const ending = pieces[at + 1];
  return pieces[at]?.kind === 'number' && ending?.gap === 'none' && ORDINAL_ENDING.test(ending.form);
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const BLANK = 3;
const LINE = 4;

/** Latin, Greek and Cyrillic: what is beyond is asked letter by letter. */
const TABLE_SIZE = 0x600;
const CLASSES = Uint8Array.from({ length: TABLE_SIZE }, (_, code) => classBySign(String.fromCharCode(code)));
/** «[at]» and «[собака]» hide nothing: they spell an e-mail address. */
const HIDDEN = /\[(?!(?:at|dot|dog|собака|точка)\])[\p{L}_-]{2,16}\]/iuy;
const CROSSES = /^(?:XX+|Х{4,})$/;
const SENTENCE_END = /^[.!?…]$/;

/** Cuts a text into pieces in one pass. */
export function cutPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let gap: Piece['gap'] = 'line';
  for (let at = 0; at < text.length; ) {
    const sort = classAt(text, at);
    if (sort >= BLANK) {
      if (gap !== 'line') gap = sort === LINE ? 'line' : 'blank';
      at += 1;
      continue;
    }
    const piece = pieceAt(text, at, sort, gap, pieces);
    pieces.push(piece);
    gap = 'none';
    at = piece.end;
  }
  return pieces;
}

function pieceAt(text: string, start: number, sort: number, gap: Piece['gap'], before: readonly Piece[]): Piece {
  if (sort === OTHER) {
    const end = text[start] === '[' ? endOfHidden(text, start) : start + 1;
    const form = text.slice(start, end);
    const fresh = gap === 'line';
    if (end > start + 1) return { kind: 'hidden', start, end, form, senses: 0, letters: 'none', gap, fresh };
    return { kind: 'mark', start, end, form, senses: sensesOf(form), letters: 'none', gap, fresh };
  }
  const end = sort === DIGIT ? endOfDigits(text, start) : endOfWord(text, start);
  const written = text.slice(start, end);
  if (sort === DIGIT) {
    const fresh = opensSentence(before, gap, 'none');
    return { kind: 'number', start, end, form: written, senses: 0, letters: 'none', gap, fresh };
  }
  const lower = written.toLowerCase();
  const form = lower.includes('ё') ? lower.replaceAll('ё', 'е') : lower;
  const letters = lettersOf(written, lower);
  // The crosses of «330XX» and «LS1 0XX» belong to the digits.
  const isHidden =
    letters === 'UPPER' && CROSSES.test(written) && !(gap === 'none' && before.at(-1)?.kind === 'number');
  const kind = isHidden ? 'hidden' : 'word';
  return { kind, start, end, form, senses: sensesOf(form), letters, gap, fresh: opensSentence(before, gap, letters) };
}

/** A dot ends nothing after an abbreviation or an initial, nor before a small letter. */
function opensSentence(before: readonly Piece[], gap: Piece['gap'], letters: Piece['letters']): boolean {
  if (gap === 'line') return true;
  const mark = before.at(-1);
  if (mark === undefined || gap === 'none' || !SENTENCE_END.test(mark.form)) return false;
  if (mark.form !== '.') return true;
  const word = before.at(-2);
  if (letters === 'lower' || word === undefined) return false;
  return word.kind !== 'word' || ((word.senses & SENSE.ABBREVIATION) === 0 && word.end - word.start > 1);
}

function lettersOf(written: string, lower: string): Piece['letters'] {
  if (written === lower) return 'lower';
  if (written.length > 1 && written === written.toUpperCase()) return 'UPPER';
  return written[0] === lower[0] ? 'lower' : 'Capital';
}

function endOfDigits(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && classAt(text, end) === DIGIT) end += 1;
  return end;
}

/** An apostrophe between letters belongs to the word: O'Brien. */
function endOfWord(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length) {
    const isApostrophe = text[end] === "'" || text[end] === '’';
    if (classAt(text, isApostrophe ? end + 1 : end) !== LETTER) break;
    end += isApostrophe ? 2 : 1;
  }
  return end;
}

function endOfHidden(text: string, start: number): number {
  HIDDEN.lastIndex = start;
  return HIDDEN.test(text) ? HIDDEN.lastIndex : start + 1;
}

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < TABLE_SIZE) return CLASSES[code] ?? OTHER;
  return Number.isNaN(code) ? OTHER : classBySign(text.charAt(at));
}

function classBySign(sign: string): number {
  if (sign === '\n' || sign === '\r' || sign === '\u2028') return LINE;
  if (/\s/.test(sign)) return BLANK;
  if (/[0-9]/.test(sign)) return DIGIT;
  return /[\p{L}\p{M}]/u.test(sign) ? LETTER : OTHER;
}
