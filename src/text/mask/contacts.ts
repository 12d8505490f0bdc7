import type { Claims } from './claims.ts';
import { SENSE } from './senses.ts';

/** Finds links that carry ids, handles and e-mail addresses. Every repetition is bounded, so that the time is linear. */
export function claimContacts(claims: Claims): void {
  const { text } = claims;
  if (text.includes('/')) {
    claimProfiles(claims);
    claimLinks(claims);
  }
  if (text.includes('@')) {
    claimMatches(claims, EMAIL, 'email');
    claimMatches(claims, HANDLE, 'handle');
  }
  if (text.includes('u/')) claimMatches(claims, REDDIT, 'handle');
  if (text.includes('#')) claimMatches(claims, DISCORD, 'handle');
  claimSpelledEmails(claims);
  claimNamedHandles(claims);
}

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_][\p{L}\p{N}._%+-]{0,63}(?: ?@ ?[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:[.,]\p{L}[\p{L}\p{N}-]{1,24}){1,4}|@\p{L}[\p{L}\p{N}-]{1,40})/gu;
/** A blank behind the @ is a slip only where what follows cannot be a word: it has a digit or an underscore. */
const HANDLE =
  /(?<![\p{L}\p{N}_@])@(?: (?=[A-Za-z.-]{0,30}[\d_]))?[A-Za-z\d_](?:[\w.-]{0,30}[A-Za-z\d_])?|(?<![\p{L}\p{N}_@])@[а-яё][а-яё\d_]{2,30}/gu;
const DISCORD = /(?<![\p{L}\p{N}._])[A-Za-z][\w.]{1,31}#\d{4}(?!\d)/gu;
const REDDIT = /(?<![\p{L}\p{N}._/])\/?u\/[\w-]{3,24}/gu;
const SPELLED =
  /(?<![\p{L}\p{N}._%+-])([\p{L}\p{N}_][\p{L}\p{N}._%+-]{0,63})( ?[[(] ?| )(at|собака|собачка|dog|эт)( ?[\])] ?| )[\p{L}\p{N}][\p{L}\p{N}-]{0,40}(?:(?:(?:\.| dot | точка | ?[[(](?:dot|точка)[\])] ?)\p{L}[\p{L}\p{N}-]{1,24}){1,3}| (?:ru|com|org|net|ру|рф)(?!\p{L}))/giu;
const SPELLED_SIGN = /собак|собачк|\bat\b|\bdog\b|эт[\])]/i;

const HOST = '(?:[\\p{L}\\d](?:[\\p{L}\\d-]{0,61}[\\p{L}\\d])?\\.){1,4}\\p{L}{2,24}(?::\\d{2,5})?';
const LINK = new RegExp(`(?<![\\p{L}\\d@.-])(?:https?://|www\\.)?${HOST}/[^\\s«»"'<>()\\[\\]{}]{1,2000}`, 'giu');
const PROFILE =
  /(?<![\p{L}\d@.-])(?:https?:\/\/)?(?:www\.|m\.)?(?:t\.me|vk\.com|vk\.ru|ok\.ru|wa\.me|instagram\.com|facebook\.com|fb\.com|twitter\.com|x\.com|tiktok\.com|linkedin\.com\/in|youtube\.com|telegram\.me|discord\.gg|snapchat\.com\/add)\/@?[\w.-]{2,64}(?:\/[\w.-]{1,64}){0,3}/giu;
/** Segments that a person's page or paper follows even where it has no digit. */
const OWNER =
  /\/(?:u|user|users|profile|profiles|id|in|people|member|members|channel|c|author|account|client|wishlist)\/[^/]/i;
const PARAMETER = /[?&#](?!utm_)[\w-]{1,40}=[^&]/;
const TRAILING = /[.,;:!?…]$/;

function claimMatches(claims: Claims, pattern: RegExp, kind: 'email' | 'handle'): void {
  for (const match of claims.text.matchAll(pattern)) claims.claimText(match.index, match.index + match[0].length, kind);
}

function claimProfiles(claims: Claims): void {
  for (const match of claims.text.matchAll(PROFILE)) {
    const rest = claims.text.slice(match.index, match.index + 300);
    // With a query it is a link like any other.
    if (rest[match[0].length] === '?') continue;
    claims.claimText(match.index, match.index + trimmed(match[0]).length, 'handle');
  }
}

function claimLinks(claims: Claims): void {
  for (const match of claims.text.matchAll(LINK)) {
    const link = trimmed(match[0]);
    if (isTelling(link)) claims.claimText(match.index, match.index + link.length, 'link');
  }
}

/** A link to a shop's front page or help says nothing about a person; one with an id, a query or an owner may. */
function isTelling(link: string): boolean {
  const path = link.slice(link.indexOf('/', link.indexOf('.')));
  const digits = path.match(/\d/g)?.length ?? 0;
  return digits >= 3 || PARAMETER.test(path) || path.includes('@') || OWNER.test(path);
}

function trimmed(match: string): string {
  let text = match;
  while (TRAILING.test(text)) text = text.slice(0, -1);
  return text;
}

function claimSpelledEmails(claims: Claims): void {
  if (!SPELLED_SIGN.test(claims.text)) return;
  for (const match of claims.text.matchAll(SPELLED)) {
    const [whole, local = '', open = ' ', word = ''] = match;
    // «look at example.com» is no address unless the word before looks like a mail box or follows a word for mail.
    const isBare = open === ' ' && word.toLowerCase() === 'at' && !/[\d._+]/.test(local);
    if (isBare && !followsMail(claims, match.index)) continue;
    claims.claimText(match.index, match.index + whole.length, 'email');
  }
}

function followsMail(claims: Claims, offset: number): boolean {
  const at = claims.pieceAt(offset);
  return [1, 2].some((back) => ((claims.pieces[at - back]?.senses ?? 0) & SENSE.MAIL) !== 0);
}

const VK_ID = /^id\d{5,}$/;
const NICK = /^[A-Za-z][\w.-]{2,40}$/;

/** «ник lesnik_88», «skype: ivan.k90»: behind a word for it a handle may do without the @, if no word looks like it. */
function claimNamedHandles(claims: Claims): void {
  const { pieces, text } = claims;
  for (let at = 0; at < pieces.length; at += 1) {
    if (((pieces[at]?.senses ?? 0) & SENSE.HANDLE) === 0) continue;
    let first = at + 1;
    while (first <= at + 3 && (pieces[first]?.kind === 'mark' || FILLERS.has(pieces[first]?.form ?? ''))) first += 1;
    const opening = pieces[first];
    if (opening?.kind !== 'word' || !claims.isFree(first)) continue;
    let last = first;
    while (last < first + 16 && isJoined(claims, last + 1)) last += 1;
    const written = trimmed(text.slice(opening.start, pieces[last]?.end));
    const hasSign = /[\d_]|[A-Za-z]\.[A-Za-z]|[a-z][A-Z]/.test(written) && NICK.test(written);
    if (hasSign || VK_ID.test(written)) claims.claim(first, last, 'handle');
  }
}

const FILLERS = new Set('is my мой моя в во name'.split(' '));

function isJoined(claims: Claims, at: number): boolean {
  const piece = claims.pieces[at];
  if (piece === undefined || piece.gap !== 'none' || !claims.isFree(at)) return false;
  if (piece.kind === 'word' || piece.kind === 'number') return true;
  const next = claims.pieces[at + 1];
  return /^[._-]$/.test(piece.form) && (piece.form === '_' || (next?.gap === 'none' && next.kind !== 'mark'));
}
