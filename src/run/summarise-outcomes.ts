import type { Summariser } from '../analyse/summarise.ts';
import type { Admission } from './admission.ts';
import type { Outcome } from './judge-logs.ts';

/** Counts what became of every row, and what its admission found out on the way. */
export async function summariseOutcomes(
  outcomes: AsyncIterable<readonly Outcome[]>,
  admission: Admission,
  summariser: Summariser,
): Promise<void> {
  for await (const batch of outcomes) {
    for (const outcome of batch) {
      if (outcome.status === 'rejected') summariser.addStatus('rejected');
      else if (outcome.status === 'classified') summariser.add(outcome.complaint, outcome.verdict);
      else summariser.addStatus(outcome.status, outcome.complaint);
    }
  }
  summariser.addAlike(admission.alike);
  summariser.addNearDuplicates(admission.near);
}
