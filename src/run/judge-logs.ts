import type { Judge } from '../classify/classifier.ts';
import type { Log } from '../read/log.ts';
import type { Admission } from './admission.ts';
import { judgePiece, type Outcome } from './piece.ts';
import { type Works, workThrough } from './work-through.ts';

/** Who judges: one judge for a log of any length, or one for the logs that are short enough and one for the others. */
export interface Judges {
  readonly long: Judge;
  readonly short?: {
    readonly judge: Judge;
    /** Rows to be judged, over all logs of a run. */
    readonly most: number;
  };
}

/** Reads, admits and judges logs on this thread, in their order. Memory: that of `workThrough`. */
export async function* judgeLogs(
  logs: readonly Log[],
  admission: Admission,
  { long, short }: Judges,
): AsyncGenerator<Outcome[]> {
  const works: Works<Outcome[]> = {
    long: (piece) => judgePiece(piece, long),
    ...(short && { short: { work: (piece) => judgePiece(piece, short.judge), most: short.most } }),
  };
  for await (const { made } of workThrough(logs, admission, works)) yield made;
}
