import type { Language } from '../../domain/verdict.ts';
import { claimEnglishAddresses } from './addresses-en.ts';
import { claimRussianAddresses } from './addresses-ru.ts';
import { Claims, type PersonalSpan } from './claims.ts';
import { claimContacts } from './contacts.ts';
import { LABELS } from './kinds.ts';
import { claimNames } from './names.ts';
import { claimNumbers } from './numbers.ts';
import { cutPieces } from './pieces.ts';
import { claimCardTails } from './tails.ts';
import { claimThings } from './things.ts';

export type { PersonalSpan } from './claims.ts';
export { PERSONAL } from './kinds.ts';

/**
 * Finds what looks like personal data, by the shape of numbers and by the words around. Spans are sorted and never
 * overlap; what hides something already (`[NUM]`, `XXXX`) is left alone. Time grows with the length of the text.
 */
export function findPersonalData(text: string): PersonalSpan[] {
  const claims = new Claims(text, cutPieces(text));
  claimContacts(claims);
  claimThings(claims);
  claimCardTails(claims);
  claimRussianAddresses(claims);
  claimEnglishAddresses(claims);
  claimNumbers(claims);
  claimNames(claims);
  return claims.spans();
}

/** Replaces personal data by its kind in brackets, `[phone]` or `[телефон]`. Masking twice changes nothing. */
export function mask(text: string, lang: Language): string {
  let masked = text;
  // What is hidden can bring a neighbour to light; every round hides more, so the rounds come to an end.
  for (let spans = findPersonalData(masked); spans.length > 0; spans = findPersonalData(masked)) {
    masked = replaced(masked, spans, lang);
  }
  return masked;
}

function replaced(text: string, spans: readonly PersonalSpan[], lang: Language): string {
  let result = '';
  let at = 0;
  for (const { start, end, kind } of spans) {
    result += `${text.slice(at, start)}[${LABELS[lang][kind]}]`;
    at = end;
  }
  return result + text.slice(at);
}
