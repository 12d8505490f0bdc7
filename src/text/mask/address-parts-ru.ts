import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

const ADJECTIVE = /(?:ск|цк|н|в|ь)(?:ая|ий|ый|ой|ую|ом|ого)$/;
const STREETS = new Set('ленина мира гагарина пушкина кирова победы горького чехова калинина жукова маркса'.split(' '));
/** Words for a street that a number alone can name: «мкр. 5», «линия 7». */
const NUMBERED_STREET = /^(?:мкрн?|микрорайон|квартал|лини)/;
const REGION = /^(?:обл|край|район|респ|р$)/;
const ORDINAL_TAIL = /^(?:я|й|ая|ый|ой|ий|го|лет|летия|линия)$/;
const CYRILLIC = /^[а-я]/;
const NO_STREET = SENSE.PLAIN | SENSE.UNIT | SENSE.MONTH | SENSE.ROLE;
const MOST_NAMES = 4;

/** Six digits that stand alone and count nothing. */
export function isIndex(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1];
  if (pieces[at]?.form.length !== 6 || (pieces[at]?.gap === 'none' && pieces[at - 1]?.kind === 'word')) return false;
  return !(next?.gap === 'none' && next.kind === 'word') && !hasSense(next, SENSE.UNIT);
}

export function isStreetAdjective(piece: Piece): boolean {
  return ADJECTIVE.test(piece.form);
}

export function isUsualStreet(piece: Piece | undefined): boolean {
  return STREETS.has(piece?.form ?? '');
}

/** What may stand behind the name of a street or a town. */
export function leadsOn(piece: Piece | undefined): boolean {
  if (piece?.kind === 'number' || piece?.form === ',') return true;
  return hasSense(piece, SENSE.STREET | SENSE.BUILDING | SENSE.PLACE);
}

/** Where the address begins: «3-й Павловский переулок» with its number. */
export function ordinalBefore(pieces: readonly Piece[], first: number): number {
  const isOrdinal = pieces[first - 2]?.form === '-' && pieces[first - 3]?.kind === 'number';
  return isOrdinal && ORDINAL_TAIL.test(pieces[first - 1]?.form ?? '') ? first - 3 : first;
}

/** The end of «д. 7а», «корп 2», «кв.9», «дом № 5», «лит. А»; 0 where it is none. */
export function buildingEnd(pieces: readonly Piece[], at: number): number {
  if (!hasSense(pieces[at], SENSE.BUILDING)) return 0;
  let next = pieces[at + 1]?.form === '.' ? at + 2 : at + 1;
  if (pieces[next]?.form === '№') next += 1;
  if (pieces[next]?.kind === 'number') return houseEnd(pieces, next);
  return pieces[at]?.form === 'лит' && pieces[next]?.form.length === 1 ? next + 1 : 0;
}

/** The end of «ул. Родионова», «пр-т Ленина», «бульвар Цветной», «ул 8 Марта», «Садовая улица», «мкр. 5». */
export function streetEnd(pieces: readonly Piece[], at: number): number {
  const piece = pieces[at];
  if (hasSense(piece, SENSE.STREET)) {
    const isShort = pieces[at + 1]?.form === '-' && (pieces[at + 2]?.form.length ?? 9) <= 2;
    if (piece?.form === 'б' && !isShort) return 0;
    let next = isShort ? at + 3 : at + 1;
    if (pieces[next]?.form === '.') next += 1;
    const end = nameEnd(pieces, next);
    const isNumbered = pieces[next]?.kind === 'number' && NUMBERED_STREET.test(piece?.form ?? '');
    return end === 0 && isNumbered ? next + 1 : end;
  }
  if (piece?.letters !== 'Capital' || hasSense(piece, SENSE.PLAIN)) return 0;
  for (let next = at + 1; next <= at + 2; next += 1) {
    if (hasSense(pieces[next], SENSE.STREET)) return shortEnd(pieces, next);
    if (pieces[next]?.letters !== 'Capital') return 0;
  }
  return 0;
}

/** The end of «пр.», «пр-т», «улица». */
function shortEnd(pieces: readonly Piece[], at: number): number {
  const isShort =
    pieces[at + 1]?.form === '-' && pieces[at + 1]?.gap === 'none' && (pieces[at + 2]?.form.length ?? 9) <= 2;
  if (isShort) return at + 3;
  return pieces[at + 1]?.form === '.' ? at + 2 : at + 1;
}

