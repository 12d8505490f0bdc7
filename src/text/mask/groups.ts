import type { Claims } from './claims.ts';
import { ANY_KIND } from './clues.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

/** What stands without a blank and has a digit, or a few capital letters before or behind such a thing. */
export interface Group {
  /** Indexes of pieces, both included. */
  readonly first: number;
  readonly last: number;
  readonly text: string;
  readonly digits: number;
  readonly letters: number;
  /** It counts, measures, dates or prices something: no number of a document. */
  readonly dull: boolean;
  /** Dull alone, yet behind other digits it may be a part of a phone or a code: «04-18», «7GB». */
  readonly pliant: boolean;
}

/** Groups that only blanks, brackets or dashes part. */
export type Run = readonly Group[];

const JOINT = /^[-–—‑‐−./(),:№_]$/;
const DULL = [
  /^\d{1,2}[./]\d{1,2}(?:[./](?:\d{2}|\d{4}))?$/, // a day, a ratio
  /^(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?$/,
  /^\d{1,2}[-–—]\d{1,2}$|^(?:19|20)\d\d[-–—/](?:19|20)\d\d$|^\d{2,4}0[-–—/]\d{2,4}0$/, // a range
  /^\d{1,3}:\d{1,3}(?::\d{2})?$/, // a time, a score
  /^(?:\d{1,2}[.,]\d{1,2}[.,])?(?:19|20)?\d\dг(?:ода?)?$/i,
  /^\d{1,2}[.,]\d{1,2}[.,](?:19|20)\d\d$/,
  /^(?:\d{1,2}\.)?\d{1,2}(?:\.\d{2,4})?[-–—]\d{1,2}\.\d{1,2}\.(?:\d{2}){1,2}$/, // from day to day
  /^\d{1,3}\.\d{4,}$/, // a coordinate
  /^\d{1,3}(?:[.,]\d{3})*[.,]\d{1,2}$|^\d{1,3}(?:[.,]\d{3})+$|^\d+[.,]\d$|^\d{4,7}[.,]\d{2}$|^\d+,\d+$/,
  /^\d+-?(?:st|nd|rd|th|й|я|е|го|му|ый|ая|ое|ого|ти|ми|х|м|ю|летн.{2,3})$/i,
  /^\d{1,2}(?:\.\d{1,3}){2,3}$/, // a version
  /^\d{1,4}[xх×*]\d+/i,
  /^(?:до|с|в|от|на|по|за)\d+(?:[.:]\d+)?$/i, // a blank forgotten
];
const PLIANT = /^\d{2}[-–—]\d{2}$|^\d[A-Z]{1,2}$/;
const CURRENCY = /^[$£€₽¥₴₸]$/;
const GLUED_UNIT = /^\d[\d.,:]*-?\p{L}{1,6}$|^\d{1,2}-\d{1,2}[ap]m$/u;
const PREFIX = /^(?:[A-Z]{1,4}|[А-Я]{1,3})$/;
const LONGEST_DULL = 24;
const LONGEST_GAP = 8;
const GAP = /^[\s()\-–—№+]{1,4}$|^\s(?:номер|N[o°]?\.?|#)\s?$/i;

/** Every run of groups in a text, in order. */
export function runsOf(claims: Claims): Run[] {
  const runs: Group[][] = [];
  let run: Group[] = [];
  for (let first = 0; first < claims.pieces.length; first += 1) {
    const last = lastOfGroup(claims, first);
    const group = last === undefined ? undefined : groupOf(claims, first, last);
    if (group !== undefined) {
      if (isNeighbour(claims, run.at(-1), group)) run.push(group);
      else {
        run = [group];
        runs.push(run);
      }
    }
    first = last ?? first;
  }
  return runs.filter((groups) => groups.some((group) => group.digits > 0));
}

/** The groups as they stand in the text, with a plus or a bracket before them. */
export function textOfRun({ pieces, text }: Claims, run: Run): string {
  return text.slice(pieces[signBefore(pieces, run)]?.start, pieces[run.at(-1)?.last ?? 0]?.end);
}

export function digitsOfRun(run: Run): number {
  return run.reduce((sum, group) => sum + group.digits, 0);
}

/** The first piece of a run, or the plus or bracket right before it. */
export function signBefore(pieces: readonly Piece[], run: Run): number {
  let first = run[0]?.first ?? 0;
  while (/^[+(]$/.test(pieces[first - 1]?.form ?? '') && pieces[first]?.gap === 'none') first -= 1;
  return first;
}

/** What stands behind makes the group a count, a measure, a price or a day. */
export function countsSomething({ pieces }: Claims, group: Group): boolean {
  const after = pieces[group.last + 1];
  if (after === undefined || after.gap === 'line') return false;
  // «x12» is an extension, «x 12» counts.
  if (after.form === 'x' && pieces[group.last + 2]?.gap === 'none') return false;
  if (hasSense(after, SENSE.UNIT)) return true;
  return hasSense(after, SENSE.MONTH) && group.digits <= 2;
}

function lastOfGroup(claims: Claims, first: number): number | undefined {
  const kind = claims.pieces[first]?.kind;
  if ((kind !== 'word' && kind !== 'number') || !claims.isFree(first)) return undefined;
  let last = first;
  for (let at: number | undefined = first; at !== undefined; at = joined(claims, last)) last = at;
  return last;
}

function groupOf({ pieces, text }: Claims, first: number, last: number): Group | undefined {
  const opening = pieces[first];
  if (opening === undefined) return undefined;
  let digits = 0;
  let letters = 0;
  for (let at = first; at <= last; at += 1) {
    const piece = pieces[at];
    if (piece?.kind === 'number') digits += piece.form.length;
    else if (piece?.kind === 'word') letters += piece.form.length;
  }
  const written = text.slice(opening.start, pieces[last]?.end);
  if (digits === 0 && !isPrefix(opening, written, pieces[last + 1])) return undefined;
  const dull = isDull(pieces, first, last, written, digits);
  return { first, last, text: written, digits, letters, dull, pliant: PLIANT.test(written) };
}

/** The next word or number of the same group, over at most two joints. */
function joined(claims: Claims, last: number): number | undefined {
  for (let at = last + 1; at <= last + 3; at += 1) {
    const piece = claims.pieces[at];
    if (piece === undefined || piece.gap !== 'none' || !claims.isFree(at)) return undefined;
    if (piece.kind === 'word' || piece.kind === 'number') return isBridged(claims, last, at) ? at : undefined;
    if (piece.kind !== 'mark' || !JOINT.test(piece.form)) return undefined;
  }
  return undefined;
}

function isBridged({ pieces, text }: Claims, last: number, next: number): boolean {
  if (next === last + 1) return true;
  const left = pieces[last];
  const right = pieces[next];
  if (left === undefined || right === undefined) return false;
  const bridge = text.slice(left.end, right.start);
  if (left.kind === 'number' && right.kind === 'number') {
    // «12345,12346» lists two numbers, «12,40» is one.
    return bridge !== ',' || left.form.length < 5 || right.form.length < 5;
  }
  if (bridge === '.') return left.letters === 'UPPER' && left.form.length <= 4 && right.kind === 'number';
  return /^[-–‑/_]$/.test(bridge);
}

/** Letters that are words too belong to a number only if it is long: «ИМ 2209418». */
function isPrefix(opening: Piece, written: string, next: Piece | undefined): boolean {
  if (!PREFIX.test(written)) return false;
  const isLong = next?.kind === 'number' && next.form.length >= 5 && !hasSense(opening, ANY_KIND);
  if (opening.senses === 0 || written === 'GB' || (written.length > 1 && isLong)) return true;
  return /^[A-HJ-Z]$/.test(written) && !opening.fresh;
}

function isNeighbour(claims: Claims, before: Group | undefined, group: Group): boolean {
  if (before === undefined) return false;
  const start = claims.pieces[before.last]?.end ?? 0;
  const end = claims.pieces[group.first]?.start ?? 0;
  if (end - start > LONGEST_GAP) return false;
  const gap = claims.text.slice(start, end);
  // Letters alone belong to a number only over a blank.
  return before.digits > 0 && group.digits > 0 ? GAP.test(gap) : /^\s$/.test(gap);
}

function isDull(pieces: readonly Piece[], first: number, last: number, written: string, digits: number): boolean {
  if (CURRENCY.test(pieces[first - 1]?.form ?? '') || CURRENCY.test(pieces[last + 1]?.form ?? '')) return true;
  if (hasSense(pieces[first], SENSE.MONTH) && digits <= 4) return true;
  if (isCurrencyCode(pieces[first]) || isCurrencyCode(pieces[first - 1])) return true;
  if (written.length > LONGEST_DULL) return false;
  // «118827-X» is no power.
  if ((digits < 6 || !written.includes('-')) && GLUED_UNIT.test(written) && hasSense(pieces[last], SENSE.UNIT))
    return true;
  return DULL.some((shape) => shape.test(written));
}

/** «AUD1700», «AED 210». */
function isCurrencyCode(piece: Piece | undefined): boolean {
  return piece?.letters === 'UPPER' && piece.form.length === 3 && hasSense(piece, SENSE.UNIT);
}
