import type { Claims } from './claims.ts';
import type { PersonalKind } from './kinds.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

/** What the words before a number say of it. */
export interface Clue {
  /** `catalogue` is a number of goods, rooms, flights or laws; undefined where no word is near. */
  readonly kind: PersonalKind | 'catalogue' | undefined;
  /** The word is one that often stands before sums too: a receipt, an account, a card. */
  readonly loose: boolean;
  /** The piece that is that word. */
  readonly at: number;
  /** Words between that word and the number. */
  readonly steps: number;
  /** «№», «#», «number», «код» right before the number. */
  readonly numbered: boolean;
  /** A preposition right before the number: «на 3000», «for 5». */
  readonly governed: boolean;
}

const REACH = 12;
const MOST_STEPS = 3;
/** In order: the first sense that the word has wins. */
const KINDS: readonly (readonly [number, NonNullable<Clue['kind']>, boolean])[] = [
  [SENSE.CATALOGUE, 'catalogue', false],
  [SENSE.DEVICE, 'device', false],
  [SENSE.PASSPORT, 'passport', true],
  [SENSE.TAX, 'tax', true],
  [SENSE.CARD, 'card', true],
  [SENSE.ORDER, 'order', false],
  [SENSE.RECEIPT, 'order', true],
  [SENSE.CONTRACT, 'contract', false],
  [SENSE.ACCOUNT, 'account', true],
  [SENSE.PHONE, 'phone', true],
  [SENSE.PLATE, 'plate', true],
];
/** Words that say what a number is. */
export const ANY_KIND = KINDS.reduce((all, [sense]) => all | sense, 0);
/** «л/с», «р/с»: a contract and an account, by their first letter. */
const SHORT: Readonly<Record<string, PersonalKind>> = { л: 'contract', р: 'account', к: 'account' };
/** A code of law or of an error has no other word beside it. */
const CODE = /^(?:code|код)/;
const FILLERS = new Set(
  'is was are the my your our this its это мой моя мое ваш был была было имеет под with has'.split(' '),
);

/** Reads back from a piece to the nearest word that says what the number is, inside the sentence. */
export function clueBefore(claims: Claims, number: number): Clue {
  const { pieces } = claims;
  let steps = 0;
  let numbered = false;
  let governed = false;
  let coded = false;
  for (let at = number - 1; at >= 0 && at >= number - REACH && steps <= MOST_STEPS; at -= 1) {
    const piece = pieces[at];
    if (piece === undefined || piece.kind === 'hidden' || piece.form === ';') break;
    if (pieces[at + 1]?.fresh === true && piece.form !== ':' && piece.form !== '№') break;
    const short = SHORT[pieces[at - 2]?.form ?? ''];
    if (short !== undefined && piece.form === 'с' && /^[/.]$/.test(pieces[at - 1]?.form ?? '')) {
      return { at, kind: short, loose: false, steps, numbered, governed: false };
    }
    if (hasSense(piece, ANY_KIND)) {
      const [, kind, loose] = KINDS.find(([sense]) => hasSense(piece, sense)) ?? [0, undefined, false];
      // «номер счёта» numbers as well as «счёт номер».
      numbered ||= steps === 0 && hasSense(pieces[at - 1], SENSE.NUMBER);
      return { at, kind: settled(kind, pieces, at), loose, steps, numbered, governed };
    }
    if (hasSense(piece, SENSE.NUMBER)) {
      numbered ||= steps === 0;
      coded ||= CODE.test(piece.form);
    } else if (hasSense(piece, SENSE.PREPOSITION)) governed ||= steps === 0 && !numbered;
    else if (isStep(piece)) steps += 1;
  }
  return { at: -1, kind: undefined, loose: false, steps, numbered: numbered && !coded, governed };
}

const LINKS = new Set('is was my the our это мой моя номер number no — - ( '.split(' '));

/** Reads on to a word that says what the number was: «4471-Б — мой заказ», «88213 is my ticket». */
export function clueAfter(claims: Claims, number: number): Clue | undefined {
  const { pieces } = claims;
  for (let at = number + 1; at <= number + 4; at += 1) {
    const piece = pieces[at];
    if (piece === undefined || piece.fresh) break;
    if (hasSense(piece, ANY_KIND) && at > number + 1) {
      const [, kind, loose] = KINDS.find(([sense]) => hasSense(piece, sense)) ?? [0, undefined, false];
      return { at, kind, loose, steps: 1, numbered: false, governed: false };
    }
    if (!LINKS.has(piece.form)) break;
  }
  return undefined;
}

/** «лицевой счёт» is a contract, whatever an account is. */
function settled(kind: Clue['kind'], pieces: readonly Piece[], at: number): Clue['kind'] {
  return kind === 'account' && hasSense(pieces[at - 1], SENSE.CONTRACT) ? 'contract' : kind;
}

function isStep(piece: Piece): boolean {
  if (piece.kind === 'mark') return piece.form === ',';
  return piece.kind === 'number' || !FILLERS.has(piece.form);
}
