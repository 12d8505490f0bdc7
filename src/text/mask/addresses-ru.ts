import type { Claims } from './claims.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

/** Addresses longer than this many pieces are claimed in parts; it keeps the time linear. */
const LONGEST = 40;
const WEAK_PART = /^(?:подъезд|этаж|домофон)/;
const ADJECTIVE = /(?:ск|цк|н|в|ь)(?:ая|ий|ый|ой|ую|ом|ого)$/;
const ORDINAL_TAIL = /^(?:я|й|ая|ый|ой|ий|го|лет|линия)$/;
const CYRILLIC = /^[а-я]/;

/** What the parts of a possible address hold so far. */
interface Parts {
  readonly next: number;
  readonly street: boolean;
  /** A street name without a word for street, and a number behind it. */
  readonly named: boolean;
  readonly numbers: number;
  readonly buildings: number;
  readonly place: boolean;
  readonly index: boolean;
}

/** Finds addresses as Russians write them: index, town, street, house, flat, most of them optional. */
export function claimRussianAddresses(claims: Claims): void {
  const { pieces } = claims;
  for (let first = 0; first < pieces.length; first += 1) {
    if (!claims.isFree(first) || !canOpen(pieces, first)) continue;
    const parts = partsFrom(claims, first);
    if (parts === undefined || !isAddress(claims, first, parts)) continue;
    claims.claim(first, parts.next - 1, 'address');
    first = parts.next - 1;
  }
}

function canOpen(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece === undefined || piece.kind === 'mark') return false;
  if (piece.kind === 'number') return piece.form.length === 6 && !hasSense(pieces[at + 1], SENSE.UNIT);
  if (!CYRILLIC.test(piece.form)) return false;
  if (hasSense(piece, SENSE.STREET | SENSE.BUILDING | SENSE.PLACE)) return true;
  return !hasSense(piece, SENSE.PLAIN) && (piece.letters === 'Capital' || ADJECTIVE.test(piece.form));
}

function partsFrom(claims: Claims, first: number): Parts | undefined {
  let parts: Parts = {
    next: first,
    street: false,
    named: false,
    numbers: 0,
    buildings: 0,
    place: false,
    index: false,
  };
  let end: Parts | undefined;
  while (parts.next < first + LONGEST) {
    const at = skipComma(claims.pieces, parts.next, first);
    const next = claims.isFree(at) ? partAt(claims.pieces, at, parts) : undefined;
    if (next === undefined) break;
    parts = next;
    if (!WEAK_PART.test(claims.pieces[at]?.form ?? '')) end = parts;
  }
  return end;
}

function isAddress(claims: Claims, first: number, parts: Parts): boolean {
  const { street, named, numbers, buildings, place, index } = parts;
  if (street && numbers > 0) return true;
  if (index && (street || place || named)) return true;
  if (named && (buildings > 0 || isPlainlyStreet(claims.pieces, first))) return true;
  if (buildings > 1 || (place && street)) return true;
  return (named || street || (place && numbers > 0)) && followsResidence(claims.pieces, first);
}

/** «на Набережная, 17»: an adjective with a capital letter inside a sentence and a number behind it. */
function isPlainlyStreet(pieces: readonly Piece[], first: number): boolean {
  const piece = pieces[first];
  return piece?.letters === 'Capital' && !piece.fresh && ADJECTIVE.test(piece.form);
}

function followsResidence(pieces: readonly Piece[], first: number): boolean {
  for (let at = first - 1; at >= 0 && at >= first - 5; at -= 1) {
    if (hasSense(pieces[at], SENSE.RESIDENCE)) return true;
    if (pieces[at + 1]?.fresh === true) return false;
  }
  return false;
}

function skipComma(pieces: readonly Piece[], at: number, first: number): number {
  return at > first && pieces[at]?.form === ',' ? at + 1 : at;
}

