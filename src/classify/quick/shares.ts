import type { Word } from '../../text/words.ts';

/** How many words are remembered, at 250 bytes each. */
const REMEMBERED = 2 ** 15;

/** Each word's share of every output, the same wherever it stands: the words met lately, in arrays side by side. */
export class Shares {
  /** Whose share stands in a slot. */
  readonly owners: (Word | undefined)[] = new Array(REMEMBERED);
  /** For each slot the sums of the word's own weights, then those of its runs of letters. */
  readonly sums: Float32Array;
  readonly stems = new Uint32Array(REMEMBERED);
  /** Sums of squares, for the length of the blocks. */
  readonly wordSquares = new Float64Array(REMEMBERED);
  readonly letterSquares = new Float64Array(REMEMBERED);

  constructor(outputs: number) {
    this.sums = new Float32Array(REMEMBERED * 2 * outputs);
  }

  /** Words are numbered as they come, so that a new one takes the place of one met long ago. */
  slotOf({ number }: Word): number {
    return number & (REMEMBERED - 1);
  }
}
