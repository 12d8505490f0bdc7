import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Complaint } from '../../domain/row.ts';
import { UserError } from '../../domain/user-error.ts';
import { type Log, openLogs } from '../../read/log.ts';
import { CONFIG_FILE } from '../config.ts';
import { renderConfigFile } from '../config-file.ts';
import type { Invocation } from '../host.ts';
import { findInputs } from '../inputs.ts';
import { knowledgeFor } from '../job.ts';
import { type LogFlags, readOptions, type TaxonomyFlag } from '../options.ts';

export type InitFlags = LogFlags & TaxonomyFlag & { readonly output?: string };

/** Looks at logs and writes a configuration for them, with what was found out as comments. Memory: the samples. */
export async function init(paths: readonly string[], flags: InitFlags, invocation: Invocation): Promise<void> {
  const { host } = invocation;
  const knowledge = await knowledgeFor(flags, invocation);
  const { sources } = await findInputs(paths, host);
  const { logs } = await openLogs(sources, knowledge, { ...readOptions(flags), guessText: true });
  const looks = [];
  for (const log of logs) looks.push({ ...log, first: await firstDated(log) });
  const output = flags.output ?? CONFIG_FILE;
  const path = resolve(host.cwd(), output);
  await writeFile(path, renderConfigFile(looks, knowledge), { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw new UserError('unwritable', `${output}: cannot be written`, { cause });
    throw new UserError('exists', `${output}: is there already, and is left as it is`, {
      hint: 'name another file with --output',
    });
  });
  if (flags.quiet !== true) host.stderr.write(`amends: ${output} is written\n`);
}

/** The first row of the sample whose date could be read. */
async function firstDated({ rows }: Log): Promise<Complaint | undefined> {
  for await (const batch of rows)
    return batch.flatMap((row) => ('complaint' in row ? [row.complaint] : [])).find(({ date }) => date !== undefined);
  return undefined;
}