/** The end of a street's name: words with capital letters, a number before them, or small letters before a house. */
function nameEnd(pieces: readonly Piece[], at: number): number {
  let next = at;
  if (pieces[next]?.kind === 'number' && !hasSense(pieces[next + 1], SENSE.BUILDING)) {
    next += 1;
    if (pieces[next]?.form === '-') next += 1;
    if (ORDINAL_TAIL.test(pieces[next]?.form ?? '')) next += 1;
  }
  if (/^(?:им|имени|реки|канала)$/.test(pieces[next]?.form ?? '')) next += pieces[next + 1]?.form === '.' ? 2 : 1;
  const first = next;
  while (next < first + MOST_NAMES && isNameWord(pieces[next])) {
    next += pieces[next + 1]?.form === '.' && (pieces[next]?.form.length ?? 9) <= 4 ? 2 : 1;
    if (pieces[next]?.form === '-' && isNameWord(pieces[next + 1])) next += 1;
  }
  return next > first ? next : smallNameEnd(pieces, first);
}

/** «ул красной армии 5»: one or two words in small letters, if a house stands behind. */
function smallNameEnd(pieces: readonly Piece[], first: number): number {
  for (let next = first; next < first + 2; next += 1) {
    const piece = pieces[next];
    if (piece?.kind !== 'word' || hasSense(piece, SENSE.PLAIN | SENSE.PREPOSITION | SENSE.BUILDING)) return 0;
    const house = pieces[next + 1]?.form === ',' ? next + 2 : next + 1;
    if (pieces[house]?.kind === 'number' || buildingEnd(pieces, house) > 0) return next + 1;
  }
  return 0;
}

function isNameWord(piece: Piece | undefined): boolean {
  return piece?.kind === 'word' && piece.letters !== 'lower' && !piece.fresh && !hasSense(piece, SENSE.BUILDING);
}

/** The end of «г. Тверь», «Нижний Новгород», «Омская обл.», «р-н Южный»; inside an address of «Химки,» too. */
export function placeEnd(pieces: readonly Piece[], at: number, isInside: boolean): number {
  const piece = pieces[at];
  if (!hasSense(piece, SENSE.PLACE)) {
    if (piece?.letters !== 'Capital' || hasSense(piece, SENSE.PLAIN)) return 0;
    if (ADJECTIVE.test(piece.form) && REGION.test(pieces[at + 1]?.form ?? '')) return shortEnd(pieces, at + 1);
    return isInside && !piece.fresh && pieces[at + 1]?.form === ',' && pieces[at + 2]?.kind !== 'number' ? at + 1 : 0;
  }
  const isMarker = piece?.letters === 'lower';
  let next = at + 1;
  if (pieces[next]?.form === '-' && pieces[next]?.gap === 'none') next += 2;
  if (isMarker && pieces[next]?.form === '.') next += 1;
  const isCapital = pieces[next]?.letters === 'Capital';
  if (isMarker && !isCapital) return 0;
  if (isCapital && (isMarker || hasSense(pieces[next], SENSE.PLACE))) next += 1;
  if (pieces[next]?.form === '-' && pieces[next + 1]?.gap === 'none') next += 2;
  return next;
}

/** A street's name alone counts with the number behind it: «Советская 3а», «Депутатская, д. 61». */
export function namedEnd(pieces: readonly Piece[], at: number): number {
  const piece = pieces[at];
  if (piece === undefined || !CYRILLIC.test(piece.form) || hasSense(piece, NO_STREET)) return 0;
  if (piece.letters !== 'Capital' && !isStreetAdjective(piece) && !isUsualStreet(piece)) return 0;
  const next = pieces[at + 1]?.form === ',' ? at + 2 : at + 1;
  const building = buildingEnd(pieces, next);
  if (building > 0) return building;
  return pieces[next]?.kind === 'number' && (pieces[next]?.form.length ?? 9) <= 3 ? houseEnd(pieces, next) : 0;
}

/** The end of «44/8», «3а», «5-12», «101в», «14с1»; 0 where the number counts something. */
export function houseEnd(pieces: readonly Piece[], at: number): number {
  if ((pieces[at]?.form.length ?? 9) > 5) return 0;
  let next = at + 1;
  if (isHouseLetter(pieces[next])) next += 1;
  while (pieces[next]?.gap === 'none' && joinsHouse(pieces, next)) next += pieces[next]?.kind === 'mark' ? 2 : 1;
  const after = pieces[next];
  const isCounted =
    after?.gap === 'blank' && hasSense(after, SENSE.UNIT | SENSE.MONTH) && !hasSense(after, SENSE.BUILDING);
  return isCounted || after?.form === ':' || after?.form === '%' ? 0 : next;
}

/** «/8», «-12» and the letters and digits that follow without a blank. */
function joinsHouse(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1];
  if (pieces[at]?.kind === 'number' || isHouseLetter(pieces[at])) return true;
  return (
    /^[/\\-]$/.test(pieces[at]?.form ?? '') && next?.gap === 'none' && (next.kind === 'number' || isHouseLetter(next))
  );
}

function isHouseLetter(piece: Piece | undefined): boolean {
  if (piece?.kind !== 'word' || piece.form.length !== 1) return false;
  return piece.gap === 'none' || (piece.letters !== 'lower' && /[абвгде]/.test(piece.form));
}