/** The parts with one more, the one that begins at a piece; undefined where none does. */
function partAt(pieces: readonly Piece[], at: number, parts: Parts): Parts | undefined {
  const piece = pieces[at];
  if (piece === undefined || piece.kind === 'mark' || piece.kind === 'hidden') return undefined;
  if (piece.gap === 'line' && parts.numbers === 0 && parts.index === false && !parts.place) {
    if (parts.street || parts.named) return undefined;
  }
  if (piece.kind === 'number') return numberPart(pieces, at, parts);
  const building = buildingPart(pieces, at);
  if (building > 0) return { ...parts, next: building, buildings: parts.buildings + 1, numbers: parts.numbers + 1 };
  const street = parts.street ? 0 : streetPart(pieces, at);
  if (street > 0) return { ...parts, next: street, street: true };
  const place = parts.numbers > 0 && !parts.index ? 0 : placePart(pieces, at);
  if (place > 0) return { ...parts, next: place, place: true };
  if (parts.street || parts.named || WEAK_PART.test(piece.form)) return weakPart(pieces, at, parts);
  const named = namedPart(pieces, at);
  return named > 0 ? { ...parts, next: named, named: true, numbers: parts.numbers + 1 } : undefined;
}

function numberPart(pieces: readonly Piece[], at: number, parts: Parts): Parts | undefined {
  if (pieces[at]?.form.length === 6 && !parts.index) return { ...parts, next: at + 1, index: true };
  if (!parts.street || parts.numbers > 1) return undefined;
  const next = houseEnd(pieces, at);
  return next > 0 ? { ...parts, next, numbers: parts.numbers + 1 } : undefined;
}

/** «д. 7а», «корп 2», «кв.9», «дом № 5». */
function buildingPart(pieces: readonly Piece[], at: number): number {
  if (!hasSense(pieces[at], SENSE.BUILDING)) return 0;
  let next = pieces[at + 1]?.form === '.' ? at + 2 : at + 1;
  if (pieces[next]?.form === '№') next += 1;
  return pieces[next]?.kind === 'number' ? houseEnd(pieces, next) : 0;
}

function weakPart(pieces: readonly Piece[], at: number, parts: Parts): Parts | undefined {
  if (!WEAK_PART.test(pieces[at]?.form ?? '') || pieces[at + 1]?.kind !== 'number') return undefined;
  return { ...parts, next: at + 2 };
}

/** «ул. Родионова», «пр-т Ленина», «бульвар Цветной», «ул 8 Марта»; «Садовая улица». */
function streetPart(pieces: readonly Piece[], at: number): number {
  if (hasSense(pieces[at], SENSE.STREET)) {
    let next = at + 1;
    if (pieces[next]?.form === '-' && (pieces[next + 1]?.form.length ?? 9) <= 2) next += 2;
    if (pieces[next]?.form === '.') next += 1;
    return nameEnd(pieces, next);
  }
  if (pieces[at]?.letters !== 'Capital' || hasSense(pieces[at], SENSE.PLAIN)) return 0;
  for (let next = at + 1; next <= at + 2; next += 1) {
    if (hasSense(pieces[next], SENSE.STREET)) return pieces[next + 1]?.form === '.' ? next + 2 : next + 1;
    if (pieces[next]?.letters !== 'Capital') return 0;
  }
  return 0;
}

/** The end of a street's name: up to three words with capital letters, a number before them, or one word and a number. */
function nameEnd(pieces: readonly Piece[], at: number): number {
  let next = at;
  if (pieces[next]?.kind === 'number' && !hasSense(pieces[next + 1], SENSE.BUILDING)) {
    next += 1;
    if (pieces[next]?.form === '-') next += 1;
    if (ORDINAL_TAIL.test(pieces[next]?.form ?? '')) next += 1;
  }
  const first = next;
  while (next < first + 4 && isNameWord(pieces[next])) {
    next += pieces[next + 1]?.form === '.' && (pieces[next]?.form.length ?? 9) <= 4 ? 2 : 1;
    if (pieces[next]?.form === '-' && isNameWord(pieces[next + 1])) next += 1;
  }
  if (next > first) return next;
  const isSmall = pieces[first]?.kind === 'word' && !hasSense(pieces[first], SENSE.PLAIN | SENSE.PREPOSITION);
  const afterSmall = skipComma(pieces, first + 1, first);
  return isSmall && (pieces[afterSmall]?.kind === 'number' || buildingPart(pieces, afterSmall) > 0) ? first + 1 : 0;
}

