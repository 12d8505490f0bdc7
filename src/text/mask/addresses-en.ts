import { firstOfAddress, lastOfAddress, postcodeEnd, stretchEnd } from './address-parts-en.ts';
import type { Claims } from './claims.ts';
import { hasSense, isOrdinal, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

/** Suffixes that make a street of a word in small letters too: «44 elm street», not «2 star place». */
const FIRM_SUFFIX = new Set(
  'ave avenue blvd boulevard close court crescent ct dr drive gardens grove lane ln mews rd road st street terrace'.split(
    ' ',
  ),
);
const PLACED = /^(?:at|to|from|outside|near|of)$/;
const NO_STREET =
  SENSE.PLAIN | SENSE.UNIT | SENSE.MONTH | SENSE.ORDER | SENSE.PHONE | SENSE.CATALOGUE | SENSE.ROLE | SENSE.PREPOSITION;
const LONGEST_NAME = 5;

/** Finds addresses as the British and the Americans write them, by the street's suffix or by the postcode. */
export function claimEnglishAddresses(claims: Claims): void {
  const { pieces } = claims;
  for (let at = 0; at < pieces.length; at += 1) {
    if (!claims.isFree(at)) continue;
    const isStreet = pieces[at]?.kind === 'number';
    const end = isStreet ? streetEnd(pieces, at) : placeEnd(claims, at);
    if (end === 0) continue;
    const last = lastOfAddress(claims, end, (next) => streetEnd(pieces, next));
    claims.claim(firstOfAddress(claims, at, isStreet), last, 'address');
    at = last;
  }
}

function placeEnd(claims: Claims, at: number): number {
  const { pieces } = claims;
  if (pieces[at]?.kind !== 'word') return 0;
  return boxEnd(pieces, at) || germanEnd(pieces, at) || trailingEnd(pieces, at) || postcodeEnd(claims, at);
}

/** The end of «22 Example Road», «88B Harbour Street», «1042 N. Pine Blvd», «9 Quarry Hill»; 0 where it is none. */
function streetEnd(pieces: readonly Piece[], at: number): number {
  if ((pieces[at]?.form.length ?? 9) > 5) return 0;
  let first = at + 1;
  if (pieces[first]?.gap === 'none' && pieces[first]?.form.length === 1 && pieces[first]?.kind === 'word') first += 1;
  const isParted = pieces[first]?.form === ',' && pieces[first + 1]?.letters === 'Capital';
  if (isParted && (pieces[at]?.form.length ?? 9) <= 3) first += 1;
  return suffixEnd(pieces, first) || bareEnd(pieces, at, first);
}

/** The end of the street's name by its suffix. */
function suffixEnd(pieces: readonly Piece[], first: number): number {
  let end = 0;
  for (let next = first; next < first + LONGEST_NAME; next += 1) {
    const piece = pieces[next];
    if (isOrdinal(pieces, next)) {
      next += 1; // «4418 W 12th St»
      continue;
    }
    if (piece?.kind !== 'word' || piece.gap !== 'blank') break;
    if (hasSense(piece, SENSE.UNIT | SENSE.MONTH) && piece.form.length > 1) break;
    if (next > first && hasSense(piece, SENSE.STREET) && isSuffix(pieces, first, next)) end = next + 1;
    if (piece.letters === 'lower' && (next > first || hasSense(piece, SENSE.PLAIN | SENSE.PREPOSITION))) break;
    next = overPoint(pieces, next);
  }
  return end;
}

/** Over the point of «N.» and «St.», and over the second half of «Foo-Bar». */
function overPoint(pieces: readonly Piece[], at: number): number {
  const after = pieces[at + 1]?.form;
  if (after === '.' && (pieces[at]?.form.length ?? 9) <= 2 && pieces[at + 2]?.letters === 'Capital') return at + 1;
  return after === '-' && pieces[at + 2]?.gap === 'none' && pieces[at + 3]?.gap === 'blank' ? at + 2 : at;
}

function isSuffix(pieces: readonly Piece[], first: number, at: number): boolean {
  return pieces[first]?.letters !== 'lower' ? pieces[at]?.letters !== 'lower' : FIRM_SUFFIX.has(pieces[at]?.form ?? '');
}

/** The end of a name without a suffix: «at 9 Bishop Wynd», «Room 12, Fenwick Hall», «address is 5 Fernleigh,». */
function bareEnd(pieces: readonly Piece[], at: number, first: number): number {
  const the = pieces[first]?.form === 'the' && pieces[first]?.letters === 'Capital' ? 1 : 0;
  let end = first + the;
  while (end < first + 4 && isStreetName(pieces, end, first + the)) end += 1;
  const count = end - first;
  if (end === first + the || hasSense(pieces[end - 1], NO_STREET)) return 0;
  const before = pieces[at - 1];
  const isBehindUnit = hasSense(before, SENSE.BUILDING) && pieces[first - 1]?.form === ',';
  const after = pieces[end];
  const isClosed = after === undefined || after.kind === 'mark' || after.gap === 'line';
  if (isBehindUnit || (the > 0 && isClosed && (before === undefined || before.kind === 'mark'))) return end;
  const isPlaced = PLACED.test(before?.form ?? '') || (before?.form === '.' && pieces[at - 2]?.form === 'no');
  return (isPlaced || followsResidence(pieces, at)) && (count > 1 || isClosed || before?.form !== 'of') ? end : 0;
}

function isStreetName(pieces: readonly Piece[], at: number, first: number): boolean {
  const piece = pieces[at];
  if (piece?.kind !== 'word' || piece.gap !== 'blank' || hasSense(piece, NO_STREET)) return false;
  return piece.letters === 'Capital' || (at > first && /^(?:de|la|le|du|del|van|der)$/.test(piece.form));
}

function followsResidence(pieces: readonly Piece[], at: number): boolean {
  for (let back = at - 1; back >= 0 && back >= at - 4 && pieces[back + 1]?.fresh !== true; back -= 1) {
    if (hasSense(pieces[back], SENSE.RESIDENCE)) return true;
  }
  return false;
}

/** «PO Box 4418», «P.O. Box 118». */
function boxEnd(pieces: readonly Piece[], at: number): number {
  const isParted = pieces[at]?.form === 'p' && pieces[at + 2]?.form === 'o';
  const box = pieces[at]?.form === 'po' ? at + 1 : isParted ? at + 4 : at;
  return box > at && pieces[box]?.form === 'box' && pieces[box + 1]?.kind === 'number' ? box + 2 : 0;
}

/** «Hauptstraße 12, 10115 Berlin». */
function germanEnd(pieces: readonly Piece[], at: number): number {
  if (pieces[at]?.letters !== 'Capital') return 0;
  const number = pieces[at + 1]?.form === '.' ? at + 2 : at + 1;
  if (pieces[number]?.kind !== 'number' || !/(?:stra(?:ß|ss)e|straat|laan|gasse|str)$/.test(pieces[at]?.form ?? ''))
    return 0;
  const end = stretchEnd(pieces, number);
  const code = pieces[end]?.form === ',' ? end + 1 : end;
  return pieces[code]?.form.length === 5 && pieces[code + 1]?.letters === 'Capital' ? code + 2 : end;
}

/** «Kings Road 118»: the number behind the street. */
function trailingEnd(pieces: readonly Piece[], at: number): number {
  const suffix = pieces[at + 1];
  const number = pieces[at + 2];
  if (suffix?.letters !== 'Capital' || !/^(?:street|road|avenue|lane)$/.test(suffix.form)) return 0;
  if (pieces[at]?.letters !== 'Capital' || hasSense(pieces[at], SENSE.PLAIN)) return 0;
  if (number?.kind !== 'number' || number.form.length > 4 || isOrdinal(pieces, at + 2)) return 0;
  const end = stretchEnd(pieces, at + 2);
  return hasSense(pieces[end], SENSE.UNIT | SENSE.MONTH) ? 0 : end;
}
