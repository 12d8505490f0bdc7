/** A 64-bit key as two 32-bit halves. */
export interface Key {
  readonly high: number;
  readonly low: number;
}

/** Hashes a string to 64 bits (two lanes of MurmurHash3's mixing). Equal strings have equal keys on every machine. */
export function keyOf(text: string): Key {
  let high = 0x9e3779b9 ^ text.length;
  let low = 0x85ebca6b ^ text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0xcc9e2d51);
    high = (high << 15) | (high >>> 17);
    low = Math.imul(low ^ unit, 0x1b873593);
    low = (low << 13) | (low >>> 19);
  }
  return { high: finish(high ^ low) >>> 0, low: finish(low + Math.imul(high, 5)) >>> 0 };
}

function finish(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

const FIRST_SIZE = 1 << 12;
/** With 8 bytes a slot and growth at three quarters: at most 32 bytes a key, the copy while growing included. */
const FULLEST = 0.75;

/** A set of keys, open addressing in two typed arrays. */
export class KeySet {
  #high = new Uint32Array(FIRST_SIZE);
  #low = new Uint32Array(FIRST_SIZE);
  #count = 0;

  get size(): number {
    return this.#count;
  }

  /** Adds a key; false where it was there. */
  add({ high, low }: Key): boolean {
    // An empty slot is 0, 0; the key that would look so is moved by one.
    const own = high === 0 && low === 0 ? 1 : low;
    if (this.#count >= FULLEST * this.#high.length) this.#grow();
    if (!place(this.#high, this.#low, high, own)) return false;
    this.#count += 1;
    return true;
  }

  #grow(): void {
    const [oldHigh, oldLow] = [this.#high, this.#low];
    this.#high = new Uint32Array(2 * oldHigh.length);
    this.#low = new Uint32Array(2 * oldLow.length);
    for (let at = 0; at < oldHigh.length; at += 1) {
      const [high = 0, low = 0] = [oldHigh[at], oldLow[at]];
      if (high !== 0 || low !== 0) place(this.#high, this.#low, high, low);
    }
  }
}

function place(highs: Uint32Array, lows: Uint32Array, high: number, low: number): boolean {
  const mask = highs.length - 1;
  for (let at = low & mask; ; at = (at + 1) & mask) {
    if (highs[at] === high && lows[at] === low) return false;
    if (highs[at] === 0 && lows[at] === 0) {
      highs[at] = high;
      lows[at] = low;
      return true;
    }
  }
}
