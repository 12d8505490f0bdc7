import type { Judge } from '../classify/classifier.ts';
import type { Log } from '../read/log.ts';
import type { Admission } from './admission.ts';
import { judgePiece, type Outcome } from './piece.ts';
import { type PieceWork, type Works, workThrough } from './work-through.ts';

/** Who judges: one judge for a log of any length, or one for the logs that are short enough and one for the others. */
export interface Judges {
  readonly long: Judge;
  readonly short?: {
    readonly judge: Judge;
    /** Rows to be judged, over all logs of a run. */
    readonly most: number;
  };
}

/** The same work with each judge. */
export function worksWith<Made>({ long, short }: Judges, work: (judge: Judge) => PieceWork<Made>): Works<Made> {
  return { long: work(long), ...(short && { short: { work: work(short.judge), most: short.most } }) };
}

/** Work that gives what became of each row. */
export function judging(judges: Judges): Works<Outcome[]> {
  return worksWith(judges, (judge) => (piece) => judgePiece(piece, judge));
}

/** Reads, admits and judges logs on this thread, in their order. Memory: that of `workThrough`. */
export async function* judgeLogs(
  logs: readonly Log[],
  admission: Admission,
  judges: Judges,
): AsyncGenerator<Outcome[]> {
  for await (const { made } of workThrough(logs, admission, judging(judges))) yield made;
}
