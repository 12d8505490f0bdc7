import type { Judge } from '../classify/classifier.ts';
import type { Complaint, Reject, Status } from '../domain/row.ts';
import type { Language, Verdict } from '../domain/verdict.ts';
import type { Log } from '../read/log.ts';
import type { Admission } from './admission.ts';
import { inOrder } from './in-order.ts';

/** What became of a row. */
export type Outcome =
  | { readonly status: 'rejected'; readonly reject: Reject }
  | { readonly status: Exclude<Status, 'classified' | 'rejected'>; readonly complaint: Complaint }
  | { readonly status: 'classified'; readonly complaint: Complaint; readonly verdict: Verdict };

/** A row that was admitted and is still to be judged, or whose outcome needs no judge. */
type Pending =
  | Exclude<Outcome, { readonly status: 'classified' }>
  | { readonly status: 'admitted'; readonly complaint: Complaint; readonly lang: Language };

/** Who judges: one judge for a log of any length, or one for the logs that are short enough and one for the others. */
export interface Judges {
  readonly long: Judge;
  readonly short?: {
    readonly judge: Judge;
    /** Rows to be judged, over all logs of a run. */
    readonly most: number;
  };
}

/** Rows judged in one go: enough work for several threads, few enough for steady progress. */
const TOGETHER = 128;

/**
 * Reads, admits and judges logs, in their order. Memory: a few batches; where short logs have a judge of their own, as
 * many rows as it judges at most.
 */
export async function* judgeLogs(
  logs: readonly Log[],
  admission: Admission,
  { long, short }: Judges,
  /** Called with the number of rows once it is known before they are judged. */
  counted: (rows: number) => void = () => {},
): AsyncGenerator<Outcome[]> {
  const batches = admitted(logs, admission);
  const held: Pending[] = [];
  try {
    const isShort = short !== undefined && (await hold(batches, held, short.most));
    if (isShort) counted(held.length);
    const judge = isShort ? short.judge : long;
    yield* inOrder(inPieces(held, batches), (piece) => judgePiece(piece, judge));
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

async function judgePiece(piece: readonly Pending[], judge: Judge): Promise<Outcome[]> {
  const texts = piece.flatMap((row) =>
    row.status === 'admitted' ? [{ text: row.complaint.text, lang: row.lang }] : [],
  );
  const verdicts = (await judge(texts)).values();
  return piece.map((row): Outcome => {
    if (row.status !== 'admitted') return row;
    return { status: 'classified', complaint: row.complaint, verdict: verdicts.next().value as Verdict };
  });
}
