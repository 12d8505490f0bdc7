import type { Judge } from '../classify/classifier.ts';
import type { QuickModel } from '../classify/quick/model.ts';
import type { Summary } from '../domain/summary.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createMaker, type Goal, type Maker } from './goal.ts';
import { judgePiece, type Piece } from './piece.ts';
import { Thread } from './thread.ts';

/** What a thread is started with. */
export interface PieceThreadData {
  readonly knowledge: Knowledge;
  readonly model: QuickModel;
  readonly goal: Goal;
}

/** What a thread is asked for: to work on a piece, or for what it has counted. */
export type Request = Piece | 'summary';
export type Answer = string | Summary | undefined;

/** Rows that must have come before one more thread is started: to judge them takes as long as the start, 0.3 s. */
const WORTH = 3000;
/** A small nursery costs a thread no time, and saves 26 MB. */
const LIMITS = { maxYoungGenerationSizeMb: 12 };
/** Pieces of a thread: one that it works on, and some so that it need not wait while this thread works on one. */
const AT_HAND = 3;

/**
 * Works on pieces on this thread and, in longer logs, on others: `threads` in all. The others have a quick reader each;
 * this thread, which reads and admits, hands its pieces to them, and works on one itself where all have enough, so that
 * no more than a few pieces wait. Who did what does not show in what is made.
 */
export class PiecePool {
  readonly #threads: number;
  readonly #worth: number;
  readonly #data: PieceThreadData;
  readonly #judge: Judge;
  readonly #maker: Maker;
  readonly #helpers: Thread<Request, Answer>[] = [];
  #rows = 0;
  #ended: { readonly reason: unknown } | undefined;

  /**
   * @param judge that of this thread; where there are others, a quick reader of the same model
   * @param signal ends it, like `close`
   * @param worth rows before each further thread
   */
  constructor(threads: number, data: PieceThreadData, judge: Judge, signal?: AbortSignal, worth = WORTH) {
    this.#threads = threads;
    this.#worth = worth;
    this.#data = data;
    this.#judge = judge;
    this.#maker = createMaker(data.goal, data.knowledge);
    signal?.addEventListener('abort', () => this.close(), { once: true });
  }

  /** What the goal's maker makes of a piece. */
  async work(piece: Piece): Promise<string> {
    if (this.#ended !== undefined) throw this.#ended.reason;
    this.#rows += piece.length;
    const started = this.#helpers.length + 1;
    if (started < this.#threads && this.#rows >= this.#worth * started) this.#start();
    const free = this.#helpers.find(({ open }) => open < AT_HAND);
    return free === undefined ? this.workHere(piece) : ((await free.ask(piece)) as string);
  }

  /** The same on this thread, by a judge that the others may not have. */
  async workHere(piece: Piece, judge = this.#judge): Promise<string> {
    return this.#maker.add(await judgePiece(piece, judge));
  }

  /** What each thread has counted, where the goal is a summary. */
  async summaries(): Promise<readonly Summary[]> {
    const others = this.#helpers.map((helper) => helper.ask('summary'));
    return (await Promise.all([this.#maker.summary(), ...others])) as Summary[];
  }

  /** Ends the threads; what is not done by now fails. */
  close(): void {
    this.#end(new Error('work was ended'));
  }

  #start(): void {
    this.#helpers.push(new Thread('#piece-thread', this.#data, (reason) => this.#end(reason), LIMITS));
  }

  #end(reason: unknown): void {
    this.#ended ??= { reason };
    for (const helper of this.#helpers.splice(0)) helper.end(this.#ended.reason);
  }
}
