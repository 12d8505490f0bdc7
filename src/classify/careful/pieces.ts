import type { CarefulHead } from './model.ts';

/** Tokens of a text as the encoder takes them. */
export interface Pieces {
  /** With begin and end; at most `longest`. */
  readonly ids: Int32Array;
  /** For each token its place in the text, in UTF-16 units; begin and end stand on nothing. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export type PieceSplitter = (text: string) => Pieces;

const BOUNDARY = '\u2581';
const SPECIALS = 4;
const [BEGIN, END, UNKNOWN] = [0, 2, 3];
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts these as blanks
const BLANK = /^[\s\u001c-\u001f\u0085]$/u;
/** Control characters and invisible joiners. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be removed
const INVISIBLE = /^[\u0000-\u001f\u007f-\u009f\u200b-\u200d\u2060\ufeff\ufffd]$|^\ufe0f$/u;

interface Normalised {
  /** Words with a boundary before each. */
  readonly text: string;
  /** For each code point its offset in `text`, one more at the end. */
  readonly offsets: readonly number[];
  /** For each code point where it stands in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Splits texts into their most probable pieces (unigram model, Viterbi), as `src/learn/careful/tokenise.py` does. */
export function createPieceSplitter({
  pieces,
  scores,
  longest,
  tail,
}: Pick<CarefulHead, 'pieces' | 'scores' | 'longest' | 'tail'>): PieceSplitter {
  const idOf = new Map(pieces.map((piece, id) => [piece, id] as const).slice(SPECIALS));
  const longestPiece = Math.max(...[...idOf.keys()].map((piece) => [...piece].length));
  const unknownScore = Math.min(...scores) - 10;

  return (text) => {
    const normalised = normalise(text);
    const { offsets } = normalised;
    const count = offsets.length - 1;
    const best = new Float64Array(count + 1).fill(Number.NEGATIVE_INFINITY);
    const piece = new Int32Array(count + 1).fill(UNKNOWN);
    const from = new Int32Array(count + 1);
    best[0] = 0;
    for (let start = 0; start < count; start += 1) {
      const score = best[start] as number;
      if (score + unknownScore > (best[start + 1] as number)) {
        best[start + 1] = score + unknownScore;
        piece[start + 1] = UNKNOWN;
        from[start + 1] = start;
      }
      for (let end = start + 1; end <= Math.min(count, start + longestPiece); end += 1) {
        const id = idOf.get(normalised.text.slice(offsets[start], offsets[end]));
        if (id === undefined || score + (scores[id] as number) <= (best[end] as number)) continue;
        best[end] = score + (scores[id] as number);
        piece[end] = id;
        from[end] = start;
      }
    }
    const path: number[] = [];
    for (let end = count; end > 0; end = from[end] as number) path.unshift(end);
    const room = longest - 2;
    const kept = path.length <= room ? path : [...path.slice(0, room - tail), ...path.slice(-tail)];
    return {
      ids: Int32Array.of(BEGIN, ...kept.map((end) => piece[end] as number), END),
      starts: Int32Array.of(0, ...kept.map((end) => firstOf(normalised, from[end] as number, end)), 0),
      ends: Int32Array.of(0, ...kept.map((end) => normalised.ends[end - 1] as number), 0),
    };
  };
}

/** Where a piece begins in the original; a boundary stands on nothing. */
function firstOf({ text, offsets, starts, ends }: Normalised, start: number, end: number): number {
  const at = text.startsWith(BOUNDARY, offsets[start]) ? start + 1 : start;
  return (at < end ? starts[at] : ends[start]) as number;
}

/** NFKC, one boundary before each word, nothing invisible. */
function normalise(text: string): Normalised {
  let out = '';
  const offsets: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (point: string, start: number, end: number) => {
    offsets.push(out.length);
    starts.push(start);
    ends.push(end);
    out += point;
  };
  add(BOUNDARY, 0, 0);
  let blank = false;
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    for (const point of cluster.normalize('NFKC')) {
      if (BLANK.test(point) && point !== '\ufeff') blank = true;
      else if (!INVISIBLE.test(point)) {
        if (blank && out.length > 1) add(BOUNDARY, index, index);
        blank = false;
        add(point, index, index + cluster.length);
      }
    }
  }
  offsets.push(out.length);
  return { text: out, offsets, starts, ends };
}