function isNameWord(piece: Piece | undefined): boolean {
  return piece?.kind === 'word' && piece.letters !== 'lower' && !piece.fresh && !hasSense(piece, SENSE.BUILDING);
}

/** «г. Тверь», «Казань», «Нижний Новгород», «Омская обл.», «р-н Южный». */
function placePart(pieces: readonly Piece[], at: number): number {
  const piece = pieces[at];
  if (!hasSense(piece, SENSE.PLACE)) {
    const isRegion =
      piece?.letters === 'Capital' && hasSense(pieces[at + 1], SENSE.PLACE) && !hasSense(piece, SENSE.PLAIN);
    if (!isRegion || pieces[at + 1]?.letters !== 'lower') return 0;
    return pieces[at + 2]?.form === '.' ? at + 3 : at + 2;
  }
  let next = at + 1;
  if (pieces[next]?.form === '-' && pieces[next]?.gap === 'none') next += 2;
  const isMarker = piece?.letters === 'lower';
  if (isMarker && pieces[next]?.form === '.') next += 1;
  if (isMarker && pieces[next]?.letters !== 'Capital') return 0;
  if (isMarker || hasSense(pieces[next], SENSE.PLACE)) next += pieces[next]?.letters === 'Capital' ? 1 : 0;
  if (pieces[next]?.form === '-' && pieces[next + 1]?.gap === 'none') next += 2;
  return next;
}

/** A street's name alone counts with the number behind it: «Советская 3а», «Депутатская, д. 61». */
function namedPart(pieces: readonly Piece[], at: number): number {
  const piece = pieces[at];
  if (piece?.kind !== 'word' || hasSense(piece, SENSE.PLAIN | SENSE.UNIT | SENSE.MONTH | SENSE.ROLE)) return 0;
  if (piece.letters !== 'Capital' && !ADJECTIVE.test(piece.form)) return 0;
  const next = skipComma(pieces, at + 1, at);
  const building = buildingPart(pieces, next);
  if (building > 0) return building;
  return pieces[next]?.kind === 'number' && (pieces[next]?.form.length ?? 9) <= 3 ? houseEnd(pieces, next) : 0;
}

/** The end of «44/8», «3а», «5-12», «101в»; 0 where the number counts something. */
function houseEnd(pieces: readonly Piece[], at: number): number {
  if ((pieces[at]?.form.length ?? 9) > 5) return 0;
  let next = at + 1;
  if (isHouseLetter(pieces[next])) next += 1;
  while (
    /^[/\\-]$/.test(pieces[next]?.form ?? '') &&
    pieces[next]?.gap === 'none' &&
    pieces[next + 1]?.gap === 'none'
  ) {
    if (pieces[next + 1]?.kind !== 'number' && !isHouseLetter(pieces[next + 1])) break;
    next += 2;
    if (isHouseLetter(pieces[next])) next += 1;
  }
  const after = pieces[next];
  const counts =
    after?.gap === 'blank' && hasSense(after, SENSE.UNIT | SENSE.MONTH) && !hasSense(after, SENSE.BUILDING);
  return counts || after?.form === ':' || after?.form === '%' ? 0 : next;
}

function isHouseLetter(piece: Piece | undefined): boolean {
  if (piece?.kind !== 'word' || piece.form.length !== 1) return false;
  return piece.gap === 'none' || (piece.letters !== 'lower' && /[абвгде]/.test(piece.form));
}
