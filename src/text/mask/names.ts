import type { Claims } from './claims.ts';
import { nameAfter } from './introductions.ts';
import { nameBefore } from './name-followers.ts';
import {
  createNameWords,
  isInitial,
  isKnownName,
  isPatronymic,
  lastOfName,
  looksLikeName,
  type NameWords,
} from './name-words.ts';
import { signature } from './signatures.ts';

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
  const closes = before?.letters === 'Capital' || before?.form === 'т';
  return isPostscript(pieces, at) || (pieces[at]?.fresh === false && closes);
}

/** «P.S. Nobody», «U.S. Bank» */
function isPostscript(pieces: NameWords['pieces'], at: number): boolean {
  return /^(?:ps|зы|us|uk|pm|am|dc)$/.test(`${pieces[at]?.form}${pieces[at + 2]?.form}`);
}
