/** Keeps the first `size` items under a total order. Memory grows with `size` alone; merging is independent of order. */
export class TopList<Item> {
  readonly #size: number;
  readonly #compare: (a: Item, b: Item) => number;
  #items: Item[] = [];
  /** The last item that would be kept, once the list was full. */
  #bound: Item | undefined;

  constructor(size: number, compare: (a: Item, b: Item) => number) {
    this.#size = size;
    this.#compare = compare;
  }

  /** Whether an item of this rank would be kept now; tells before the work of making it is done. */
  admits(item: Item): boolean {
    return this.#size > 0 && (this.#bound === undefined || this.#compare(item, this.#bound) < 0);
  }

  add(item: Item): void {
    if (!this.admits(item)) return;
    this.#items.push(item);
    if (this.#items.length > 2 * this.#size) this.#shrink();
  }

  /** In order. */
  list(): readonly Item[] {
    this.#shrink();
    return this.#items;
  }

  #shrink(): void {
    this.#items.sort(this.#compare);
    this.#items.length = Math.min(this.#items.length, this.#size);
    if (this.#items.length === this.#size) this.#bound = this.#items.at(-1);
  }
}
