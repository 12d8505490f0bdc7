import type { Summariser } from '../../src/analyse/summarise.ts';
import type { Admission } from '../../src/run/admission.ts';
import { addOutcome } from '../../src/run/goal.ts';
import type { Outcome } from '../../src/run/piece.ts';

/** Counts what became of every row, one after the other, and what its admission found out on the way. */
export async function summariseOutcomes(
  outcomes: AsyncIterable<readonly Outcome[]>,
  admission: Admission,
  summariser: Summariser,
): Promise<void> {
  for await (const batch of outcomes) for (const outcome of batch) addOutcome(summariser, outcome);
  summariser.addAlike(admission.alike);
  summariser.addNearDuplicates(admission.near);
}
