import type { Claims } from './claims.ts';
import { hasSense, isOrdinal, ORDINAL_ENDING, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

/** The halves of a British or Canadian postcode. */
const OUTWARD = /^(?:[A-Z]{1,2}\d{1,2}[A-Z]?|[A-Z]\d[A-Z])$/;
const INWARD = /^(?:\d[A-Z]{2}|\d[A-Z]\d)$/;
/** Letters of real postcodes without the endings of counts and units: «5am», «3rd», «4gb» are none. */
const SURE_INWARD = /^\d(?!TH|ST|ND|RD|HR|GB|LB|RS)[ABD-HJLNP-UW-Z]{2}$/;
const NO_TOWN =
  SENSE.PLAIN |
  SENSE.TITLE |
  SENSE.ORDER |
  SENSE.PHONE |
  SENSE.GREETING |
  SENSE.SIGN_OFF |
  SENSE.RECEIPT |
  SENSE.CONTRACT |
  SENSE.ACCOUNT |
  SENSE.CARD |
  SENSE.ROLE |
  SENSE.UNIT;
const NO_HOUSE = SENSE.MONTH | SENSE.GREETING | SENSE.SIGN_OFF | SENSE.TITLE | SENSE.PREPOSITION;
const LONGEST_LEFT = 16;
const MOST_PARTS = 5;

/** The end of a postcode, British or Canadian, or American behind a comma and a state; 0 where it is none. */
export function postcodeEnd(claims: Claims, at: number): number {
  const { pieces } = claims;
  const piece = pieces[at];
  if (piece?.kind !== 'word' || piece.form.length > 2) return 0;
  const isSure = piece.letters !== 'lower' || /^(?:postcode|zip)$/.test(pieces[at - 1]?.form ?? '');
  const outward = stretchEnd(pieces, at);
  const inward = stretchEnd(pieces, outward);
  const halves = [written(claims, at, outward), written(claims, outward, inward)].map((half) => half.toUpperCase());
  if (OUTWARD.test(halves[0] ?? '') && (isSure ? INWARD : SURE_INWARD).test(halves[1] ?? '')) return inward;
  const isZip = piece.letters === 'UPPER' && pieces[at - 1]?.form === ',' && pieces[at + 1]?.form.length === 5;
  return isZip && pieces[at + 1]?.kind === 'number' ? zipEnd(pieces, at + 1) : 0;
}

/** The end of the words and digits that stand without a blank between. */
export function stretchEnd(pieces: readonly Piece[], at: number): number {
  let next = at + 1;
  while (next < at + 4 && pieces[next]?.gap === 'none' && pieces[next]?.kind !== 'mark') next += 1;
  return next;
}

/** Where the address begins: over «Flat 3,», «no.», «118-», and before a postcode over names between commas. */
export function firstOfAddress(claims: Claims, at: number, isStreet: boolean): number {
  const { pieces } = claims;
  let first = at;
  while (isStreet && /^[-–/]$/.test(pieces[first - 1]?.form ?? '') && pieces[first - 2]?.kind === 'number') first -= 2;
  if (isStreet && pieces[first - 1]?.form === '#') first -= 1;
  for (let next = first - 1; next >= 0 && next >= at - LONGEST_LEFT && claims.isFree(next); next -= 1) {
    const piece = pieces[next];
    if (piece === undefined || pieces[next + 1]?.fresh === true) break;
    if (piece.form === ',' || piece.form === '.') continue;
    if (!(isStreet ? isUnit(pieces, next) : isAddressPart(piece))) break;
    first = next;
  }
  return first;
}

/** The last piece of the address: over flats, towns, states and postcodes. */
export function lastOfAddress(claims: Claims, end: number, streetEnd: (at: number) => number): number {
  const { pieces } = claims;
  let next = end;
  for (let parts = 0; parts < MOST_PARTS; parts += 1) {
    let at = next;
    if (pieces[at]?.form === '.' && pieces[at + 1]?.form === ',') at += 1;
    if (pieces[at]?.form === ',') at += 1;
    if (pieces[at] === undefined || pieces[at]?.gap === 'line' || !claims.isFree(at)) break;
    const part =
      unitEnd(pieces, at) ||
      stateEnd(claims, at) ||
      (pieces[at]?.kind === 'number' ? zipAfterTown(pieces, at) || streetEnd(at) : 0) ||
      townEnd(claims, at, at > next);
    if (part === 0) break;
    next = part;
  }
  return next - 1;
}

function isUnit(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  const before = pieces[at - 1];
  if (piece === undefined || piece.kind === 'mark') return false;
  if (hasSense(piece, SENSE.BUILDING)) return true;
  if (piece.form === 'no') return pieces[at + 1]?.form === '.';
  if (piece.form === 'box') return before?.form === 'po';
  if (ORDINAL_ENDING.test(piece.form) || isOrdinal(pieces, at)) {
    return [pieces[at + 1], pieces[at + 2]].some((next) => next?.form === 'floor');
  }
  // The letter of «Apt 5B».
  if (piece.kind === 'word' && piece.form.length === 1 && piece.gap === 'none') return isUnit(pieces, at - 1);
  const unit = before?.form === '.' ? pieces[at - 2] : before;
  return hasSense(unit, SENSE.BUILDING) || before?.form === 'box' || isHouseName(pieces, at);
}

/** «Basement flat, 12 …», «The Cottage, 12 …» */
function isHouseName(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1];
  if (pieces[at]?.letters !== 'Capital' || pieces[at]?.fresh || hasSense(pieces[at], NO_HOUSE)) return false;
  return next?.form === ',' || next?.letters === 'Capital' || hasSense(next, SENSE.BUILDING);
}

