import type { Language } from '../domain/verdict.ts';
import type { Log } from '../read/log.ts';
import type { Admission } from './admission.ts';
import { inOrder } from './in-order.ts';
import type { Pending, Piece } from './piece.ts';

/** Judges a piece, and makes something of it. */
export type PieceWork<Made> = (piece: Piece) => Promise<Made>;

/** One work for logs of any length, or one for the logs that are short enough and one for the others. */
export interface Works<Made> {
  readonly long: PieceWork<Made>;
  readonly short?: {
    readonly work: PieceWork<Made>;
    /** Rows to be judged, over all logs of a run. */
    readonly most: number;
  };
}

/** Rows judged in one go: enough work for several threads, few enough for steady progress. */
const TOGETHER = 128;

/**
 * Reads and admits logs, and works through them piece by piece; what is made comes in their order. Memory: a few pieces;
 * where short logs have a work of their own, as many rows as that is for at most.
 */
export async function* workThrough<Made>(
  logs: readonly Log[],
  admission: Admission,
  { long, short }: Works<Made>,
  /** Called with the number of rows once it is known before they are judged. */
  counted: (rows: number) => void = () => {},
): AsyncGenerator<{ readonly piece: Piece; readonly made: Made }> {
  const batches = admitted(logs, admission);
  const held: Pending[] = [];
  try {
    const isShort = short !== undefined && (await hold(batches, held, short.most));
    if (isShort) counted(held.length);
    const work = isShort ? short.work : long;
    yield* inOrder(inPieces(held, batches), async (piece) => ({ piece, made: await work(piece) }));
  } finally {
    await batches.return(undefined);
  }
}

/** Reads on until the logs end, and then is true, or until more than so many rows are to be judged. */
async function hold(batches: AsyncGenerator<Pending[]>, held: Pending[], most: number): Promise<boolean> {
  let rows = 0;
  while (rows <= most) {
    const { value, done } = await batches.next();
    if (done === true) return true;
    held.push(...value);
    rows += value.filter(({ status }) => status === 'admitted').length;
  }
  return false;
}

/** A few rows at a time: those that are held, each let go when it is judged, then the others. */
async function* inPieces(held: Pending[], batches: AsyncIterable<Pending[]>): AsyncGenerator<Pending[]> {
  held.reverse();
  while (held.length > 0) yield held.splice(-TOGETHER).reverse();
  for await (const batch of batches)
    for (let at = 0; at < batch.length; at += TOGETHER) yield batch.slice(at, at + TOGETHER);
}

async function* admitted(logs: readonly Log[], admission: Admission): AsyncGenerator<Pending[]> {
  for (const { format, rows } of logs) {
    for await (const batch of rows) {
      yield batch.map((row): Pending => {
        if ('reject' in row) return { status: 'rejected', reject: row.reject };
        const { complaint } = row;
        const { status, ...rest } = admission.admit(complaint, format.columns);
        if (status !== 'classified') return { status, complaint };
        return { status: 'admitted', complaint, ...(rest as { lang: Language }) };
      });
    }
  }
}
