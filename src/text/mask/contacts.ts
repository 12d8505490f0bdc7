import type { Claims } from './claims.ts';
import { claimNamedHandles } from './handles.ts';
import { hasSense } from './pieces.ts';
import { SENSE } from './senses.ts';

/** Finds links that carry ids, handles and e-mail addresses. Every repetition is bounded: the time is linear. */
export function claimContacts(claims: Claims): void {
  const { text } = claims;
  if (text.includes('/')) {
    claimProfiles(claims);
    claimLinks(claims);
  }
  claimSpelledEmails(claims);
  if (text.includes('@')) {
    claimPartedEmails(claims);
    claimMatches(claims, EMAIL, 'email');
    claimMatches(claims, HANDLE, 'handle');
  }
  if (text.includes('u/')) claimMatches(claims, REDDIT, 'handle');
  if (text.includes('#')) claimMatches(claims, DISCORD, 'handle');
  claimNamedHandles(claims);
  if (text.includes('_')) claimUnderscored(claims);
}

const LOCAL = '[\\p{L}\\p{N}_][\\p{L}\\p{N}._%+-]{0,63}';
const NO_LOCAL_BEFORE = '(?<![\\p{L}\\p{N}._%+-])';
const NAMED_HOST = '[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62}(?:[.,]\\p{L}[\\p{L}\\p{N}-]{1,24}){1,4}';
/** A comma for a point is a common slip, and so is a host without its end. */
const EMAIL = new RegExp(`${NO_LOCAL_BEFORE}${LOCAL}(?:(?:@ ?| @ )${NAMED_HOST}|@\\p{L}[\\p{L}\\p{N}-]{1,40})`, 'gu');
/** A blank behind the @ is a slip only where what follows cannot be a word: it has a digit or an underscore. */
const HANDLE = new RegExp(
  '(?<![\\p{L}\\p{N}_@])@(?:(?: (?=[A-Za-z.-]{0,30}[\\d_]))?[A-Za-z\\d_](?:[\\w.-]{0,30}[A-Za-z\\d_])?|' +
    '[А-ЯЁа-яё][А-ЯЁа-яё\\d_]{2,30})',
  'gu',
);
/** No word of a complaint has an underscore; what has one is a nick, measured on 34,000 real texts. */
const UNDERSCORED =
  /(?<![\p{L}\p{N}@/.#&=?%_-])_?[\p{L}\p{N}]{1,30}(?:_[\p{L}\p{N}]{1,30}){1,4}(?![\p{L}\p{N}@/.=-])/gu;
const DISCORD = /(?<![\p{L}\p{N}._])[A-Za-z][\w.]{1,31}#\d{3,6}(?!\d)/gu;
const REDDIT = /(?<![\p{L}\p{N}._/])\/?u\/[\w-]{3,24}/gu;
/** A mail box and a host spelled out: «ivan точка k собака mail точка ru», «gus (at) example.net», «ivan@mail ru». */
const TOP = '(?:ru|com|org|net|ру|рф)(?!\\p{L})';
const POINT = '(?:\\.| dot | точка | ?[[(](?:dot|точка)[\\])] ?)';
const SPELLED = new RegExp(
  `${NO_LOCAL_BEFORE}(${LOCAL}(?:(?: dot | точка )${LOCAL}){0,2})` +
    '(?:( ?[[(«"] ?| )(at|собака|собачка|dog|гав|эт|a|а)(?: ?[\\])»"] ?| )|@{1,2})' +
    `[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,40}(?:(?:${POINT}\\p{L}[\\p{L}\\p{N}-]{1,24}){1,3}|\\.? ${TOP})`,
  'giu',
);
const SPELLED_SIGN = /собак|собачк|\bat\b|\bdog\b|гав|[[(](?:эт|a|а)[\])]|@@|@\S{1,40}\s(?:ru|com|org|net|ру|рф)/i;
/** A blank before the @ is a slip only behind a word for mail: «почта ivan @mail.ru». */
const PARTED = new RegExp(`${NO_LOCAL_BEFORE}${LOCAL} @[\\p{L}\\p{N}-]{1,40}(?:\\.\\p{L}{2,24}){1,3}`, 'gu');

const HOST = '(?:[\\p{L}\\d](?:[\\p{L}\\d-]{0,61}[\\p{L}\\d])?\\.){1,4}\\p{L}{2,24}(?::\\d{2,5})?';
const LINK = new RegExp(`(?<![\\p{L}\\d@.-])(?:https?://|www\\.)?${HOST}/[^\\s«»"'<>()\\[\\]{}]{1,2000}`, 'giu');
const PROFILE_HOSTS =
  'boosty.to discord.gg dzen.ru facebook.com fb.com fb.me github.com instagram.com linkedin.com/in m.me ok.ru ' +
  'pinterest.com rutube.ru/u snapchat.com/add t.me telegram.me tiktok.com twitch.tv twitter.com vk.com vk.me vk.ru ' +
  'wa.me x.com youtube.com';
const PROFILE = new RegExp(
  `(?<![\\p{L}\\d@.-])(?:https?://)?(?:www\\.|m\\.)?(?:${PROFILE_HOSTS.replaceAll('.', '\\.').replaceAll(' ', '|')})` +
    '/@?[\\w.-]{2,64}(?:/[\\w.-]{1,64}){0,3}',
  'giu',
);
/** Segments that a person's page or paper follows even where it has no digit. */
const OWNER =
  /\/(?:u|user|users|profile|profiles|id|in|people|member|members|channel|c|author|account|client|wishlist)\/[^/]/i;
const PARAMETER = /[?&#](?!utm_)[\w-]{1,40}=[^&]/;
const TRAILING = /[.,;:!?…]$/;

function claimMatches(claims: Claims, pattern: RegExp, kind: 'email' | 'handle'): void {
  for (const match of claims.text.matchAll(pattern)) claims.claimText(match.index, match.index + match[0].length, kind);
}

/** Handles with an underscore and a letter; numbers alone are left to the rules for numbers. */
function claimUnderscored(claims: Claims): void {
  for (const { index, 0: nick } of claims.text.matchAll(UNDERSCORED)) {
    const isFree = claims.isFree(claims.pieceAt(index));
    if (isFree && /\p{L}{2}/u.test(nick)) claims.claimText(index, index + nick.length, 'handle');
  }
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
    const [whole, local = '', open = '', word = ''] = match;
    const isBracketed = /[[(«"]/.test(open);
    // «look at example.com» is no address unless the word before looks like a mail box or follows a word for mail.
    const isCommon = word.length === 1 ? !isBracketed : /^(?:at|dog)$/i.test(word) && !isBracketed;
    if (isCommon && !/[\d._+]/.test(local) && !followsMail(claims, match.index)) continue;
    claims.claimText(match.index, match.index + whole.length, 'email');
  }
}

function claimPartedEmails(claims: Claims): void {
  for (const match of claims.text.matchAll(PARTED)) {
    if (followsMail(claims, match.index)) claims.claimText(match.index, match.index + match[0].length, 'email');
  }
}

function followsMail(claims: Claims, offset: number): boolean {
  const at = claims.pieceAt(offset);
  return [1, 2].some((back) => hasSense(claims.pieces[at - back], SENSE.MAIL));
}
