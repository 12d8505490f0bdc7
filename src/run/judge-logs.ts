import type { Classifier } from '../classify/classifier.ts';
import type { Complaint, Reject, Status } from '../domain/row.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Log } from '../read/log.ts';
import type { Admission } from './admission.ts';

/** What became of a row. */
export type Outcome =
  | { readonly status: 'rejected'; readonly reject: Reject }
  | { readonly status: Exclude<Status, 'classified' | 'rejected'>; readonly complaint: Complaint }
  | { readonly status: 'classified'; readonly complaint: Complaint; readonly verdict: Verdict };

/** Reads, admits and judges logs, in their order. Memory: one batch. */
export async function* judgeLogs(
  logs: readonly Log[],
  admission: Admission,
  classify: Classifier,
): AsyncGenerator<Outcome[]> {
  for (const { format, rows } of logs) {
    for await (const batch of rows) {
      yield batch.map((row): Outcome => {
        if ('reject' in row) return { status: 'rejected', reject: row.reject };
        const { complaint } = row;
        const admitted = admission.admit(complaint, format.columns);
        if (admitted.status !== 'classified') return { status: admitted.status, complaint };
        return { status: 'classified', complaint, verdict: classify(complaint.text, admitted.lang) };
      });
    }
  }
}
