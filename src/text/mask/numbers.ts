import type { Claims } from './claims.ts';
import { type Clue, clueAfter, clueBefore } from './clues.ts';
import { type Group, type Run, runsOf } from './groups.ts';
import type { PersonalKind } from './kinds.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';
import { isFirm, type Shape, shapeOf, THOUSANDS } from './shapes.ts';

const LONGEST = 8;
const YEAR = /^(?:19|20)\d\d$/;
/** Sums more often than numbers of documents. */
const ROUND = /^[1-9]\d*00$/;
const PAIR = /^\d{1,5}[-–—/]\d{1,2}$|^\d{1,3} \d{3}-\d{2}$/;
const LAW = /^\d{1,4}-ФЗ$/i;
const BOOKING = /^[A-Z]{5,8}$/;
const LINKING = /^(?:no|not|and|but|was|is|has|had|never|still|arrived|came|без|не|и|а|но|так|был|была|было|до|опять)$/;
const EXTENSION = /^(?:доб|добавочный|ext|extension|x)$/;

/** Finds numbers of documents, phones and accounts by their shape, by the words before them, or by both. */
export function claimNumbers(claims: Claims): void {
  const runs = runsOf(claims);
  const known = new Map<string, PersonalKind>();
  for (const run of runs) {
    for (const part of partsOf(claims, run)) claimPart(claims, part, known);
  }
  if (known.size > 0) for (const run of runs) claimAlike(claims, run, known);
  claimBookingCodes(claims);
}

/** A run without the groups that count, date or price something. */
function partsOf(claims: Claims, run: Run): Group[][] {
  const dull = run.map((group) => group.dull || countsSomething(claims, group));
  for (let at = run.length - 1; at > 0; at -= 1) {
    // «14 500 рублей»: what is parted as thousands is one sum.
    if (dull[at] && /^\d{3}$/.test(run[at]?.text ?? '') && /^\d{1,3}$/.test(run[at - 1]?.text ?? ''))
      dull[at - 1] = true;
  }
  const parts: Group[][] = [[]];
  run.forEach((group, at) => {
    const part = parts.at(-1) ?? [];
    const isPliant = group.pliant && part.length > 0 && !countsSomething(claims, group);
    if (dull[at] && !isPliant) parts.push([]);
    else part.push(group);
  });
  return parts.filter((part) => part.length > 0);
}

function countsSomething({ pieces }: Claims, group: Group): boolean {
  const after = pieces[group.last + 1];
  if (after === undefined || after.gap === 'line') return false;
  // «x12» is an extension, «x 12» counts.
  if (after.form === 'x' && pieces[group.last + 2]?.gap === 'none') return false;
  if (hasSense(after, SENSE.UNIT)) return true;
  return hasSense(after, SENSE.MONTH) && group.digits <= 2;
}

function claimPart(claims: Claims, part: Run, known: Map<string, PersonalKind>): void {
  for (let first = 0; first < part.length; ) {
    const shaped = longestShape(claims, part, first);
    const last = shaped === undefined ? lastOfRest(claims, part, first) : lastOfTail(claims, part, shaped);
    const groups = part.slice(first, last + 1);
    const kind = kindOf(claims, groups, shaped?.shape);
    if (kind === undefined) {
      first += 1;
      continue;
    }
    claimGroups(claims, groups, kind);
    for (const group of groups) if (group.digits >= 4) known.set(outline(group), kind);
    first = last + 1;
  }
}

interface Shaped {
  readonly last: number;
  readonly shape: Shape;
}

function longestShape(claims: Claims, part: Run, first: number): Shaped | undefined {
  for (let last = Math.min(part.length, first + LONGEST) - 1; last >= first; last -= 1) {
    const groups = part.slice(first, last + 1);
    const shape = shapeOf(textOf(claims, groups), digitsOf(groups));
    // «118830 10-14»: a dull tail belongs to a phone at most.
    const isHours = shape === 'number' && part[last]?.dull === true && part[last]?.letters === 0;
    if (shape !== undefined && !isHours) return { last, shape };
  }
  return undefined;
}

