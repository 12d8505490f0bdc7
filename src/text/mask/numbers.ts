import type { Claims } from './claims.ts';
import { type Clue, clueAfter, clueBefore } from './clues.ts';
import { countsSomething, digitsOfRun, type Group, type Run, runsOf, signBefore, textOfRun } from './groups.ts';
import type { PersonalKind } from './kinds.ts';
import { kindOfRun } from './number-rules.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';
import { isFirm, LEAST_DIGITS, type Shape, shapeOf } from './shapes.ts';

/** The most groups that one number has; it keeps the time linear. */
const LONGEST = 8;
const EXTENSION = /^(?:доб|добавочный|ext|extension|x)$/;
const BOOKING_CUE = /^(?:booking|reservation|pnr|locator|conf|confirmation|ref|reference|брон)/;
const LETTER_CODE = /^[A-Z]{5,7}$/;
/** Hardly a word: at most one vowel. */
const UNSPEAKABLE = /^[^AEIOUY]*[AEIOUY]?[^AEIOUY]*$/;

interface Shaped {
  readonly last: number;
  readonly shape: Shape;
}

/** The longest shape that begins at each group of a part. */
type Shapes = readonly (Shaped | undefined)[];

/** Finds numbers of documents, phones and accounts by their shape, by the words before them, or by both. */
export function claimNumbers(claims: Claims): void {
  const runs = runsOf(claims);
  const known = new Map<string, PersonalKind>();
  for (const run of runs) {
    for (const part of partsOf(claims, run)) claimPart(claims, part, known);
  }
  if (known.size > 0) for (const run of runs) claimAlike(claims, run, known);
  claimLetterCodes(claims);
}

