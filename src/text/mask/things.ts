import type { Claims } from './claims.ts';
import type { PersonalKind } from './kinds.ts';
import { hasSense } from './pieces.ts';
import { SENSE } from './senses.ts';

interface Thing {
  readonly kind: PersonalKind;
  /** Sticky: tried where a number begins, or a word right before a number. */
  readonly pattern: RegExp;
  /** What the pattern cannot say; `before` is the text in front. */
  readonly holds?: (thing: string, before: string) => boolean;
}

const DIGIT_COUNT = /\d/g;
const THINGS: readonly Thing[] = [
  // The number of a parcel by the Universal Postal Union, with or without blanks.
  { kind: 'order', pattern: /[A-Z]{2}(?: ?\d){9} ?[A-Z]{2}(?![\p{L}\d])/uy },
  // Letters that look alike in both scripts. With blanks only in capitals: «в 100 км 20» is no plate.
  { kind: 'plate', pattern: /[авекмнорстухabekmhopctyx]\d{3}[авекмнорстухabekmhopctyx]{2}\d{2,3}(?![\p{L}\d])/iuy },
  { kind: 'plate', pattern: /[АВЕКМНОРСТУХABEKMHOPCTYX] \d{3} [АВЕКМНОРСТУХABEKMHOPCTYX]{2} ?\d{2,3}(?![\p{L}\d])/uy },
  {
    kind: 'plate',
    pattern: /[A-Z]{2}\d{2} ?[A-Z]{3}(?![\p{L}\d])/iuy,
    holds: (_, before) => /\b(?:reg|registration|plate)s?\b[^.\n]{0,12}$/i.test(before),
  },
  {
    kind: 'plate',
    pattern: /[A-HJ-NPR-Z\d]{17}(?![\p{L}\d])/uy,
    holds: (thing) => count(thing, /[A-Z]/g) >= 3 && count(thing, DIGIT_COUNT) >= 4,
  },
  {
    kind: 'device',
    pattern: /\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/y,
    // Four short parts are a version: «14.3.1.2».
    holds: (thing) => thing.length >= 10 && thing.split('.').every((part) => Number(part) <= 255),
  },
  { kind: 'birth', pattern: /\d{1,2}[./]\d{1,2}[./]\d{4}(?= ?(?:г\. ?р\.|г\/р|(?:года? )?рожд))/iuy },
  { kind: 'tax', pattern: /[a-z]{2}(?: ?\d{2}){3} ?[a-d](?![\p{L}\d])/iuy },
  {
    kind: 'account',
    pattern: /[a-z]{2}\d{2}(?: ?[a-z\d]{4}){3,7}(?: ?[a-z\d]{1,4})?(?![\p{L}\d])/iuy,
    holds: (thing) => count(thing, DIGIT_COUNT) >= 12,
  },
  { kind: 'device', pattern: /[\da-f]{2}(?::[\da-f]{2}){5}(?![\da-f:])/iy },
  { kind: 'device', pattern: /(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\da-f:])/iy },
];
const BEFORE = 40;
const BIRTH_REACH = 5;
const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/;

/** Car plates, VINs, network addresses, dates of birth: shapes that the rules for numbers would miss or misname. */
export function claimThings(claims: Claims): void {
  const { pieces } = claims;
  for (let at = 0; at < pieces.length; at += 1) {
    if (hasSense(pieces[at], SENSE.BIRTH)) claimBirth(claims, at);
    else if (opensThing(claims, at)) claimThing(claims, pieces[at]?.start ?? 0);
  }
}

function opensThing(claims: Claims, at: number): boolean {
  const piece = claims.pieces[at];
  const before = claims.pieces[at - 1];
  if (piece === undefined || !claims.isFree(at)) return false;
  if (piece.gap === 'none' && before !== undefined && before.kind !== 'mark') return false;
  if (piece.kind === 'number') return piece.gap !== 'none' || !/^[.:]$/.test(before?.form ?? '');
  return piece.kind === 'word' && claims.pieces[at + 1]?.kind === 'number';
}

function claimThing(claims: Claims, start: number): void {
  for (const { kind, pattern, holds } of THINGS) {
    pattern.lastIndex = start;
    if (!pattern.test(claims.text)) continue;
    const end = pattern.lastIndex;
    const isSo = holds?.(claims.text.slice(start, end), claims.text.slice(Math.max(0, start - BEFORE), start));
    if (isSo === false) continue;
    claims.claimText(start, end, kind);
    return;
  }
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}

/** «родилась 12.03.1985», «date of birth: March 12, 1985»: the date behind such a word. */
function claimBirth(claims: Claims, at: number): void {
  for (let first = at + 1; first <= at + BIRTH_REACH && claims.pieces[first]?.fresh === false; first += 1) {
    if (claims.pieces[first]?.kind === 'mark') continue;
    const last = dateEnd(claims, first);
    if (last === first || !claims.isFree(first)) continue;
    claims.claim(first, last, 'birth');
    return;
  }
}

/** The last piece of a date that begins here, or the piece itself where none does. */
function dateEnd({ pieces, text }: Claims, first: number): number {
  let last = first;
  let months = 0;
  for (let at = first; at < first + 6; at += 1) {
    const piece = pieces[at];
    const isMonth = hasSense(piece, SENSE.MONTH);
    if (piece?.kind === 'number' ? piece.form.length > 4 : !isMonth && !/^[./,-]$/.test(piece?.form ?? '')) break;
    months += isMonth ? 1 : 0;
    if (piece?.kind === 'number' || isMonth) last = at;
  }
  return months === 1 || DATE.test(text.slice(pieces[first]?.start, pieces[last]?.end)) ? last : first;
}
