import { isFirstName } from './first-names.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

const PATRONYMIC = /.(?:(?:ович|евич|ьич)(?:а|у|ем|е)?|(?:овн|евн|ичн|иничн)(?:а|у|е|ы|ой|ою))$/;
const PARTICLE = /^(?:van|von|de|da|di|la|le|el|al|bin|ibn|ter|оглы|кызы|der)$/;
const NOT_IN_NAME =
  SENSE.PLAIN | SENSE.PLACE | SENSE.MONTH | SENSE.UNIT | SENSE.GREETING | SENSE.SIGN_OFF | SENSE.ORDER | SENSE.PHONE |
  SENSE.PREPOSITION | SENSE.PASSPORT | SENSE.TAX | SENSE.HANDLE | SENSE.MAIL | SENSE.CATALOGUE | SENSE.ROLE | SENSE.TITLE;
const MOST_WORDS = 3;

/** The words of a text as names are looked for in them. */
export interface NameWords {
  readonly pieces: readonly Piece[];
  /** Capital letters tell nothing: most words have them. */
  readonly shouted: boolean;
}

export function createNameWords(pieces: readonly Piece[]): NameWords {
  let words = 0;
  let capitals = 0;
  for (const { kind, letters } of pieces) {
    if (kind !== 'word') continue;
    words += 1;
    if (letters !== 'lower') capitals += 1;
  }
  return { pieces, shouted: words >= 6 && capitals > 0.7 * words };
}

/** Could be a word of a name by its letters, if the words around say so. */
export function looksLikeName({ pieces, shouted }: NameWords, at: number): boolean {
  const piece = pieces[at];
  if (piece?.kind !== 'word') return false;
  if (isFirstName(piece.form)) return piece.letters === 'Capital' || (piece.letters === 'UPPER' && piece.form.length > 3);
  if (shouted || hasSense(piece, NOT_IN_NAME)) return false;
  return piece.letters === 'Capital' && piece.form.length > 1 && !piece.form.includes('банк');
}

export function isInitial({ pieces }: NameWords, at: number): boolean {
  const piece = pieces[at];
  return piece?.letters === 'Capital' && piece.form.length === 1 && pieces[at + 1]?.form === '.';
}

export function isPatronymic(piece: Piece | undefined): boolean {
  return piece?.kind === 'word' && PATRONYMIC.test(piece.form);
}

/** The last piece of the name that begins at a piece: surnames, patronymics, initials, particles, parts with hyphens. */
export function lastOfName(words: NameWords, first: number): number {
  const { pieces } = words;
  let last = isInitial(words, first) ? first + 1 : first;
  for (let count = 1; count < MOST_WORDS; count += 1) {
    last = overHyphen(words, last);
    const next = pieces[last + 1];
    if (next === undefined || next.gap === 'line' || next.fresh) break;
    if (isInitial(words, last + 1)) last += 2;
    else if (continues(words, first, last + 1)) last += 1;
    else if (PARTICLE.test(next.form) && looksLikeName(words, last + 2)) last += 2;
    else break;
  }
  return overHyphen(words, last);
}

function overHyphen({ pieces }: NameWords, last: number): number {
  const joins = pieces[last + 1]?.form === '-' && pieces[last + 1]?.gap === 'none';
  const next = pieces[last + 2];
  return joins && next?.gap === 'none' && next.kind === 'word' && next.letters !== 'lower' ? last + 2 : last;
}

function continues(words: NameWords, first: number, at: number): boolean {
  const opening = words.pieces[first];
  const piece = words.pieces[at];
  if (isPatronymic(piece) && piece?.letters === opening?.letters) return true;
  return opening?.letters !== 'lower' && looksLikeName(words, at);
}
