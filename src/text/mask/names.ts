import type { Claims } from './claims.ts';
import { isGreeting, nameAfter } from './introductions.ts';
import {
  createNameWords,
  isClosed,
  isInitial,
  isKnownName,
  isPatronymic,
  lastOfName,
  looksLikeName,
  type NameWords,
} from './name-words.ts';
import { hasSense } from './pieces.ts';
import { SENSE } from './senses.ts';

const DESK =
  /^(?:till|desk|counter|checkout|bar|door|branch|window|front|billing|support|sales|customer|accounts|complaints|claims|reception|dispatch|tech|your|return|refund|warehouse|shipping|booking|repair|letting|maintenance|enquir|finance|housekeeping|ваш|банк|компани|магазин|клиник|поддерж|отдел|служб|колл|бухгалтер|регистратур|сервис|офис)/;
/** Closing words that a name may follow without a mark; «спасибо Озону» is no signature. */
const FIRM_SIGN_OFF = /^(?:regards|sincerely|faithfully|уважением)$/;
/** Deeds and qualities of people, not of firms and things. */
const HUMAN = /^(?:who|laughed|shouted|shrugged|smiled|yelled|sighed|swore)$/;
const HUMAN_QUALITY = /^(?:rude|polite|patient|kind|friendly|lovely|courteous|arrogant|dismissive)$/;
const ARTICLE = /^(?:the|your|our|my|a|ваш|ваша|наш|наша|мой|моя|ваши)$/;
/** What a writer gives beside his name. */
const DETAIL = SENSE.ORDER | SENSE.PHONE | SENSE.ACCOUNT | SENSE.CONTRACT | SENSE.MAIL | SENSE.PASSPORT;

/** Finds names of people by what stands around them: greetings, roles, titles, signatures, initials, patronymics. */
export function claimNames(claims: Claims): void {
  const words = createNameWords(claims.pieces);
  for (let at = 0; at < claims.pieces.length; at += 1) {
    if (claims.pieces[at]?.kind !== 'word') continue;
    const first =
      ownName(words, at) ?? nameAfter(words, at) ?? nameBefore(claims, words, at) ?? signature(claims, words, at);
    if (first === undefined || !claims.isFree(first)) continue;
    const last = lastOfName(words, first);
    claims.claim(first, last, 'name');
    at = last;
    // «Odalys and Tyrell»
    if (!/^(?:and|&|и)$/.test(claims.pieces[last + 1]?.form ?? '') || !looksLikeName(words, last + 2)) continue;
    at = lastOfName(words, last + 2);
    claims.claim(last + 2, at, 'name');
  }
}

/** A name that is one by itself: a first name, a patronymic behind a capital letter, initials. */
function ownName(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  if (isInitial(words, at)) {
    const next = isInitial(words, at + 2) ? at + 4 : at + 2;
    return looksLikeName(words, next) && pieces[next]?.gap === 'blank' && !isListLetter(words, at) ? at : undefined;
  }
  if (isPatronymic(pieces[at + 1]) && pieces[at + 1]?.gap === 'blank') {
    if (isKnownName(words, at) || (looksLikeName(words, at) && pieces[at + 1]?.letters === 'Capital')) return at;
  }
  if (!looksLikeName(words, at)) return undefined;
  if (isKnownName(words, at)) return at;
  if (isInitial(words, at + 1) && isInitial(words, at + 3)) return at;
  const isFull = looksLikeName(words, at + 1) && pieces[at + 2]?.letters === 'Capital' && isPatronymic(pieces[at + 2]);
  return isFull ? at : undefined;
}

/** «Plan B. Nobody», «и т. Д. Одна»: the letter belongs to what stands before and closes a sentence. */
function isListLetter({ pieces }: NameWords, at: number): boolean {
  const before = pieces[at - 1]?.form === '.' ? pieces[at - 2] : pieces[at - 1];
  return (
    pieces[at]?.fresh === false && (before?.letters === 'Capital' || before?.form === 'т' || isPostscript(pieces, at))
  );
}

