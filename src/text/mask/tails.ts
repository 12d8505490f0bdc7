import type { Claims } from './claims.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

/** The visible end of a card: «*3308», «•••• 8820», «xxxx-4471». Years are told apart by the sign before them. */
const STARRED = /(?<![\p{L}\d])(?:\d{4}[ -]?(?:\d{2})?)?(?:[*•·●xх][*•·●xх -]{0,24}|[XХ]{2,12}[-*]?)\d{4}(?!\d)/gu;
const SIGN = /[*•·●]|[xхXХ][xхXХ]/;
/** One sign and a blank are a bullet or a product: «* 1500», «2 x 1500». */
const SURE = /[*•·●xхXХ][ -]?[*•·●xхXХ]|[*•·●]\d/;
/** A hidden month and a year: «XXXX2019». */
const HIDDEN_MONTH = /^[XХ]+-?(?:19|20)\d\d$/;
const ENDING = /^(?:ending|ends|end|last|заканчива|оканчива|кончает|последн)/;
const REACH = 6;

export function claimCardTails(claims: Claims): void {
  if (SIGN.test(claims.text)) {
    for (const { index, 0: tail } of claims.text.matchAll(STARRED)) {
      if (SURE.test(tail) && !HIDDEN_MONTH.test(tail)) claims.claimText(index, index + tail.length, 'card');
    }
  }
  const { pieces } = claims;
  for (let at = 0; at < pieces.length; at += 1) {
    if (pieces[at]?.kind !== 'number' || pieces[at]?.form.length !== 4 || !claims.isFree(at)) continue;
    if (pieces[at + 1]?.kind === 'number' || hasSense(pieces[at - 1], SENSE.MONTH)) continue;
    let ends = false;
    let card = false;
    for (let back = at - 1; back >= 0 && back >= at - REACH && pieces[back + 1]?.fresh !== true; back -= 1) {
      ends ||= ENDING.test(pieces[back]?.form ?? '');
      card ||= /^(?:digits|цифр)/.test(pieces[back]?.form ?? '');
      card ||= hasSense(pieces[back], SENSE.CARD | SENSE.ACCOUNT);
    }
    const dots = dotsBefore(pieces, at);
    if (card && (ends || dots > 0)) claims.claim(at - dots, at, 'card');
  }
}

/** How many pieces of «...» or «…» stand right before. */
function dotsBefore(pieces: readonly Piece[], at: number): number {
  let dots = 0;
  while (dots < 4 && /^[.…]$/.test(pieces[at - dots - 1]?.form ?? '')) dots += 1;
  return pieces[at]?.gap === 'none' && (dots > 1 || pieces[at - 1]?.form === '…') ? dots : 0;
}
