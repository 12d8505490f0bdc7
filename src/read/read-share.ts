import type { Source } from './source.ts';

/** How much of some files was read, by the bytes of their streams; a file that is read twice counts once. */
export class ReadShare {
  #read = 0;
  /** Undefined where a source has no size, or is not read from its beginning to its end. */
  #size: number | undefined = 0;

  /** The same source, watched. */
  async watch(source: Source): Promise<Source> {
    // A file that is not there is an error once it is read.
    const blocks = await source.blocks?.().catch(() => undefined);
    if (blocks === undefined) {
      this.#size = undefined;
      return source;
    }
    if (this.#size !== undefined) this.#size += blocks.size;
    const count = this.#counter();
    return {
      ...source,
      async *open() {
        let at = 0;
        for await (const chunk of source.open()) {
          at += chunk.length;
          count(at);
          yield chunk;
        }
      },
      blocks: async () => {
        this.#size = undefined;
        return blocks;
      },
    };
  }

  /** From 0 to 1; undefined where it cannot be known. */
  share(): number | undefined {
    return this.#size === undefined || this.#size === 0 ? undefined : Math.min(1, this.#read / this.#size);
  }

  /** Counts how far a source was read, at the furthest. */
  #counter(): (at: number) => void {
    let furthest = 0;
    return (at) => {
      this.#read += Math.max(0, at - furthest);
      furthest = Math.max(at, furthest);
    };
  }
}
