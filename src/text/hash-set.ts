/** A set of 32-bit hashes that is cleared at once: open addressing, each slot stamped with the round that filled it. */
export class HashSet {
  #hashes = new Int32Array(256);
  #rounds = new Int32Array(256);
  #round = 1;
  #size = 0;

  clear(): void {
    this.#round += 1;
    this.#size = 0;
  }

  /** False where the hash is there already. */
  add(hash: number): boolean {
    if (this.#size * 2 >= this.#hashes.length) this.#grow();
    const mask = this.#hashes.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      if (this.#rounds[slot] !== this.#round) {
        this.#rounds[slot] = this.#round;
        this.#hashes[slot] = hash;
        this.#size += 1;
        return true;
      }
      if (this.#hashes[slot] === (hash | 0)) return false;
    }
  }

  #grow(): void {
    const kept = this.#hashes.filter((_, slot) => this.#rounds[slot] === this.#round);
    this.#hashes = new Int32Array(2 * this.#hashes.length);
    this.#rounds = new Int32Array(this.#hashes.length);
    this.#size = 0;
    for (const hash of kept) this.add(hash);
  }
}
