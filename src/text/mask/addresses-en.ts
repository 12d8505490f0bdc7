import type { Claims } from './claims.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

/** Suffixes that make a street of a word in small letters too: «44 elm street», not «2 star place». */
const FIRM_SUFFIX = /^(?:street|road|avenue|ave|blvd|rd|boulevard)$/;
const OUTWARD = /^[A-Z]{1,2}\d{1,2}[A-Z]?$/;
const INWARD = /^\d[A-Z]{2}$/;
const LONGEST_LEFT = 16;

/** Finds addresses as the British and the Americans write them, by the street's suffix or by the postcode. */
export function claimEnglishAddresses(claims: Claims): void {
  const { pieces } = claims;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined || !claims.isFree(at)) continue;
    const end = piece.kind === 'number' ? streetEnd(pieces, at) : boxEnd(pieces, at) || postcodeEnd(claims, at);
    if (end === 0) continue;
    const first = leftOf(claims, at, piece.kind === 'number');
    const last = rightOf(claims, end) - 1;
    claims.claim(first, last, 'address');
    at = last;
  }
}

/** The end of «22 Example Road», «88B Harbour Street», «1042 N. Pine Blvd», «2 The Shambles»; 0 where it is none. */
function streetEnd(pieces: readonly Piece[], at: number): number {
  if ((pieces[at]?.form.length ?? 9) > 5) return 0;
  let next = at + 1;
  if (pieces[next]?.gap === 'none' && pieces[next]?.form.length === 1 && pieces[next]?.kind === 'word') next += 1;
  const first = next;
  let end = 0;
  for (; next < first + 4 && pieces[next]?.kind === 'word' && pieces[next]?.gap === 'blank'; next += 1) {
    const piece = pieces[next];
    if (piece === undefined || hasSense(piece, SENSE.UNIT | SENSE.MONTH)) break;
    if (next > first && hasSense(piece, SENSE.STREET) && isSuffix(pieces, first, next)) end = next + 1;
    if (piece.letters === 'lower' && (next > first || hasSense(piece, SENSE.PLAIN | SENSE.PREPOSITION))) break;
    if (pieces[next + 1]?.form === '.' && piece.form.length === 1) next += 1;
  }
  if (end === 0 && pieces[first]?.form === 'the' && isNameBetweenMarks(pieces, at, first)) end = first + 2;
  return end;
}

function isSuffix(pieces: readonly Piece[], first: number, at: number): boolean {
  return pieces[first]?.letters !== 'lower'
    ? pieces[at]?.letters !== 'lower'
    : FIRM_SUFFIX.test(pieces[at]?.form ?? '');
}

/** «2 The Shambles» counts between a comma or a preposition and a comma or the end. */
function isNameBetweenMarks(pieces: readonly Piece[], at: number, the: number): boolean {
  const isName = pieces[the]?.letters === 'Capital' && pieces[the + 1]?.letters === 'Capital';
  const before = pieces[at - 1];
  const after = pieces[the + 2];
  const opens = before === undefined || before.kind === 'mark' || hasSense(before, SENSE.PREPOSITION);
  return isName && opens && (after === undefined || after.kind === 'mark');
}

/** «PO Box 4418». */
function boxEnd(pieces: readonly Piece[], at: number): number {
  const isBox = pieces[at]?.form === 'po' && pieces[at + 1]?.form === 'box' && pieces[at + 2]?.kind === 'number';
  return isBox ? at + 3 : 0;
}

/** The end of a postcode, British in capital letters, American behind a comma and a state. */
function postcodeEnd(claims: Claims, at: number): number {
  const { pieces } = claims;
  const piece = pieces[at];
  if (piece?.kind !== 'word' || piece.form.length > 2 || piece.letters === 'lower') return 0;
  const outward = stretchEnd(pieces, at);
  const inward = stretchEnd(pieces, outward);
  if (OUTWARD.test(written(claims, at, outward)) && INWARD.test(written(claims, outward, inward))) return inward;
  const isZip = piece.letters === 'UPPER' && pieces[at - 1]?.form === ',' && pieces[at + 1]?.form.length === 5;
  return isZip && pieces[at + 1]?.kind === 'number' ? zipEnd(pieces, at + 1) : 0;
}

function zipEnd(pieces: readonly Piece[], at: number): number {
  return pieces[at + 1]?.form === '-' && pieces[at + 2]?.form.length === 4 ? at + 3 : at + 1;
}

