import type { Claims } from './claims.ts';
import { isFirstName } from './first-names.ts';
import { createNameWords, isInitial, isPatronymic, lastOfName, looksLikeName, type NameWords } from './name-words.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

const CLOSING = /^[,.!?:;)—–…-]$/;
const AGAIN = /^(?:again|here|from|опять|снова)$/;
const SELF = /^(?:i'm|im|i’m|it's|its|it’s|this|я|это)$/;
const COPULA = /^(?:is|was|name's|name’s)$/;

/** Finds names of people by what stands around them: greetings, roles, titles, signatures, initials, patronymics. */
export function claimNames(claims: Claims): void {
  const words = createNameWords(claims.pieces);
  for (let at = 0; at < claims.pieces.length; at += 1) {
    if (claims.pieces[at]?.kind !== 'word') continue;
    const first = ownName(words, at) ?? namedAfter(words, at) ?? signatureAfter(claims, words, at);
    if (first === undefined || !claims.isFree(first)) continue;
    const last = lastOfName(words, first);
    claims.claim(first, last, 'name');
    at = last;
  }
}

/** A name that is one by itself: a first name, a patronymic behind a capital letter, initials. */
function ownName(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  const piece = pieces[at];
  if (isInitial(words, at)) {
    const next = isInitial(words, at + 2) ? at + 4 : at + 2;
    return looksLikeName(words, next) && pieces[next]?.gap === 'blank' && !endsSentence(words, at) ? at : undefined;
  }
  if (isPatronymic(pieces[at + 1]) && pieces[at + 1]?.gap === 'blank') {
    if (isFirstName(piece?.form ?? '') || (looksLikeName(words, at) && pieces[at + 1]?.letters === 'Capital')) return at;
  }
  if (!looksLikeName(words, at)) return undefined;
  if (isFirstName(piece?.form ?? '')) return at;
  if (isInitial(words, at + 1) && isInitial(words, at + 3)) return at;
  const isFull = looksLikeName(words, at + 1) && pieces[at + 2]?.letters === 'Capital' && isPatronymic(pieces[at + 2]);
  return isFull ? at : undefined;
}

/** «Plan B. Nobody»: the letter may close a sentence if a word with a capital stands before it. */
function endsSentence({ pieces }: NameWords, at: number): boolean {
  return pieces[at]?.fresh === false && pieces[at - 1]?.letters === 'Capital';
}

/** A name behind a word that introduces one. */
function namedAfter(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  const piece = pieces[at];
  if (piece === undefined) return undefined;
  if (hasSense(piece, SENSE.ROLE)) return afterRole(words, at);
  if (hasSense(piece, SENSE.TITLE)) return afterTitle(words, at);
  if (piece.form === 'г' && /^(?:н|на|ну|жа|жу|же|жи)$/.test(pieces[at + 2]?.form ?? '') && pieces[at + 1]?.form === '-') {
    return looksLikeName(words, at + 3) ? at + 3 : undefined;
  }
  if (hasSense(piece, SENSE.NAMING) || piece.form === 'name' || COPULA.test(piece.form)) return afterNaming(words, at);
  if (hasSense(piece, SENSE.ASKING)) return afterAsking(words, at);
  if (SELF.test(piece.form) || piece.form === 'am') return afterSelf(words, at);
  if (isGreeting(pieces, at)) return afterGreeting(words, at);
  return piece.fresh && isVocative(words, at) ? at : undefined;
}

function afterRole(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  let first = at + 1;
  if (/^[№#]$/.test(pieces[first]?.form ?? '') && pieces[first + 1]?.kind === 'number') first += 2;
  while (/^(?:по|имени|named|called|фамилии|[-«"“:(])$/.test(pieces[first]?.form ?? '')) first += 1;
  if (pieces[first]?.fresh === true) return undefined;
  return looksLikeName(words, first) || isFirstName(pieces[first]?.form ?? '') ? first : undefined;
}

function afterTitle(words: NameWords, at: number): number | undefined {
  const first = words.pieces[at + 1]?.form === '.' ? at + 2 : at + 1;
  const piece = words.pieces[first];
  if (isInitial(words, first) || looksLikeName(words, first)) return first;
  const isShort = /^(?:mr|mrs|ms|dr)$/.test(words.pieces[at]?.form ?? '');
  return isShort && piece?.kind === 'word' && !hasSense(piece, SENSE.PLAIN) ? first : undefined;
}

/** «меня зовут тимофей», «my name is Farida»: here even small letters are believed, if the words are no others. */
function afterNaming(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  const lead = pieces[at]?.form ?? '';
  if (COPULA.test(lead) && !lead.startsWith('name') && pieces[at - 1]?.form !== 'name') return undefined;
  let first = at + 1;
  while (/^[:—–-]$/.test(pieces[first]?.form ?? '')) first += 1;
  if (looksLikeName(words, first)) return first;
  const piece = pieces[first];
  const isFirm = lead === 'зовут' || (pieces[at - 2]?.form === 'my' && COPULA.test(lead)) || lead.startsWith("name'");
  if (!isFirm || piece?.kind !== 'word' || hasSense(piece, SENSE.PLAIN | SENSE.PREPOSITION)) return undefined;
  return lead === 'зовут' || isFirstName(piece.form) || closes(words, first) ? first : undefined;
}

function afterAsking(words: NameWords, at: number): number | undefined {
  const first = /^(?:to|for|with|о)$/.test(words.pieces[at + 1]?.form ?? '') ? at + 2 : at + 1;
  return looksLikeName(words, first) && words.pieces[first]?.fresh === false ? first : undefined;
}

/** «я Камила», «its Shaz again», «I, Bartholomew Finch,». */
function afterSelf(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  const lead = pieces[at]?.form ?? '';
  const first = lead === 'this' && pieces[at + 1]?.form === 'is' ? at + 2 : at + 1;
  if (isFirstName(pieces[first]?.form ?? '')) return first;
  if (!looksLikeName(words, first)) return undefined;
  return lead === 'я' || AGAIN.test(pieces[lastOfName(words, first) + 1]?.form ?? '') ? first : undefined;
}

function isGreeting(pieces: readonly Piece[], at: number): boolean {
  if (hasSense(pieces[at], SENSE.GREETING)) return true;
  const before = pieces[at - 1]?.form ?? '';
  return before.startsWith('добр') || before === 'good' ? /^(?:день|вечер|утро|дня|вечера|morning|afternoon|evening|day|времени)$/.test(pieces[at]?.form ?? '') : false;
}

/** «Hi Karen,», «Здравствуйте, Ольга Петровна!»: an unknown name must be closed by a mark. */
function afterGreeting(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  const first = /^[,!]$/.test(pieces[at + 1]?.form ?? '') ? at + 2 : at + 1;
  if (isFirstName(pieces[first]?.form ?? '')) return first;
  const isAddressed = looksLikeName(words, first) && pieces[first]?.fresh === false;
  return isAddressed && closes(words, lastOfName(words, first)) ? first : undefined;
}

/** «Виктор Семёнович, добрый день!» */
function isVocative(words: NameWords, at: number): boolean {
  if (!looksLikeName(words, at)) return false;
  const last = lastOfName(words, at);
  const greeting = words.pieces[last + 2]?.form ?? '';
  return words.pieces[last + 1]?.form === ',' && (isGreeting(words.pieces, last + 2) || /^(?:добр|good)/.test(greeting));
}

function closes({ pieces }: NameWords, last: number): boolean {
  const after = pieces[last + 1];
  return after === undefined || after.gap === 'line' || CLOSING.test(after.form);
}

/** A name that ends a text or a line, behind a closing word, a dash or a number that was found. */
function signatureAfter(claims: Claims, words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  if (hasSense(pieces[at], SENSE.SIGN_OFF)) {
    let first = at + 1;
    while (/^[,.!—–-]$/.test(pieces[first]?.form ?? '')) first += 1;
    const isApart = first > at + 1 || pieces[first]?.gap === 'line';
    if (!isApart || !looksLikeName(words, first)) return undefined;
    return closes(words, lastOfName(words, first)) ? first : undefined;
  }
  if (!looksLikeName(words, at)) return undefined;
  const last = lastOfName(words, at);
  const end = pieces[last + 1]?.form === '.' ? last + 2 : last + 1;
  if (end < pieces.length) return undefined;
  const before = pieces[at - 1]?.form ?? '';
  if (/^[—–-]$/.test(before)) return at;
  const follows = before === ',' && (!claims.isFree(at - 2) || pieces[at - 2]?.kind === 'hidden');
  return follows || (pieces[last]?.form === '.' && pieces[at]?.fresh === true) ? at : undefined;
}
