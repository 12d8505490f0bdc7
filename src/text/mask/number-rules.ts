import type { Claims } from './claims.ts';
import type { Clue } from './clues.ts';
import { digitsOfRun, type Run, textOfRun } from './groups.ts';
import type { PersonalKind } from './kinds.ts';
import type { Piece } from './pieces.ts';
import { type Shape, THOUSANDS } from './shapes.ts';

const YEAR = /^(?:19|20)\d\d$/;
/** Sums more often than numbers of documents. */
const ROUND = /^[1-9]\d*00$/;
const PAIR = /^\d{1,5}[-–—/]\d{1,2}$|^\d{1,3} \d{3}-\d{2}$/;
const LAW = /^\d{1,4}-ФЗ$/i;
const HASHTAG = /\p{Ll}{3}|\p{L}{4}/u;
/** «7KQ2ZD», «BRN8X2» */
const BOOKING = /^(?=.*\d)(?=.*[A-Z])[A-Z\d]{5,8}$/;
const LINKING = /^(?:no|not|and|but|was|is|has|had|never|still|arrived|came|без|не|и|а|но|так|был|была|было|до|опять)$/;
const VERBAL = /^(?:to|i|we|you|would|could|can|will|not|did|didn't)$/;

/** What a run of groups is by its shape and the words around; undefined where both say too little. */
export function kindOfRun(claims: Claims, run: Run, shape: Shape | undefined, clue: Clue): PersonalKind | undefined {
  if (digitsOfRun(run) === 0) return undefined;
  if (clue.kind === 'catalogue') return shape === 'number' ? undefined : shape;
  if (shape === undefined) return isNumberOfClue(claims, run, clue) ? (clue.kind ?? 'order') : undefined;
  if (shape === 'card') return clue.kind === 'tax' ? 'tax' : shape;
  if (shape !== 'number') return clue.kind !== undefined && clue.steps === 0 ? clue.kind : shape;
  return clue.kind ?? 'account';
}

/** Whether the words before allow so weak a shape as this one. */
function isNumberOfClue(claims: Claims, run: Run, clue: Clue): boolean {
  const text = textOfRun(claims, run);
  const digits = digitsOfRun(run);
  const hasLetters = run.some((group) => group.letters > 0);
  const isSum = THOUSANDS.test(text);
  const isStrong = !isSum && (digits >= 5 || (hasLetters && digits >= 3) || BOOKING.test(text));
  if (isNoDocument(claims.pieces, run, text)) return false;
  if (clue.kind === undefined) return isAnybodysNumber(text, digits, clue.numbered, isStrong) && !isSum;
  if (clue.kind === 'plate' && !hasLetters) return false;
  if (clue.numbered) return digits >= 2 || hasLetters || !clue.loose;
  if (clue.loose && (ROUND.test(text) || PAIR.test(text))) return false;
  if (clue.steps > 0 || clue.governed) return isFarNumber(text, digits, isStrong, clue) && !isSum;
  if (isStrong || (hasLetters && digits >= 2 && /^[A-ZА-Я]|[A-ZА-Я]$/.test(text))) return true;
  if (isSum) return digits >= 7 && !text.endsWith('000');
  if (YEAR.test(text)) return false;
  if (digits >= 3) return digits >= leastDigits(clue);
  return !clue.loose && isNoun(claims.pieces, clue.at) && standsAlone(claims.pieces, run);
}

/** No word tells the kind: six bare digits that are no round sum are somebody's, fewer behind «№» or «number» only. */
function isAnybodysNumber(text: string, digits: number, isNumbered: boolean, isStrong: boolean): boolean {
  if (isNumbered) return !YEAR.test(text) && (digits >= 4 || isStrong);
  return digits >= 6 && /^(?:[A-Z]{1,3} ?)?[\d ()+.–-]+$/.test(text) && !ROUND.test(text);
}

/** A hashtag, a federal law. */
function isNoDocument(pieces: readonly Piece[], run: Run, text: string): boolean {
  return LAW.test(text) || (pieces[(run[0]?.first ?? 0) - 1]?.form === '#' && HASHTAG.test(text));
}

/** Words or a preposition stand between the number and the word that tells its kind. */
function isFarNumber(text: string, digits: number, isStrong: boolean, { loose, governed }: Clue): boolean {
  if (loose && governed) return isStrong && digits >= 6;
  return isStrong || (!loose && !governed && digits === 4 && !ROUND.test(text) && !YEAR.test(text));
}

function leastDigits({ kind, loose }: Clue): number {
  if (kind === 'account') return 5;
  return loose ? 4 : 3;
}

/** «my order 63», not «to order 63». */
function isNoun(pieces: readonly Piece[], cue: number): boolean {
  return !VERBAL.test(pieces[cue - 1]?.form ?? '');
}

/** «заказ 63 без картошки», not «заказ 2 пиццы»: behind a short number stands no noun. */
function standsAlone(pieces: readonly Piece[], run: Run): boolean {
  const after = pieces[(run.at(-1)?.last ?? 0) + 1];
  return after === undefined || after.kind !== 'word' || after.fresh || LINKING.test(after.form);
}
