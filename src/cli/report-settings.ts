import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LogPart, ReportSettings, RowSettings } from '../domain/part.ts';
import type { Made } from '../domain/report.ts';
import type { Host } from './host.ts';
import type { Job } from './job.ts';
import type { JudgeFlags, LogFlags, RowFlags } from './options.ts';

/** How a report is made, for those that are to be added up with it. */
export async function madeWith(
  { shard }: Pick<Job, 'shard'>,
  flags: LogFlags & JudgeFlags & { readonly title?: string; readonly rows: number },
  host: Pick<Host, 'cwd'>,
): Promise<Made> {
  const settings: ReportSettings = {
    ...(shard?.settings ?? rowSettings(flags)),
    reader: flags.reader,
    model: flags.model === undefined ? null : await hashOf(resolve(host.cwd(), flags.model)),
    rows: flags.rows,
    masked: flags.showPersonalData !== true,
    lang: flags.lang ?? null,
    title: flags.title ?? null,
  };
  const part: LogPart | null = shard === undefined ? null : { log: shard.log, of: shard.of, shards: [shard.shard] };
  return { settings, part };
}

export function rowSettings({ since, until, keepDuplicates }: RowFlags): RowSettings {
  return { since: since ?? null, until: until ?? null, keepDuplicates: keepDuplicates === true };
}

/** As long as that of the knowledge. */
async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
    .slice(0, 16);
}