/** The last group before one that a number of its own begins with. */
function lastOfRest(claims: Claims, part: Run, first: number): number {
  let last = first;
  while (last + 1 < part.length && last + 1 < first + LONGEST && !opensFirm(claims, part, last + 1)) last += 1;
  // «заявка 118830 10-14» ends before the hours.
  while (last > first && part[last]?.dull === true && part[last]?.letters === 0) last -= 1;
  return last;
}

/** «ABC 0044188 01»: short groups behind a document's number belong to it. */
function lastOfTail(claims: Claims, part: Run, { last, shape }: Shaped): number {
  let tail = last;
  const isTail = (group: Group | undefined) =>
    group !== undefined && group.digits <= 4 && group.letters <= (group.digits === 0 ? 3 : 1);
  while (shape === 'number' && isTail(part[tail + 1]) && longestShape(claims, part, tail + 1) === undefined) tail += 1;
  return tail;
}

function opensFirm(claims: Claims, part: Run, first: number): boolean {
  const shaped = longestShape(claims, part, first);
  return shaped !== undefined && isFirm(textOf(claims, part.slice(first, shaped.last + 1)), shaped.shape);
}

function kindOf(claims: Claims, groups: Run, shape: Shape | undefined): PersonalKind | undefined {
  const [opening] = groups;
  if (opening === undefined || digitsOf(groups) === 0) return undefined;
  const before = clueBefore(claims, opening.first);
  const after = before.kind === undefined ? clueAfter(claims, groups.at(-1)?.last ?? opening.last) : undefined;
  const clue = after ?? before;
  if (clue.kind === 'catalogue') return shape === 'number' || shape === undefined ? undefined : shape;
  if (shape === undefined) return isNumberOfClue(claims, groups, clue) ? (clue.kind ?? 'order') : undefined;
  if (shape === 'card') return clue.kind === 'tax' ? 'tax' : shape;
  if (shape !== 'number') return clue.kind !== undefined && clue.steps === 0 ? clue.kind : shape;
  return clue.kind ?? 'account';
}

/** Whether the words before allow so weak a shape as this one. */
function isNumberOfClue(claims: Claims, groups: Run, clue: Clue): boolean {
  const text = textOf(claims, groups);
  const digits = digitsOf(groups);
  const letters = groups.reduce((sum, group) => sum + group.letters, 0);
  const isSum = THOUSANDS.test(text);
  const isStrong = !isSum && (digits >= 5 || (letters > 0 && digits >= 3) || isBookingCode(text));
  // A hashtag is no number.
  if (claims.pieces[(groups[0]?.first ?? 0) - 1]?.form === '#' && /^\d*\p{Ll}{3}/u.test(text)) return false;
  if (LAW.test(text)) return false;
  if (clue.kind === undefined) return clue.numbered && !isSum && !YEAR.test(text) && (digits >= 4 || isStrong);
  if (clue.kind === 'plate' && letters === 0) return false;
  if (clue.loose && !clue.numbered && (ROUND.test(text) || PAIR.test(text))) return false;
  if (clue.numbered && digits >= 2) return true;
  if (clue.steps > 0 || clue.governed) {
    const isEnough =
      isStrong || (!clue.loose && !clue.governed && digits === 4 && !ROUND.test(text) && !YEAR.test(text));
    return isEnough && !isSum && !(clue.loose && clue.governed && digits < 6);
  }
  if (clue.numbered) return letters > 0 || !clue.loose;
  if (isStrong || (letters > 0 && digits >= 2 && /^[A-ZА-Я]|[A-ZА-Я]$/.test(text))) return true;
  if (isSum) return digits >= 7 && !text.endsWith('000');
  if (YEAR.test(text)) return false;
  if (clue.kind === 'account') return digits >= 5;
  if (digits >= 3) return !clue.loose || digits >= 4;
  return !clue.loose && isNoun(claims.pieces, clue.at) && standsAlone(claims, groups);
}