/** A run without the groups that count, date or price something. */
function partsOf(claims: Claims, run: Run): Group[][] {
  const dull = run.map((group) => group.dull || countsSomething(claims, group));
  for (let at = run.length - 1; at > 0; at -= 1) {
    // «14 500 рублей»: what is parted as thousands is one sum.
    const isSum = /^\d{3}$/.test(run[at]?.text ?? '') && /^\d{1,3}$/.test(run[at - 1]?.text ?? '');
    if (dull[at] && isSum) dull[at - 1] = true;
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

function claimPart(claims: Claims, part: Run, known: Map<string, PersonalKind>): void {
  const shapes = part.map((_, first) => longestShape(claims, part, first));
  for (let first = 0; first < part.length; ) {
    const shaped = shapes[first];
    const clue = clueAround(claims, part, first, shaped);
    const last = shaped === undefined ? lastOfRest(claims, part, first, shapes) : lastOfTail(part, shaped, shapes);
    const groups = part.slice(first, last + 1);
    const kind = kindOfRun(claims, groups, shaped?.shape, clue);
    if (kind !== undefined) {
      claimGroups(claims, groups, kind);
      for (const group of groups) if (group.digits >= 4) known.set(outline(group), kind);
    }
    first = kind === undefined ? first + 1 : last + 1;
  }
}

function clueAround(claims: Claims, part: Run, first: number, shaped: Shaped | undefined): Clue {
  const before = clueBefore(claims, part[first]?.first ?? 0);
  if (before.kind !== undefined) return before;
  const last = part[shaped?.last ?? first];
  return clueAfter(claims, last?.last ?? 0) ?? before;
}

function longestShape(claims: Claims, part: Run, first: number): Shaped | undefined {
  const window = part.slice(first, first + LONGEST);
  let digits = digitsOfRun(window);
  for (let last = first + window.length - 1; last >= first; last -= 1) {
    const shape = digits < LEAST_DIGITS ? undefined : shapeOf(textOfRun(claims, part.slice(first, last + 1)), digits);
    digits -= part[last]?.digits ?? 0;
    // «118830 10-14»: a dull tail belongs to a phone at most.
    const isHours = shape === 'number' && isDullTail(part[last]);
    if (shape !== undefined && !isHours) return { last, shape };
  }
  return undefined;
}

function isDullTail(group: Group | undefined): boolean {
  return group?.dull === true && group.letters === 0;
}

/** The last group before one that a number of its own begins with. */
function lastOfRest(claims: Claims, part: Run, first: number, shapes: Shapes): number {
  let last = first;
  while (last + 1 < Math.min(part.length, first + LONGEST) && !opensFirm(claims, part, last + 1, shapes)) last += 1;
  while (last > first && isDullTail(part[last])) last -= 1;
  return last;
}

function opensFirm(claims: Claims, part: Run, first: number, shapes: Shapes): boolean {
  const shaped = shapes[first];
  return shaped !== undefined && isFirm(textOfRun(claims, part.slice(first, shaped.last + 1)), shaped.shape);
}

/** «ABC 0044188 01»: short groups behind a document's number belong to it. */
function lastOfTail(part: Run, { last, shape }: Shaped, shapes: Shapes): number {
  let tail = last;
  while (shape === 'number' && tail < last + LONGEST && isTail(part[tail + 1]) && shapes[tail + 1] === undefined)
    tail += 1;
  return tail;
}

function isTail(group: Group | undefined): boolean {
  return group !== undefined && group.digits <= 4 && group.letters <= (group.digits === 0 ? 3 : 1);
}

/** A number shaped like one that was found is found too: «с 07700900871 на 07700900817». */
function claimAlike(claims: Claims, run: Run, known: ReadonlyMap<string, PersonalKind>): void {
  for (const group of run) {
    if (group.dull || !claims.isFree(group.first)) continue;
    const kind = known.get(outline(group));
    // Short and without letters it may count something, unless it stands right beside the other.
    const isSure = group.digits >= 7 || (group.digits >= 5 && group.letters > 0) || !claims.isFree(group.first - 2);
    if (kind !== undefined && isSure && !countsSomething(claims, group)) claims.claim(group.first, group.last, kind);
  }
}

function outline(group: Group): string {
  return group.text.replace(/\d/g, '9').replace(/\p{L}/gu, 'A');
}

/** «booking reference QXWZPL»: a code of letters alone, where the words around do not shout. */
function claimLetterCodes(claims: Claims): void {
  const { pieces, text } = claims;
  pieces.forEach((piece, at) => {
    if (piece.letters !== 'UPPER' || piece.senses !== 0 || !claims.isFree(at)) return;
    const written = text.slice(piece.start, piece.end);
    if (!LETTER_CODE.test(written)) return;
    if (pieces[at + 1]?.letters === 'UPPER' || pieces[at - 1]?.letters === 'UPPER') return;
    const clue = clueBefore(claims, at);
    const isCode =
      BOOKING_CUE.test(pieces[clue.at]?.form ?? '') || (clue.kind === 'order' && UNSPEAKABLE.test(written));
    if (isCode && clue.steps === 0 && !clue.governed) claims.claim(at, at, 'order');
  });
}

function claimGroups(claims: Claims, groups: Run, kind: PersonalKind): void {
  const { pieces } = claims;
  let first = signBefore(pieces, groups);
  if (/^[#№]$/.test(pieces[first - 1]?.form ?? '') && pieces[first]?.gap === 'none') first -= 1;
  if (isSeries(pieces[first - 1]) && pieces[first]?.gap === 'blank') first -= 1;
  const last = groups.at(-1)?.last ?? 0;
  const closed = pieces[last + 1]?.form === ')' && textOfRun(claims, groups).includes('(') ? last + 1 : last;
  claims.claim(first, kind === 'phone' ? withExtension(pieces, closed) : closed, kind);
}

/** Over «доб. 214», «(ext 4)». */
function withExtension(pieces: readonly Piece[], last: number): number {
  const word = /^[,(]$/.test(pieces[last + 1]?.form ?? '') ? last + 2 : last + 1;
  if (!EXTENSION.test(pieces[word]?.form ?? '')) return last;
  const number = /^[.#:]$/.test(pieces[word + 1]?.form ?? '') ? word + 2 : word + 1;
  return pieces[number]?.kind === 'number' ? number : last;
}

/** «RMA 004418»: letters that are a word for a number and a part of it. */
function isSeries(piece: Piece | undefined): boolean {
  return piece?.letters === 'UPPER' && piece.form.length <= 3 && hasSense(piece, SENSE.ORDER);
}
