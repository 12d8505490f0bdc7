import { setImmediate } from 'node:timers/promises';
import { type Careful, loadCarefulReader } from '../classify/careful/load.ts';
import type { CarefulReading } from '../classify/careful/reader.ts';
import type { CarefulReaders } from '../classify/classifier.ts';
import { Thread } from './thread.ts';

/** What a thread is started with; the memory of the encoder is shared. */
export type CarefulThreadData = Pick<Careful, 'model' | 'encoder'> & { readonly seat: number };

/** Texts that a thread reads in one go. */
interface Task {
  readonly texts: readonly string[];
  done(readings: readonly CarefulReading[]): void;
  failed(error: unknown): void;
}

type Helper = Thread<readonly string[], CarefulReading[]>;

/** Characters of a task: about seven texts, a quarter of a second. */
const TASK = 2000;
/** Characters of a text at most that are work: of a longer one the encoder reads the beginning and the end. */
const LONGEST = 600;
/** Characters that must wait before one more thread is started: 0.8 s of work; the start costs 0.1 s. */
const WORTH = 6000;
/** Tasks of a thread: one that it does, and one so that it need not wait. */
const AT_HAND = 2;

/**
 * Reads with the encoder on this thread and, where enough texts wait, on others: `threads` in all. A reading does not
 * depend on who made it. Nothing else is shared out: under `auto` the encoder is nine tenths of the time, and so evidence
 * is found by the quick reading that its verdict came from. Memory: 80 MB, and 20 MB for each further thread.
 */
export class CarefulPool implements CarefulReaders {
  readonly #threads: number;
  readonly #helpers: Helper[] = [];
  readonly #waiting: Task[] = [];
  #reading = false;
  #ended: { readonly reason: unknown } | undefined;

  /** The signal ends it, like `close`. */
  constructor(threads: number, signal?: AbortSignal) {
    this.#threads = threads;
    signal?.addEventListener('abort', () => this.close(), { once: true });
  }

  load(): Careful {
    return loadCarefulReader();
  }

  async read(texts: readonly string[]): Promise<CarefulReading[]> {
    const tasks = shareOut(texts).map(
      (own) =>
        new Promise<readonly CarefulReading[]>((done, failed) => {
          this.#waiting.push({ texts: own, done, failed });
        }),
    );
    try {
      this.#begin();
    } catch (error) {
      this.#end(error);
    }
    return (await Promise.all(tasks)).flat();
  }

  /** Ends the threads; what is not read by now fails. */
  close(): void {
    this.#end(new Error('reading was ended'));
  }

  #begin(): void {
    if (this.#ended !== undefined) throw this.#ended.reason;
    for (const helper of this.#helpers) this.#supply(helper);
    while (this.#helpers.length < this.#threads - 1 && this.#backlog() >= WORTH) this.#supply(this.#start());
    if (!this.#reading) this.#readHere().catch((error: unknown) => this.#end(error));
  }

  #backlog(): number {
    return this.#waiting.reduce((sum, { texts }) => sum + workOf(texts), 0);
  }

  async #readHere(): Promise<void> {
    this.#reading = true;
    // Between two tasks the threads are heard, and Ctrl-C.
    for (await setImmediate(); this.#waiting.length > 0; await setImmediate()) {
      // It waits until it is read, so that an error is its own too.
      const task = this.#waiting[0] as Task;
      const readings = this.load().read(task.texts);
      this.#waiting.shift();
      task.done(readings);
    }
    this.#reading = false;
  }

  #start(): Helper {
    const { model, encoder } = this.load();
    const data: CarefulThreadData = { model, encoder, seat: this.#helpers.length + 1 };
    const helper: Helper = new Thread('#careful-thread', data, (reason) => this.#end(reason));
    this.#helpers.push(helper);
    return helper;
  }

  #supply(helper: Helper): void {
    while (helper.open < AT_HAND) {
      const task = this.#waiting.shift();
      if (task === undefined) return;
      const done = (readings: CarefulReading[]) => {
        task.done(readings);
        this.#supply(helper);
      };
      helper.ask(task.texts).then(done, task.failed);
    }
  }

  #end(reason: unknown): void {
    this.#ended ??= { reason };
    for (const { failed } of this.#waiting.splice(0)) failed(this.#ended.reason);
    for (const helper of this.#helpers.splice(0)) helper.end(this.#ended.reason);
  }
}

/** Pieces of like work, in the order of the texts. */
function shareOut(texts: readonly string[]): string[][] {
  const pieces: string[][] = [];
  let room = 0;
  for (const text of texts) {
    if (room <= 0) {
      pieces.push([]);
      room = TASK;
    }
    pieces.at(-1)?.push(text);
    room -= workOf([text]);
  }
  return pieces;
}

function workOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + Math.min(length, LONGEST), 0);
}
