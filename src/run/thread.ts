import { createRequire } from 'node:module';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { UserError } from '../domain/user-error.ts';

interface Request<Answer> {
  done(answer: Answer): void;
  failed(error: unknown): void;
}

/** A thread that answers what it is asked in its order, one message for one. */
export class Thread<Question, Answer> {
  readonly #worker: Worker;
  readonly #open: Request<Answer>[] = [];

  /**
   * @param script the import that the thread runs, such as `#piece-thread`
   * @param failed called when it fails, or ends by itself
   */
  constructor(script: string, workerData: unknown, failed: (reason: unknown) => void, resourceLimits?: ResourceLimits) {
    const path = createRequire(import.meta.url).resolve(script);
    this.#worker = new Worker(path, { workerData, ...(resourceLimits && { resourceLimits }) });
    this.#worker.on('message', (answer: Answer) => this.#open.shift()?.done(answer));
    this.#worker.on('error', (error) => failed(asThrown(error)));
    this.#worker.on('exit', (code) => failed(new Error(`a thread ended by itself (${code})`)));
  }

  /** Questions that it has not answered. */
  get open(): number {
    return this.#open.length;
  }

  ask(question: Question): Promise<Answer> {
    return new Promise((done, failed) => {
      this.#open.push({ done, failed });
      this.#worker.postMessage(question);
    });
  }

  /** Ends it; what it has not answered by now fails. */
  end(reason: unknown): void {
    for (const { failed } of this.#open.splice(0)) failed(reason);
    void this.#worker.terminate();
  }
}

/** An error that crosses threads keeps what it holds, but not what it is. */
function asThrown(error: Error & Partial<UserError>): Error {
  if (error.name !== 'UserError' || error.code === undefined) return error;
  return new UserError(error.code, error.message, { ...(error.hint && { hint: error.hint }), cause: error });
}