function isAddressPart(piece: Piece): boolean {
  if (piece.kind === 'number') return piece.form.length <= 5;
  const isWord = piece.letters !== 'lower' || hasSense(piece, SENSE.BUILDING) || piece.form.length === 1;
  return piece.kind === 'word' && isWord;
}

/** «Apt 4C», «Ste 200», «#12», «Block C», «2nd floor flat». */
function unitEnd(pieces: readonly Piece[], at: number): number {
  if (hasSense(pieces[at], SENSE.BUILDING) || pieces[at]?.form === '#') {
    const number = pieces[at + 1]?.form === '.' ? at + 2 : at + 1;
    if (pieces[number]?.kind === 'number') return stretchEnd(pieces, number);
    return pieces[number]?.letters === 'Capital' && pieces[number]?.form.length === 1 ? number + 1 : 0;
  }
  if (!isOrdinal(pieces, at) || pieces[at + 2]?.form !== 'floor') return 0;
  return pieces[at + 3]?.form === 'flat' ? at + 4 : at + 3;
}

function stateEnd(claims: Claims, at: number): number {
  const postcode = postcodeEnd(claims, at);
  if (postcode > 0) return postcode;
  if (claims.pieces[at]?.letters !== 'UPPER' || claims.pieces[at]?.form.length !== 2) return 0;
  const zip = claims.pieces[at + 1];
  return zip?.kind === 'number' && zip.form.length === 5 ? zipEnd(claims.pieces, at + 1) : at + 1;
}

/** «Ohio 45400»: five digits that count nothing. */
function zipAfterTown(pieces: readonly Piece[], at: number): number {
  const isZip = pieces[at]?.form.length === 5 && pieces[at - 1]?.letters === 'Capital';
  return isZip && !hasSense(pieces[at + 1], SENSE.UNIT) ? zipEnd(pieces, at) : 0;
}

function zipEnd(pieces: readonly Piece[], at: number): number {
  return pieces[at + 1]?.form === '-' && pieces[at + 2]?.form.length === 4 ? at + 3 : at + 1;
}

/** Up to three words with capital letters; without a comma before them something has to close them. */
function townEnd(claims: Claims, at: number, isParted: boolean): number {
  const { pieces } = claims;
  let next = at;
  while (
    next < at + 3 &&
    pieces[next]?.letters === 'Capital' &&
    !pieces[next]?.fresh &&
    !hasSense(pieces[next], NO_TOWN)
  ) {
    next += 1;
  }
  if (next === at || isParted) return next === at ? 0 : next;
  const after = pieces[next];
  if (after === undefined || after.kind === 'mark' || after.gap === 'line') return next;
  return zipAfterTown(pieces, next) > 0 || stateEnd(claims, next) > 0 ? next : 0;
}

function written(claims: Claims, first: number, end: number): string {
  return claims.text.slice(claims.pieces[first]?.start ?? 0, claims.pieces[end - 1]?.end ?? 0);
}
