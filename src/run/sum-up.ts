import type { ListOptions } from '../analyse/lists.ts';
import { Summariser } from '../analyse/summarise.ts';
import type { LogFormat } from '../domain/row.ts';
import type { Summary } from '../domain/summary.ts';
import type { Admission } from './admission.ts';

/** One summary of those of several threads, with what is known of the logs as wholes. */
export function sumUp(
  summaries: readonly Summary[],
  lists: ListOptions,
  inputs: readonly LogFormat[],
  { alike, near }: Admission,
): Summary {
  const sum = new Summariser(lists);
  for (const input of inputs) sum.addInput(input);
  for (const summary of summaries) sum.merge(summary);
  sum.addAlike(alike);
  sum.addNearDuplicates(near);
  return sum.summary();
}