function afterAdverb({ pieces }: NameWords, at: number): string {
  const form = pieces[at]?.form ?? '';
  return (/^(?:so|very|really|extremely|incredibly|always|super)$/.test(form) ? pieces[at + 1]?.form : form) ?? '';
}

/** «P.S. Nobody», «U.S. Bank» */
function isPostscript(pieces: NameWords['pieces'], at: number): boolean {
  return /^(?:ps|зы|us|uk|pm|am|dc)$/.test(`${pieces[at]?.form}${pieces[at + 2]?.form}`);
}

/** A name that what stands behind tells: «Odalys from billing», «Odalys, your agent,», «Виктор, добрый день». */
function nameBefore(claims: Claims, words: NameWords, at: number): number | undefined {
  if (!looksLikeName(words, at)) return undefined;
  const { pieces } = words;
  const last = lastOfName(words, at);
  const next = pieces[last + 1]?.form ?? '';
  if (/^(?:from|in|at|из)$/.test(next)) {
    const desk = pieces[last + 2]?.form === 'the' ? last + 3 : last + 2;
    if (DESK.test(pieces[desk]?.form ?? '')) return at;
  }
  // «Odalys on 07700 900142»: the number was found before.
  if (/^(?:on|at)$/.test(next) && last + 2 < pieces.length && !claims.isFree(last + 2)) return at;
  if (/^(?:here|again)$/.test(next) && pieces[at]?.fresh === true && isClosed(words, last + 1)) return at;
  if (/^(?:family|household)$/.test(next)) return at;
  if (HUMAN.test(next) || (next === 'was' && HUMAN_QUALITY.test(afterAdverb(words, last + 2)))) return at;
  if (isBracketed(words, at, last)) return at;
  if (next === 'the' && hasSense(pieces[last + 2], SENSE.ROLE) && !/ly$/.test(pieces[at]?.form ?? '')) return at;
  if (!/^[,(]$/.test(next)) return undefined;
  const isVocative = isGreeting(pieces, last + 2) || /^(?:добр|good$|thank|please)/.test(pieces[last + 2]?.form ?? '');
  if (isVocative && pieces[at]?.fresh === true && !/ly$/.test(pieces[at]?.form ?? '')) return at;
  const role = ARTICLE.test(pieces[last + 2]?.form ?? '') ? last + 3 : last + 2;
  return hasSense(pieces[role], SENSE.ROLE) && isClosed(words, role) && role < pieces.length - 1 ? at : undefined;
}

/** «the lady at desk 4 (Odalys)» */
function isBracketed({ pieces }: NameWords, at: number, last: number): boolean {
  if (pieces[at - 1]?.form !== '(' || pieces[last + 1]?.form !== ')') return false;
  return pieces.slice(Math.max(0, at - 8), at - 1).some((piece) => hasSense(piece, SENSE.ROLE));
}

function signature(claims: Claims, words: NameWords, at: number): number | undefined {
  if (hasSense(words.pieces[at], SENSE.SIGN_OFF)) return afterSignOff(words, at);
  return looksLikeName(words, at) && isSignature(claims, words, at) ? at : undefined;
}

function afterSignOff(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  let first = at + 1;
  while (/^[,.!:~—–-]$/.test(pieces[first]?.form ?? '')) first += 1;
  const isApart = first > at + 1 || pieces[first]?.gap === 'line' || FIRM_SIGN_OFF.test(pieces[at]?.form ?? '');
  if (!isKnownName(words, first) && !(isApart && (looksLikeName(words, first) || isLastWord(words, first))))
    return undefined;
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
  return (
    pieces[at]?.kind === 'word' &&
    pieces[at]?.senses === 0 &&
    end >= pieces.length &&
    /^[a-z]{3,}$/.test(pieces[at]?.form ?? '')
  );
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
  if (/^[—–~-]$/.test(before?.form ?? ''))
    return last === at || before?.gap === 'line' || /^[.!?…]$/.test(pieces[at - 2]?.form ?? '');
  if (before?.form === ',') return !claims.isFree(at - 2) || pieces[at - 2]?.kind === 'hidden' || signsOff(pieces, at);
  if (pieces[at]?.gap === 'line' && at > 0) return true;
  return opens && isFull;
}
