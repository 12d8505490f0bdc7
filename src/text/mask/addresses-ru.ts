import {
  buildingEnd,
  houseEnd,
  isIndex,
  isStreetAdjective,
  isUsualStreet,
  leadsOn,
  namedEnd,
  ordinalBefore,
  placeEnd,
  streetEnd,
} from './address-parts-ru.ts';
import type { Claims } from './claims.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

/** Addresses longer than this many pieces are claimed in parts; it keeps the time linear. */
const LONGEST = 40;
const ENTRANCE = /^(?:подъезд|этаж|домофон)/;
const FLAT = /^кв(?:артир|$)/;
const CYRILLIC = /^[а-я]/;

/** What the parts of a possible address hold so far. */
interface Parts {
  readonly next: number;
  readonly street: boolean;
  /** A street's name without a word for street, and a number behind it. */
  readonly named: boolean;
  readonly numbers: number;
  readonly buildings: number;
  readonly place: boolean;
  readonly index: boolean;
  /** An entrance or a floor stands behind: it proves an address and need not be hidden. */
  readonly entrance: boolean;
  readonly flat: boolean;
}

const NOTHING: Omit<Parts, 'next'> = {
  street: false,
  named: false,
  numbers: 0,
  buildings: 0,
  place: false,
  index: false,
  entrance: false,
  flat: false,
};

/** Finds addresses as Russians write them: index, town, street, house, flat, most of them optional. */
export function claimRussianAddresses(claims: Claims): void {
  const { pieces } = claims;
  const known = new Set<string>();
  for (let first = 0; first < pieces.length; first += 1) {
    if (!claims.isFree(first) || !canOpen(pieces, first)) continue;
    const box = boxEnd(pieces, first);
    if (box > 0) claims.claim(first, box - 1, 'address');
    const parts = box > 0 ? undefined : partsFrom(claims, first);
    if (parts === undefined) continue;
    // A street that was found once needs no more proof: «Проспект Мира, 101, а не Мира 10».
    const isKnown = parts.named && known.has(pieces[first]?.form ?? '');
    if (!isKnown && !isAddress(pieces, first, parts)) continue;
    claims.claim(ordinalBefore(pieces, first), parts.next - 1, 'address');
    for (const piece of pieces.slice(first, parts.next)) if (piece.letters === 'Capital') known.add(piece.form);
    first = parts.next - 1;
  }
}

function canOpen(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece === undefined || piece.kind === 'mark') return false;
  if (piece.kind === 'number') return isIndex(pieces, at);
  if (!CYRILLIC.test(piece.form)) return false;
  if (hasSense(piece, SENSE.STREET | SENSE.BUILDING | SENSE.PLACE) || piece.form === 'а') return true;
  // Without a number, a comma or a word of addresses near, a word with a capital letter begins no address.
  if (!leadsOn(pieces[at + 1]) && !leadsOn(pieces[at + 2])) return false;
  return (
    !hasSense(piece, SENSE.PLAIN) && (piece.letters === 'Capital' || isStreetAdjective(piece) || isUsualStreet(piece))
  );
}

/** «а/я 118» */
function boxEnd(pieces: readonly Piece[], at: number): number {
  const isBox = pieces[at]?.form === 'а' && pieces[at + 1]?.form === '/' && pieces[at + 2]?.form === 'я';
  return isBox && pieces[at + 3]?.kind === 'number' ? at + 4 : 0;
}

function partsFrom(claims: Claims, first: number): Parts | undefined {
  let parts: Parts = { ...NOTHING, next: first };
  let end: Parts | undefined;
  while (parts.next < first + LONGEST) {
    const at = skipLink(claims.pieces, parts, first);
    const next = claims.isFree(at) ? withPart(claims.pieces, at, parts) : undefined;
    if (next === undefined) break;
    parts = next;
    if (!ENTRANCE.test(claims.pieces[at]?.form ?? '')) end = parts;
  }
  return end && { ...end, entrance: parts.entrance };
}

/** Over a comma, or over «по» in «дом 12 по Лесной улице». */
function skipLink(pieces: readonly Piece[], { next, numbers, street }: Parts, first: number): number {
  if (next === first) return next;
  const isLink = /^(?:по|на)$/.test(pieces[next]?.form ?? '') && numbers > 0 && !street;
  return isLink || pieces[next]?.form === ',' ? next + 1 : next;
}

/** The parts with one more, the one that begins at a piece; undefined where none does. */
function withPart(pieces: readonly Piece[], at: number, parts: Parts): Parts | undefined {
  const piece = pieces[at];
  if (piece === undefined || piece.kind === 'mark' || piece.kind === 'hidden') return undefined;
  if (piece.kind === 'number') return withNumber(pieces, at, parts);
  const { street, numbers, index } = parts;
  const building = buildingEnd(pieces, at);
  if (building > 0) {
    const flat = parts.flat || (FLAT.test(piece.form) && pieces[at - 1]?.kind !== 'number');
    return { ...parts, next: building, buildings: parts.buildings + 1, numbers: numbers + 1, flat };
  }
  const streetNext = street ? 0 : streetEnd(pieces, at);
  if (streetNext > 0) return { ...parts, next: streetNext, street: true };
  const place = numbers > 0 && !index ? 0 : placeEnd(pieces, at, parts.place || index);
  if (place > 0) return { ...parts, next: place, place: true };
  if (ENTRANCE.test(piece.form)) {
    return pieces[at + 1]?.kind === 'number' ? { ...parts, next: at + 2, entrance: true } : undefined;
  }
  const named = street || parts.named ? 0 : namedEnd(pieces, at);
  return named > 0 ? { ...parts, next: named, named: true, numbers: numbers + 1 } : undefined;
}

function withNumber(pieces: readonly Piece[], at: number, parts: Parts): Parts | undefined {
  if (isIndex(pieces, at) && !parts.index) return { ...parts, next: at + 1, index: true };
  if (!(parts.street || parts.named) || parts.numbers > 1) return undefined;
  const next = houseEnd(pieces, at);
  // «Юбилейная 4, 12»: a flat without a word for it, if no word follows that it could count.
  const isFlat = parts.named && pieces[next]?.gap === 'blank' && pieces[next]?.kind === 'word';
  return next > 0 && !isFlat ? { ...parts, next, numbers: parts.numbers + 1 } : undefined;
}

function isAddress(pieces: readonly Piece[], first: number, parts: Parts): boolean {
  const { street, named, numbers, buildings, place, index, entrance, flat } = parts;
  if (street && numbers > 0) return true;
  if (index && (street || place || named)) return true;
  if (named && (buildings > 0 || place || entrance || isPlainlyStreet(pieces, first))) return true;
  if (buildings > 1 || flat || (place && (street || buildings > 0))) return true;
  return (named || street || (place && numbers > 0)) && followsResidence(pieces, first);
}

/** «на Набережная, 17»: an adjective with a capital letter inside a sentence, or one of the commonest names. */
function isPlainlyStreet(pieces: readonly Piece[], first: number): boolean {
  const piece = pieces[first];
  if (isUsualStreet(piece)) return hasSense(pieces[first - 1], SENSE.PREPOSITION);
  return piece?.letters === 'Capital' && !piece.fresh && isStreetAdjective(piece);
}

function followsResidence(pieces: readonly Piece[], first: number): boolean {
  for (let at = first - 1; at >= 0 && at >= first - 5; at -= 1) {
    if (hasSense(pieces[at], SENSE.RESIDENCE)) return true;
    if (pieces[at + 1]?.fresh === true) return false;
  }
  return false;
}
