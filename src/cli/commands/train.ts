import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../../domain/user-error.ts';
import type { Invocation } from '../host.ts';
import { findInputs } from '../inputs.ts';
import { knowledgeFor } from '../job.ts';
import type { LabelFlags, TaxonomyFlag } from '../options.ts';
import { refuseInput } from '../output.ts';
import { trainOn } from '../train-on.ts';
import { readTrainingRows } from '../training-rows.ts';

export type TrainFlags = LabelFlags & TaxonomyFlag & { readonly output: string };

/** Fewer rows teach nothing that the lexicon does not know. */
const FEWEST_ROWS = 200;

/** Trains a quick reader on labelled rows and writes it to a file; the same rows give the same bytes. */
export async function train(paths: readonly string[], flags: TrainFlags, invocation: Invocation): Promise<void> {
  const { host } = invocation;
  const knowledge = await knowledgeFor(flags, invocation);
  const { sources } = await findInputs(paths, host);
  const target = resolve(host.cwd(), flags.output);
  refuseInput(
    target,
    `--output ${flags.output}`,
    sources.map(({ name }) => name),
    host,
  );
  const rows = await readTrainingRows(sources, flags, knowledge);
  if (rows.length < FEWEST_ROWS)
    throw new UserError('usage', `${rows.length} labelled rows are too few to learn from`, {
      hint: `label at least ${FEWEST_ROWS}; several thousand are better`,
    });
  await writeFile(target, await trainOn(rows, knowledge, flags.quiet === true, invocation));
  if (flags.quiet !== true) host.stderr.write(`amends: trained on ${rows.length} rows; ${flags.output} is written\n`);
}