/** «7KQ2ZD», «BRN8X2». */
function isBookingCode(text: string): boolean {
  return /^[A-Z\d]{5,8}$/.test(text) && /\d/.test(text) && /[A-Z]/.test(text);
}

/** «my order 63», not «to order 63». */
function isNoun(pieces: readonly Piece[], cue: number): boolean {
  return !/^(?:to|i|we|you|would|could|can|will|not|did|didn't)$/.test(pieces[cue - 1]?.form ?? '');
}

/** «заказ 63 без картошки», not «заказ 2 пиццы»: behind a short number stands no noun. */
function standsAlone({ pieces }: Claims, groups: Run): boolean {
  const after = pieces[(groups.at(-1)?.last ?? 0) + 1];
  return after === undefined || after.kind !== 'word' || after.fresh || LINKING.test(after.form);
}

/** A number shaped like one that was found is found too: «с 07700900871 на 07700900817». */
function claimAlike(claims: Claims, run: Run, known: ReadonlyMap<string, PersonalKind>): void {
  for (const group of run) {
    const kind = claims.isFree(group.first) && !group.dull ? known.get(outline(group)) : undefined;
    if (group.digits < 5 && claims.isFree(group.first - 2)) continue;
    if (kind !== undefined && !countsSomething(claims, group)) claims.claim(group.first, group.last, kind);
  }
}

/** «booking reference QXWZPL»: letters alone, where the text does not shout. */
function claimBookingCodes(claims: Claims): void {
  const { pieces } = claims;
  pieces.forEach((piece, at) => {
    if (piece.letters !== 'UPPER' || !BOOKING.test(claims.text.slice(piece.start, piece.end))) return;
    if (
      piece.senses !== 0 ||
      !claims.isFree(at) ||
      pieces[at + 1]?.letters === 'UPPER' ||
      pieces[at - 1]?.letters === 'UPPER'
    )
      return;
    const clue = clueBefore(claims, at);
    if (clue.kind === 'order' && clue.steps === 0 && !clue.governed) claims.claim(at, at, 'order');
  });
}

function outline(group: Group): string {
  return group.text.replace(/\d/g, '9').replace(/\p{L}/gu, 'A');
}

function claimGroups(claims: Claims, groups: Run, kind: PersonalKind): void {
  const { pieces } = claims;
  let first = groups[0]?.first ?? 0;
  let last = groups.at(-1)?.last ?? 0;
  while (/^[+(]$/.test(pieces[first - 1]?.form ?? '') && pieces[first]?.gap === 'none') first -= 1;
  if (/^[#№]$/.test(pieces[first - 1]?.form ?? '') && pieces[first]?.gap === 'none') first -= 1;
  if (isSeries(pieces[first - 1]) && pieces[first]?.gap === 'blank') first -= 1;
  if (pieces[last + 1]?.form === ')' && textOf(claims, groups).includes('(')) last += 1;
  const word = /^[,(]$/.test(pieces[last + 1]?.form ?? '') ? last + 2 : last + 1;
  if (kind === 'phone' && EXTENSION.test(pieces[word]?.form ?? '')) {
    const number = /^[.#:]$/.test(pieces[word + 1]?.form ?? '') ? word + 2 : word + 1;
    if (pieces[number]?.kind === 'number') last = number;
  }
  claims.claim(first, last, kind);
}

/** The groups as they stand in the text, with a plus or a bracket before them. */
function textOf({ pieces, text }: Claims, groups: Run): string {
  let first = groups[0]?.first ?? 0;
  while (/^[+(]$/.test(pieces[first - 1]?.form ?? '') && pieces[first]?.gap === 'none') first -= 1;
  return text.slice(pieces[first]?.start, pieces[groups.at(-1)?.last ?? 0]?.end);
}

function digitsOf(groups: Run): number {
  return groups.reduce((sum, group) => sum + group.digits, 0);
}

/** «RMA 004418»: letters that are a word for a number and a part of it. */
function isSeries(piece: Piece | undefined): boolean {
  return piece?.letters === 'UPPER' && piece.form.length <= 3 && hasSense(piece, SENSE.ORDER);
}
