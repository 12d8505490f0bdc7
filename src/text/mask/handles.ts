import type { Claims } from './claims.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

const NICK = /^\p{L}[\w\p{L}.:-]{2,40}$/u;
/** Signs that no common word has: a digit, an underscore, a point or a capital letter inside. */
const NO_WORD = /[\d_]|[A-Za-z][.-][A-Za-z]|\p{Ll}\p{Lu}/u;
const VK_ID = /^id\d{5,}$/;
const LATIN = /^[A-Za-z]{3,24}$/;
const CYRILLIC = /[а-я]/;
/** Behind these a Latin word is a name even without such a sign, if «is» leads to it. */
const FIRM_CUE = /^(?:username|login|nick|nickname|handle|gamertag|ign)$/;
const FILLERS = new Set('is my мой моя в во name user account page profile as under at dm me on'.split(' '));
const MOST_FILLERS = 3;
const LONGEST = 16;

/** Finds handles without an @ beside a word for them: «ник lesnik_88», «skype: ivan.k90», «moth_00 on twitter». */
export function claimNamedHandles(claims: Claims): void {
  claims.pieces.forEach((piece, at) => {
    if (!hasSense(piece, SENSE.HANDLE)) return;
    claimBehind(claims, at);
    if (/^(?:on|in|в)$/.test(claims.pieces[at - 1]?.form ?? '')) claimBefore(claims, at - 2);
  });
}

function claimBehind(claims: Claims, cue: number): void {
  const { pieces } = claims;
  let first = cue + 1;
  while (first <= cue + MOST_FILLERS && isFiller(pieces[first])) first += 1;
  const opening = pieces[first];
  if (opening?.kind !== 'word' || !claims.isFree(first)) return;
  let last = first;
  while (last < first + LONGEST && isJoined(claims, last + 1)) last += 1;
  const written = textOf(claims, first, last);
  const isNick = VK_ID.test(written) || (NO_WORD.test(written) && NICK.test(written));
  if (isNick || (LATIN.test(written) && !hasSense(opening, SENSE.PLAIN) && isLed(pieces, cue, first))) {
    claims.claim(first, last, 'handle');
  }
}

/** Among Cyrillic letters a Latin word stands out; elsewhere a colon or a quotation mark has to lead to it. */
function isLed(pieces: readonly Piece[], cue: number, first: number): boolean {
  const form = pieces[cue]?.form ?? '';
  const lead = pieces[first - 1]?.form ?? '';
  return CYRILLIC.test(form) || /^[:="“«(]$/.test(lead) || (FIRM_CUE.test(form) && lead === 'is');
}

function claimBefore(claims: Claims, last: number): void {
  let first = last;
  while (first > last - LONGEST && claims.pieces[first]?.gap === 'none' && claims.isFree(first - 1)) first -= 1;
  const written = textOf(claims, first, last);
  if (NO_WORD.test(written) && NICK.test(written) && claims.isFree(first)) claims.claim(first, last, 'handle');
}

function isFiller(piece: Piece | undefined): boolean {
  return piece?.kind === 'mark' || FILLERS.has(piece?.form ?? '');
}

/** A point or a hyphen joins only between words or numbers; «live:moth_00» is one name. */
function isJoined(claims: Claims, at: number): boolean {
  const piece = claims.pieces[at];
  if (piece === undefined || piece.gap !== 'none' || !claims.isFree(at)) return false;
  if (piece.kind === 'word' || piece.kind === 'number' || piece.form === '_') return true;
  const next = claims.pieces[at + 1];
  const joins = /^[.-]$/.test(piece.form) || (piece.form === ':' && claims.pieces[at - 1]?.form === 'live');
  return joins && next?.gap === 'none' && next.kind !== 'mark';
}

function textOf({ pieces, text }: Claims, first: number, last: number): string {
  return text.slice(pieces[first]?.start, pieces[last]?.end);
}
