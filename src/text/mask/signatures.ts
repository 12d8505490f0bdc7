import type { Claims } from './claims.ts';
import { isClosed, isKnownName, lastOfName, looksLikeName, type NameWords } from './name-words.ts';
import { hasSense } from './pieces.ts';
import { SENSE } from './senses.ts';

/** Closing words that a name may follow without a mark; «спасибо Озону» is no signature. */
const FIRM_SIGN_OFF = /^(?:regards|sincerely|faithfully|уважением)$/;
/** What a writer gives beside his name. */
const DETAIL = SENSE.ORDER | SENSE.PHONE | SENSE.ACCOUNT | SENSE.CONTRACT | SENSE.MAIL | SENSE.PASSPORT;

/** Where the name begins with which the writer signs at or right behind a piece; undefined where he does not. */
export function signature(claims: Claims, words: NameWords, at: number): number | undefined {
  if (hasSense(words.pieces[at], SENSE.SIGN_OFF)) return afterSignOff(words, at);
  return looksLikeName(words, at) && isSignature(claims, words, at) ? at : undefined;
}

function afterSignOff(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  let first = at + 1;
  while (/^[,.!:~—–-]$/.test(pieces[first]?.form ?? '')) first += 1;
  const isApart = first > at + 1 || pieces[first]?.gap === 'line' || FIRM_SIGN_OFF.test(pieces[at]?.form ?? '');
  const isName = isApart && (looksLikeName(words, first) || isLastWord(words, first));
  if (!isName && !isKnownName(words, first)) return undefined;
  const last = lastOfName(words, first);
  return isClosed(words, last) || pieces[last + 1]?.form === 'from' ? first : undefined;
}

/** «Thanks in advance, Odalys» */
function signsOff(pieces: NameWords['pieces'], at: number): boolean {
  for (let back = at - 2; back >= 0 && back >= at - 9; back -= 1) {
    if (hasSense(pieces[back], SENSE.SIGN_OFF)) return true;
    if (pieces[back]?.fresh === true) return false;
  }
  return false;
}

/** «thanks, tamsin»: a word that closes the text there and is no common one. */
function isLastWord({ pieces }: NameWords, at: number): boolean {
  const end = pieces[at + 1]?.form === '.' ? at + 2 : at + 1;
  const isUnknown = pieces[at]?.kind === 'word' && pieces[at]?.senses === 0;
  return isUnknown && end >= pieces.length && /^[a-z]{3,}$/.test(pieces[at]?.form ?? '');
}

/** A name that ends the text behind a dash, a number that was found, or alone as two words or with an initial. */
function isSignature(claims: Claims, words: NameWords, at: number): boolean {
  const { pieces } = words;
  const last = lastOfName(words, at);
  const isFull = last > at && (looksLikeName(words, last) || pieces[last]?.form === '.');
  const opens = pieces[at]?.fresh === true && at > 0;
  if (opens && isFull && pieces[last + 1]?.form === ',' && hasSense(pieces[last + 2], DETAIL)) return true;
  const end = pieces[last + 1]?.form === '.' ? last + 2 : last + 1;
  if (end < pieces.length) return false;
  const before = pieces[at - 1];
  if (/^[—–~-]$/.test(before?.form ?? '')) {
    return last === at || before?.gap === 'line' || /^[.!?…]$/.test(pieces[at - 2]?.form ?? '');
  }
  if (before?.form === ',') return !claims.isFree(at - 2) || pieces[at - 2]?.kind === 'hidden' || signsOff(pieces, at);
  return opens && isFull;
}