/** The end of the words and digits that stand without a blank between. */
function stretchEnd(pieces: readonly Piece[], at: number): number {
  let next = at + 1;
  while (next < at + 4 && pieces[next]?.gap === 'none' && pieces[next]?.kind !== 'mark') next += 1;
  return next;
}

function written(claims: Claims, first: number, end: number): string {
  return claims.text.slice(claims.pieces[first]?.start ?? 0, claims.pieces[end - 1]?.end ?? 0);
}

/** Where the address begins: over «Flat 3,», «no.», and before a postcode over names and numbers between commas. */
function leftOf(claims: Claims, at: number, isStreet: boolean): number {
  const { pieces } = claims;
  let first = at;
  for (let next = at - 1; next >= 0 && next >= at - LONGEST_LEFT && claims.isFree(next); next -= 1) {
    const piece = pieces[next];
    if (piece === undefined || pieces[next + 1]?.fresh === true) break;
    if (piece.form === ',' || piece.form === '.') continue;
    const isPart = isStreet ? isUnit(pieces, next) : isAddressPart(pieces, next);
    if (!isPart) break;
    first = next;
  }
  return first;
}

function isUnit(pieces: readonly Piece[], at: number): boolean {
  if (hasSense(pieces[at], SENSE.BUILDING)) return true;
  if (pieces[at]?.form === 'no' && pieces[at + 1]?.form === '.') return true;
  if (pieces[at]?.form === 'box') return pieces[at - 1]?.form === 'po';
  const before = pieces[at - 1];
  return pieces[at]?.kind !== 'mark' && (hasSense(before, SENSE.BUILDING) || before?.form === 'box');
}

function isAddressPart(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece?.kind === 'number') return piece.form.length <= 5;
  return (
    piece?.kind === 'word' && (piece.letters !== 'lower' || hasSense(piece, SENSE.BUILDING) || piece.form.length === 1)
  );
}

/** Where the address ends: over a flat, towns between commas and a postcode. */
function rightOf(claims: Claims, end: number): number {
  const { pieces } = claims;
  let next = end;
  for (let parts = 0; parts < 4; parts += 1) {
    let at = next;
    if (pieces[at]?.form === '.' && pieces[at + 1]?.form === ',') at += 1;
    if (pieces[at]?.form === ',') at += 1;
    if (pieces[at] === undefined || pieces[at]?.gap === 'line' || !claims.isFree(at)) break;
    const part =
      unitEnd(pieces, at) ||
      postcodeOrState(claims, at) ||
      streetEnd(pieces, at) ||
      (at > next ? townEnd(claims, at) : 0);
    if (part === 0) break;
    next = part;
  }
  return next;
}

/** «Apt 4C», «Ste 200», «#12», «2nd floor flat». */
function unitEnd(pieces: readonly Piece[], at: number): number {
  if (hasSense(pieces[at], SENSE.BUILDING) || pieces[at]?.form === '#') {
    const number = pieces[at + 1]?.form === '.' ? at + 2 : at + 1;
    return pieces[number]?.kind === 'number' ? stretchEnd(pieces, number) : 0;
  }
  if (pieces[at]?.kind !== 'number' || pieces[at + 1]?.gap !== 'none' || pieces[at + 2]?.form !== 'floor') return 0;
  return pieces[at + 3]?.form === 'flat' ? at + 4 : at + 3;
}

function postcodeOrState(claims: Claims, at: number): number {
  const postcode = postcodeEnd(claims, at);
  if (postcode > 0) return postcode;
  const isState = claims.pieces[at]?.letters === 'UPPER' && claims.pieces[at]?.form.length === 2;
  if (!isState) return 0;
  const zip = claims.pieces[at + 1];
  return zip?.kind === 'number' && zip.form.length === 5 ? zipEnd(claims.pieces, at + 1) : at + 1;
}

/** One or two words with capital letters, closed by a comma, a postcode, another mark or the end. */
function townEnd(claims: Claims, at: number): number {
  const { pieces } = claims;
  let next = at;
  while (next < at + 3 && pieces[next]?.letters === 'Capital' && !hasSense(pieces[next], SENSE.PLAIN | SENSE.TITLE))
    next += 1;
  if (next === at) return 0;
  const after = pieces[next];
  const closes =
    after === undefined || after.kind === 'mark' || after.gap === 'line' || postcodeOrState(claims, next) > 0;
  return closes ? next : 0;
}
