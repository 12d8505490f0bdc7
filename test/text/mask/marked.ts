import type { PersonalSpan } from '../../../src/text/mask/mask.ts';

/** A text of the test set without its marks, and where the marks stood. */
export interface MarkedText {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly kind: string }[];
}

export interface Tally {
  marked: number;
  covered: number;
  found: number;
  right: number;
  sameKind: number;
  readonly kinds: Map<string, { marked: number; covered: number }>;
}

/** A found span may reach this many characters over what is marked. */
const MOST_EXTRA = 8;

/** Every text of a file of the set; lines that begin with # are comments. */
export function parseMarked(file: string): MarkedText[] {
  return file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parseLine);
}

function parseLine(line: string): MarkedText {
  const spans: { start: number; end: number; kind: string }[] = [];
  let text = '';
  let last = 0;
  for (const match of line.matchAll(/⟦([a-z]+)\|([^⟧]*)⟧/g)) {
    const [whole, kind = '', marked = ''] = match;
    text += line.slice(last, match.index);
    spans.push({ start: text.length, end: text.length + marked.length, kind });
    text += marked;
    last = match.index + whole.length;
  }
  return { text: text + line.slice(last), spans };
}

export function createTally(): Tally {
  return { marked: 0, covered: 0, found: 0, right: 0, sameKind: 0, kinds: new Map() };
}

/** Adds one text to a tally; returns what was missed and what was found wrongly. */
export function addToTally(tally: Tally, { spans }: MarkedText, found: readonly PersonalSpan[]) {
  const missed = spans.filter((span) => !isCovered(span, found));
  const wrong = found.filter((span) => !isRight(span, spans));
  tally.marked += spans.length;
  tally.covered += spans.length - missed.length;
  tally.found += found.length;
  tally.right += found.length - wrong.length;
  for (const span of spans) {
    const kind = tally.kinds.get(span.kind) ?? { marked: 0, covered: 0 };
    kind.marked += 1;
    if (!missed.includes(span)) kind.covered += 1;
    tally.kinds.set(span.kind, kind);
    if (found.some((other) => overlap(span, other) > 0 && other.kind === span.kind)) tally.sameKind += 1;
  }
  return { missed, wrong };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function isCovered(span: Stretch, found: readonly Stretch[]): boolean {
  for (let at = span.start; at < span.end; at += 1) {
    if (!found.some(({ start, end }) => start <= at && at < end)) return false;
  }
  return true;
}

function isRight(span: Stretch, marked: readonly Stretch[]): boolean {
  const inside = marked.reduce((sum, other) => sum + overlap(span, other), 0);
  return inside > 0 && span.end - span.start - inside <= MOST_EXTRA;
}

function overlap(a: Stretch, b: Stretch): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}
