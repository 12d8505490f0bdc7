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

/** A part grows by itself, so that only a 64th of the table is ever held twice. */
const PARTS = 64;
const FIRST_SIZE = 64;
const FULLEST = 0.8;
const GROWTH = 1.25;

/** A set of keys. Memory: at most 12.5 bytes a key, since a part is never less than 0.64 full. */
export class KeySet {
  readonly #parts = Array.from({ length: PARTS }, () => new Part(false));

  /** Adds a key; false where it was there. */
  add(key: Key): boolean {
    return partOf(this.#parts, key).add(key) === 1;
  }
}

/** How often each key came. Memory: at most 18.75 bytes a key. */
export class KeyCounts {
  readonly #parts = Array.from({ length: PARTS }, () => new Part(true));

  /** Counts a key. @returns how often it has come by now */
  add(key: Key): number {
    return partOf(this.#parts, key).add(key);
  }
}

function partOf(parts: readonly Part[], { high }: Key): Part {
  return parts[high >>> 26] as Part;
}

/** Open addressing in typed arrays. */
class Part {
  #high = new Uint32Array(FIRST_SIZE);
  #low = new Uint32Array(FIRST_SIZE);
  #counts: Uint32Array | undefined;
  #used = 0;

  constructor(counted: boolean) {
    if (counted) this.#counts = new Uint32Array(FIRST_SIZE);
  }

  /** @returns 1 for a new key; else how often it came, or 2 where that is not counted */
  add({ high, low }: Key): number {
    // An empty slot is 0, 0; the key that would look so is moved by one.
    const own = high === 0 && low === 0 ? 1 : low;
    const at = this.#slotOf(high, own);
    if (this.#high[at] !== high || this.#low[at] !== own) {
      this.#put(at, high, own, 1);
      this.#used += 1;
      if (this.#used > FULLEST * this.#high.length) this.#grow();
      return 1;
    }
    if (this.#counts === undefined) return 2;
    const count = (this.#counts[at] ?? 0) + 1;
    this.#counts[at] = count;
    return count;
  }

  /** The slot of a key, or the empty one where it belongs. */
  #slotOf(high: number, low: number): number {
    const size = this.#high.length;
    let at = Math.floor((low / 2 ** 32) * size);
    while ((this.#high[at] !== 0 || this.#low[at] !== 0) && (this.#high[at] !== high || this.#low[at] !== low))
      at = at + 1 === size ? 0 : at + 1;
    return at;
  }

  #put(at: number, high: number, low: number, count: number): void {
    this.#high[at] = high;
    this.#low[at] = low;
    if (this.#counts !== undefined) this.#counts[at] = count;
  }

  #grow(): void {
    const [oldHigh, oldLow, oldCounts] = [this.#high, this.#low, this.#counts];
    const size = Math.ceil(GROWTH * oldHigh.length);
    this.#high = new Uint32Array(size);
    this.#low = new Uint32Array(size);
    if (oldCounts !== undefined) this.#counts = new Uint32Array(size);
    for (let at = 0; at < oldHigh.length; at += 1) {
      const [high = 0, low = 0] = [oldHigh[at], oldLow[at]];
      if (high !== 0 || low !== 0) this.#put(this.#slotOf(high, low), high, low, oldCounts?.[at] ?? 1);
    }
  }
}
