import type { Claims } from './claims.ts';
import { clueBefore, type Clue } from './clues.ts';
import { type Group, type Run, runsOf } from './groups.ts';
import type { PersonalKind } from './kinds.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';
import { isFirm, shapeOf, THOUSANDS, type Shape } from './shapes.ts';

const LONGEST = 8;
const YEAR = /^(?:19|20)\d\d$/;
/** Sums more often than numbers of documents. */
const ROUND = /^[1-9]\d*00$/;
const PAIR = /^\d{1,5}[-–—/]\d{1,5}$/;
const LAW = /^\d{1,4}-ФЗ$/i;
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
}

/** A run without the groups that count, date or price something. */
function partsOf(claims: Claims, run: Run): Group[][] {
  const dull = run.map((group) => group.dull || countsSomething(claims, group));
  for (let at = run.length - 1; at > 0; at -= 1) {
    // «14 500 рублей»: what is parted as thousands is one sum.
    if (dull[at] && /^\d{3}$/.test(run[at]?.text ?? '') && /^\d{1,3}$/.test(run[at - 1]?.text ?? '')) dull[at - 1] = true;
  }
  const parts: Group[][] = [[]];
  run.forEach((group, at) => {
    if (dull[at]) parts.push([]);
    else parts.at(-1)?.push(group);
  });
  return parts.filter((part) => part.length > 0);
}

function countsSomething({ pieces }: Claims, group: Group): boolean {
  const after = pieces[group.last + 1];
  if (after === undefined || after.gap === 'line') return false;
  if (hasSense(after, SENSE.UNIT)) return true;
  return hasSense(after, SENSE.MONTH) && group.digits <= 2;
}

function claimPart(claims: Claims, part: Run, known: Map<string, PersonalKind>): void {
  for (let first = 0; first < part.length; ) {
    const shaped = longestShape(claims, part, first);
    const last = shaped?.last ?? lastOfRest(claims, part, first);
    const groups = part.slice(first, last + 1);
    const kind = kindOf(claims, groups, shaped?.shape);
    if (kind === undefined) {
      first += 1;
      continue;
    }
    claimGroups(claims, groups, kind);
    for (const group of groups) if (group.digits >= 5) known.set(outline(group), kind);
    first = last + 1;
  }
}

function longestShape(claims: Claims, part: Run, first: number): { last: number; shape: Shape } | undefined {
  for (let last = Math.min(part.length, first + LONGEST) - 1; last >= first; last -= 1) {
    const groups = part.slice(first, last + 1);
    const shape = shapeOf(textOf(claims, groups), digitsOf(groups));
    if (shape !== undefined) return { last, shape };
  }
  return undefined;
}

/** The last group before one that a number of its own begins with. */
function lastOfRest(claims: Claims, part: Run, first: number): number {
  let last = first;
  while (last + 1 < part.length && last + 1 < first + LONGEST && !opensFirm(claims, part, last + 1)) last += 1;
  return last;
}

function opensFirm(claims: Claims, part: Run, first: number): boolean {
  const shaped = longestShape(claims, part, first);
  return shaped !== undefined && isFirm(textOf(claims, part.slice(first, shaped.last + 1)), shaped.shape);
}

function kindOf(claims: Claims, groups: Run, shape: Shape | undefined): PersonalKind | undefined {
  const [opening] = groups;
  if (opening === undefined || digitsOf(groups) === 0) return undefined;
  const clue = clueBefore(claims, opening.first);
  if (clue.kind === 'catalogue') return shape === 'number' || shape === undefined ? undefined : shape;
  if (shape === undefined) return isNumberOfClue(claims, groups, clue) ? (clue.kind ?? 'order') : undefined;
  if (shape !== 'number') return clue.kind !== undefined && clue.steps === 0 && shape !== 'card' ? clue.kind : shape;
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
  if (/^\d*\p{Ll}{3}/u.test(text) || LAW.test(text)) return false;
  if (clue.kind === undefined) return clue.numbered && !isSum && !YEAR.test(text) && (digits >= 4 || isStrong);
  if (clue.kind === 'plate' && letters === 0) return false;
  if (clue.loose && !clue.numbered && (ROUND.test(text) || PAIR.test(text))) return false;
  if (clue.steps > 0 || clue.governed) return isStrong && !(clue.loose && clue.governed && digits < 6);
  if (clue.numbered) return digits >= 2 || letters > 0 || !clue.loose;
  if (isStrong) return true;
  if (isSum || YEAR.test(text)) return false;
  return clue.loose ? digits >= 4 : digits >= 3 || (digits === 2 && standsAlone(claims, groups));
}

/** «7KQ2ZD», «BRN8X2». */
function isBookingCode(text: string): boolean {
  return /^[A-Z\d]{5,8}$/.test(text) && /\d/.test(text) && /[A-Z]/.test(text);
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
    if (kind !== undefined && !countsSomething(claims, group)) claims.claim(group.first, group.last, kind);
  }
}

function outline(group: Group): string {
  return group.text.replace(/\d/g, '9').replace(/\p{L}/gu, 'A');
}

function claimGroups(claims: Claims, groups: Run, kind: PersonalKind): void {
  const { pieces } = claims;
  let first = groups[0]?.first ?? 0;
  let last = groups.at(-1)?.last ?? 0;
  while (/^[+(]$/.test(pieces[first - 1]?.form ?? '') && pieces[first]?.gap === 'none') first -= 1;
  if (isSeries(pieces[first - 1]) && pieces[first]?.gap === 'blank') first -= 1;
  if (pieces[last + 1]?.form === ')' && textOf(claims, groups).includes('(')) last += 1;
  const word = pieces[last + 1]?.form === ',' ? last + 2 : last + 1;
  if (kind === 'phone' && EXTENSION.test(pieces[word]?.form ?? '')) {
    const number = pieces[word + 1]?.form === '.' ? word + 2 : word + 1;
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
