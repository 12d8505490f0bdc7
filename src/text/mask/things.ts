import type { Claims } from './claims.ts';
import type { PersonalKind } from './kinds.ts';
import { hasSense } from './pieces.ts';
import { SENSE } from './senses.ts';

/** Car plates, VINs, addresses in a network, dates of birth: shapes that the rules for numbers would miss or misname. */
export function claimThings(claims: Claims): void {
  if (!/\d/.test(claims.text)) return;
  for (const { kind, pattern, holds } of THINGS) {
    for (const { index, 0: thing } of claims.text.matchAll(pattern)) {
      if (holds === undefined || holds(thing)) claims.claimText(index, index + thing.length, kind);
    }
  }
  claimBirths(claims);
}

interface Thing {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
  readonly holds?: (thing: string) => boolean;
}

const THINGS: readonly Thing[] = [
  {
    // Letters that look alike in both scripts; with blanks only in capitals: «в 100 км 20» is no plate.
    kind: 'plate',
    pattern:
      /(?<![\p{L}\d])(?:[авекмнорстухabekmhopctyx]\d{3}[авекмнорстухabekmhopctyx]{2}\d{2,3}|[АВЕКМНОРСТУХABEKMHOPCTYX] \d{3} [АВЕКМНОРСТУХABEKMHOPCTYX]{2} ?\d{2,3})(?![\p{L}\d])/giu,
    holds: (thing) => !thing.includes(' ') || thing === thing.toUpperCase(),
  },
  {
    kind: 'plate',
    pattern: /(?<![\p{L}\d])[A-HJ-NPR-Z\d]{17}(?![\p{L}\d])/gu,
    holds: (thing) => (thing.match(/[A-Z]/g)?.length ?? 0) >= 3 && (thing.match(/\d/g)?.length ?? 0) >= 4,
  },
  {
    kind: 'device',
    pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/g,
    // Four short parts are a version: «14.3.1.2».
    holds: (thing) => thing.length >= 10 && thing.split('.').every((part) => Number(part) <= 255),
  },
  { kind: 'device', pattern: /(?<![\da-f:])[\da-f]{2}(?::[\da-f]{2}){5}(?![\da-f:])/gi },
  { kind: 'device', pattern: /(?<![\da-f:])(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\da-f:])/gi },
];

const BIRTH_REACH = 5;
const DATE = /^[\d./-]{4,10}$/;

/** «родилась 12.03.1985», «date of birth: March 12, 1985», «12 марта 1985 года рождения». */
function claimBirths(claims: Claims): void {
  const { pieces, text } = claims;
  for (let at = 0; at < pieces.length; at += 1) {
    if (!hasSense(pieces[at], SENSE.BIRTH)) continue;
    for (let first = at + 1; first <= at + BIRTH_REACH && first < pieces.length; first += 1) {
      const last = dateEnd(claims, first);
      const isDate = last > first && claims.isFree(first);
      const start = pieces[first]?.start;
      if (!isDate || !/\d{2}/.test(text.slice(start, pieces[last]?.end))) continue;
      claims.claim(first, last, 'birth');
      break;
    }
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
  const written = text.slice(pieces[first]?.start, pieces[last]?.end);
  return months === 1 || (DATE.test(written) && /^\d+[./-]\d+[./-]\d+$/.test(written)) ? last : first;
}
