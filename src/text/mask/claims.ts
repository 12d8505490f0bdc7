import type { PersonalKind } from './kinds.ts';
import type { Piece } from './pieces.ts';

/** Offsets in UTF-16 units; `end` is exclusive. */
export interface PersonalSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalKind;
}

/** Two finds of one kind are one if no more stands between: «20-44-18 / 00441882». */
const SEAM = /^(?: ?[/|] ?| )$/;

/** The pieces of one text and which of them are personal data. What is claimed once is not claimed again. */
export class Claims {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly #taken: Uint8Array;
  readonly #spans: PersonalSpan[] = [];

  constructor(text: string, pieces: readonly Piece[]) {
    this.text = text;
    this.pieces = pieces;
    this.#taken = new Uint8Array(pieces.length);
  }

  isFree(piece: number): boolean {
    return this.#taken[piece] === 0;
  }

  /** Claims the pieces `first` to `last`, both included, up to the first that is taken or hides something
   * already; only the crosses of a card («XXXX-4471») go with what they hide. */
  claim(first: number, last: number, kind: PersonalKind): void {
    const start = this.pieces[first]?.start;
    let end = start;
    for (let at = first; at <= last && this.isFree(at); at += 1) {
      const piece = this.pieces[at];
      if (piece === undefined || (piece.kind === 'hidden' && (kind !== 'card' || piece.form.startsWith('[')))) break;
      this.#taken[at] = 1;
      end = piece.end;
    }
    if (start !== undefined && end !== undefined && end > start) this.#spans.push({ start, end, kind });
  }

  /** Claims the pieces that touch a stretch of the text. */
  claimText(start: number, end: number, kind: PersonalKind): void {
    this.claim(this.pieceAt(start), this.pieceAt(end - 1), kind);
  }

  /** Sorted, not overlapping. */
  spans(): PersonalSpan[] {
    const spans: PersonalSpan[] = [];
    for (const span of this.#spans.sort((a, b) => a.start - b.start)) {
      const last = spans.at(-1);
      const gap = this.text.slice(last?.end, span.start);
      if (last === undefined || last.kind !== span.kind || !SEAM.test(gap)) spans.push(span);
      else spans[spans.length - 1] = { ...last, end: span.end };
    }
    return spans;
  }

  /** The first piece that ends behind an offset. */
  pieceAt(offset: number): number {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pieces[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
