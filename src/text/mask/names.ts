import type { Claims } from './claims.ts';
import { isFirstName } from './first-names.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

const PATRONYMIC = /.(?:ович|евич|ьич|овн|евн|ичн|иничн)(?:а|у|ем|е|ы|ой|ою)?$/;
const PARTICLE = /^(?:van|von|de|da|di|la|le|el|al|bin|ibn|ter|оглы|кызы)$/;
const NO_NAME =
  SENSE.PLAIN | SENSE.PLACE | SENSE.MONTH | SENSE.UNIT | SENSE.GREETING | SENSE.SIGN_OFF | SENSE.STREET | SENSE.ORDER |
  SENSE.PHONE | SENSE.PREPOSITION | SENSE.CARD | SENSE.PASSPORT | SENSE.TAX | SENSE.HANDLE | SENSE.MAIL | SENSE.CATALOGUE;
const MOST_WORDS = 3;
const AGAIN = /^(?:again|here|from|опять|снова|из)$/;

/** Finds names of people by what stands around them: greetings, roles, titles, signatures, initials, patronymics. */
export function claimNames(claims: Claims): void {
  const { pieces } = claims;
  const isShouted = countsMostlyCapitals(pieces);
  for (let at = 0; at < pieces.length; at += 1) {
    const first = nameFrom(claims, at, isShouted);
    if (first === undefined) continue;
    const last = nameEnd(claims, first, isShouted);
    claims.claim(first, last, 'name');
    at = Math.max(at, last);
  }
}
