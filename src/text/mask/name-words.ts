import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

const PATRONYMIC = /.(?:(?:ович|евич|ьич)(?:а|у|ем|е)?|(?:овн|евн|ичн|иничн)(?:а|у|е|ы|ой|ою))$/;
const PARTICLE = /^(?:van|von|de|da|di|la|le|el|al|bin|ibn|ter|оглы|кызы|der)$/;
const NOT_IN_NAME =
  SENSE.PLAIN |
  SENSE.PLACE |
  SENSE.MONTH |
  SENSE.UNIT |
  SENSE.GREETING |
  SENSE.SIGN_OFF |
  SENSE.ORDER |
  SENSE.RECEIPT |
  SENSE.CONTRACT |
  SENSE.ACCOUNT |
  SENSE.PHONE |
  SENSE.PREPOSITION |
  SENSE.PASSPORT |
  SENSE.TAX |
  SENSE.HANDLE |
  SENSE.MAIL |
  SENSE.CATALOGUE |
  SENSE.ROLE |
  SENSE.TITLE;
const BEFORE_NAME = SENSE.ROLE | SENSE.ASKING | SENSE.GREETING | SENSE.TITLE;
/** Names only right behind such a word: «agent May», «hi Will». */
const MONTH_NAMES = new Set('will may april june august'.split(' '));
const MOST_WORDS = 3;
const CLOSING = /^[,.!?:;)—–…-]$/;
/** Words that have a small letter even in titles, unless every word has a capital one. */
const SMALL = new Set(
  'the and or of to in on for with is was my your it we и в на с не что по за от мне мы вы это как'.split(' '),
);

/** The words of a text as names are looked for in them. */
export interface NameWords {
  readonly pieces: readonly Piece[];
  /** Capital letters tell nothing: most words have them. */
  readonly shouted: boolean;
}

export function createNameWords(pieces: readonly Piece[]): NameWords {
  let words = 0;
  let upper = 0;
  let small = 0;
  let raised = 0;
  for (const { kind, letters, fresh, form } of pieces) {
    if (kind !== 'word' || form.length === 1) continue;
    words += 1;
    if (letters === 'UPPER') upper += 1;
    if (fresh || !SMALL.has(form)) continue;
    small += 1;
    if (letters !== 'lower') raised += 1;
  }
  return { pieces, shouted: (words >= 4 && upper > words / 2) || (small >= 2 && raised > small / 2) };
}

/** Could be a word of a name by its letters, if the words around say so. */
export function looksLikeName({ pieces, shouted }: NameWords, at: number): boolean {
  const piece = pieces[at];
  if (piece?.kind !== 'word' || piece.letters === 'lower') return false;
  // «Co-signed»
  if (pieces[at + 1]?.form === '-' && pieces[at + 1]?.gap === 'none' && pieces[at + 2]?.letters === 'lower')
    return false;
  if (hasSense(piece, SENSE.FIRST_NAME)) return piece.letters === 'Capital' || piece.form.length > 3;
  if (shouted) return false;
  if (hasSense(piece, NOT_IN_NAME)) return MONTH_NAMES.has(piece.form) && hasSense(pieces[at - 1], BEFORE_NAME);
  return piece.letters === 'Capital' && piece.form.length > 1 && !piece.form.includes('банк');
}

/** A first name, in small letters too. */
export function isKnownName({ pieces }: NameWords, at: number): boolean {
  return hasSense(pieces[at], SENSE.FIRST_NAME);
}

export function isInitial({ pieces }: NameWords, at: number): boolean {
  const piece = pieces[at];
  return piece?.letters === 'Capital' && piece.form.length === 1 && pieces[at + 1]?.form === '.';
}

export function isPatronymic(piece: Piece | undefined): boolean {
  return piece?.kind === 'word' && piece.form.length > 5 && PATRONYMIC.test(piece.form);
}

/** A mark or the end of a line stands behind. */
export function isClosed({ pieces }: NameWords, last: number): boolean {
  const after = pieces[last + 1];
  return after === undefined || after.gap === 'line' || CLOSING.test(after.form);
}

/** The last piece of the name that begins at a piece: over surnames, patronymics, initials, particles, hyphens. */
export function lastOfName(words: NameWords, first: number): number {
  const { pieces } = words;
  let last = isInitial(words, first) ? first + 1 : first;
  while (last < first + 2 && PARTICLE.test(pieces[last]?.form ?? '') && pieces[last + 1]?.kind === 'word') last += 1;
  for (let count = 1; count < MOST_WORDS; count += 1) {
    last = overHyphen(words, last);
    const next = pieces[last + 1];
    if (next === undefined || next.gap === 'line' || next.fresh) break;
    if (isInitial(words, last + 1)) last += 2;
    else if (continues(words, first, last + 1) || isLastLetter(words, last + 1)) last += 1;
    else if (PARTICLE.test(next.form) && looksLikeName(words, last + 2)) last += 2;
    else break;
  }
  return overHyphen(words, last);
}

/** «Megan R» at the end. */
function isLastLetter(words: NameWords, at: number): boolean {
  const piece = words.pieces[at];
  return (
    piece?.kind === 'word' &&
    piece.form.length === 1 &&
    piece.gap === 'blank' &&
    isClosed(words, at) &&
    piece.form !== 'i'
  );
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
