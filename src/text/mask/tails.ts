import type { Claims } from './claims.ts';
import { hasSense } from './pieces.ts';
import { SENSE } from './senses.ts';

/** The visible end of a card: «*3308», «•••• 8820», «xxxx-4471». Years are told apart by the sign before them. */
const STARRED = /(?<![\p{L}\d])(?:[*•·●]{1,12}[ -]?|[xх]{2,12}[ -]?|[XХ]{2,12}[-*]?)\d{4}(?!\d)/gu;
const SIGN = /[*•·●]|[xхXХ][xхXХ]/;
const ENDING = /^(?:ending|ends|end|last|заканчива|оканчива|кончает|последн)/;
const REACH = 6;

export function claimCardTails(claims: Claims): void {
  if (SIGN.test(claims.text)) {
    for (const { index, 0: tail } of claims.text.matchAll(STARRED)) claims.claimText(index, index + tail.length, 'card');
  }
  const { pieces } = claims;
  for (let at = 0; at < pieces.length; at += 1) {
    if (pieces[at]?.kind !== 'number' || pieces[at]?.form.length !== 4 || !claims.isFree(at)) continue;
    let ends = false;
    let card = false;
    for (let back = at - 1; back >= 0 && back >= at - REACH && pieces[back + 1]?.fresh !== true; back -= 1) {
      ends ||= ENDING.test(pieces[back]?.form ?? '');
      card ||= hasSense(pieces[back], SENSE.CARD | SENSE.ACCOUNT);
    }
    if (ends && card) claims.claim(at, at, 'card');
  }
}
