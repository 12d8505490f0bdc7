import { type Key, KeyCounts, keyOf } from './key-set.ts';

/** The group that most texts belong to. */
export interface LargestGroup {
  /** 64 bits in hexadecimal digits, alike in every run. */
  readonly key: string;
  readonly count: number;
  /** One of its texts, not masked. */
  readonly text: string;
}

const SIGNS = /[\s\d!-/:-@[-`{-\u00bf\u2000-\u206f\u20a0-\u20cf\u3000-\u303f]+/g;
/** Letters of a text at least; shorter ones are alike by chance. */
const LONG = 60;

/**
 * Finds long texts alike but for spaces, case, digits and signs: canned or copied complaints. The counts and the largest
 * group do not depend on the order of the texts. Memory: at most 18.75 bytes a long text, and one text.
 */
export class NearDuplicates {
  readonly #counts = new KeyCounts();
  /** Texts that have another like them, themselves included. */
  rows = 0;
  groups = 0;
  largest: LargestGroup | undefined;

  add(text: string): void {
    if (text.length < LONG) return;
    const letters = text.toLowerCase().replace(SIGNS, '');
    if (letters.length < LONG) return;
    const key = keyOf(letters);
    const count = this.#counts.add(key);
    if (count === 1) return;
    if (count === 2) this.groups += 1;
    this.rows += count === 2 ? 2 : 1;
    const name = nameOf(key);
    if (
      this.largest === undefined ||
      count > this.largest.count ||
      (count === this.largest.count && name < this.largest.key)
    )
      this.largest = { key: name, count, text };
  }
}

function nameOf({ high, low }: Key): string {
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}
