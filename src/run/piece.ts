import type { Judge } from '../classify/classifier.ts';
import type { Complaint, Reject, Status } from '../domain/row.ts';
import type { Language, Verdict } from '../domain/verdict.ts';

/** What became of a row. */
export type Outcome =
  | { readonly status: 'rejected'; readonly reject: Reject }
  | { readonly status: Exclude<Status, 'classified' | 'rejected'>; readonly complaint: Complaint }
  | { readonly status: 'classified'; readonly complaint: Complaint; readonly verdict: Verdict };

/** A row that was admitted and is still to be judged, or whose outcome needs no judge. */
export type Pending =
  | Exclude<Outcome, { readonly status: 'classified' }>
  | { readonly status: 'admitted'; readonly complaint: Complaint; readonly lang: Language };

/** Rows that follow each other, judged in one go; plain data, for it crosses threads. */
export type Piece = readonly Pending[];

/** Judges the rows of a piece that are to be judged. */
export async function judgePiece(piece: Piece, judge: Judge): Promise<Outcome[]> {
  const texts = piece.flatMap((row) =>
    row.status === 'admitted' ? [{ text: row.complaint.text, lang: row.lang }] : [],
  );
  const verdicts = (await judge(texts)).values();
  return piece.map((row): Outcome => {
    if (row.status !== 'admitted') return row;
    return { status: 'classified', complaint: row.complaint, verdict: verdicts.next().value as Verdict };
  });
}
