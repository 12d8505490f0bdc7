import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '../../domain/user-error.ts';
import { Admission } from '../../run/admission.ts';
import { findByColumns } from '../../run/by-columns.ts';
import { headerRoom, splitLogs } from '../../run/split-logs.ts';
import type { Invocation } from '../host.ts';
import { findInputs } from '../inputs.ts';
import { knowledgeFor } from '../job.ts';
import { MOST_FOR_AUTO } from '../judges.ts';
import { flagsForNextLog } from '../next-log.ts';
import { openInputs } from '../open-inputs.ts';
import type { ByFlag, RowFlags, TaxonomyFlag } from '../options.ts';
import { fileSink, orDiscard } from '../output.ts';
import { startProgress } from '../progress.ts';
import { rowSettings } from '../report-settings.ts';
import { openShardFiles } from '../shard-files.ts';

export type SplitFlags = RowFlags &
  TaxonomyFlag &
  ByFlag & { readonly parts: number; readonly output: string; readonly quiet?: boolean };

const MANIFEST = 'manifest.json';

/** Cuts logs into shards for many machines, and writes a manifest beside them. Memory: 64 KiB a shard. */
export async function split(paths: readonly string[], flags: SplitFlags, invocation: Invocation): Promise<void> {
  const { host, signal } = invocation;
  const knowledge = await knowledgeFor(flags, invocation);
  const { logs, inputs, shard } = await openInputs(await findInputs(paths, host), flags, knowledge, invocation);
  if (shard !== undefined) throw new UserError('usage', `${inputs[0]}: is a shard already`);
  const folder = resolve(host.cwd(), flags.output);
  await prepareFolder(folder, flags.output);
  const by = findByColumns(
    flags.by ?? [],
    logs.map(({ format }) => format),
  );
  const options = {
    knowledge: knowledge.hash,
    settings: rowSettings(flags, by),
    flags: flagsForNextLog(flags),
    admission: new Admission({ ...flags, by }),
    most: MOST_FOR_AUTO,
  };
  const names = namesOf(flags.parts);
  const shards = await openShardFiles(folder, names, headerRoom(logs, flags.parts, options));
  const progress = startProgress(host, flags.quiet === true, 'splitting');
  try {
    const manifest = await splitLogs(logs, shards.files, options, (rows) => {
      signal.throwIfAborted();
      progress.add(rows);
    });
    await shards.finish();
    const sink = fileSink(join(folder, MANIFEST));
    await orDiscard([sink], async () => {
      await sink.write(`${JSON.stringify(manifest, null, 1)}\n`);
      await sink.finish();
    });
  } catch (error) {
    await shards.discard();
    throw error;
  } finally {
    progress.stop();
  }
}

/** Shards of two splits in one folder would be taken for one. */
async function prepareFolder(folder: string, output: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new UserError('unwritable', `--output ${output}: the folder cannot be made`, { cause });
  });
  if ((await stat(join(folder, MANIFEST)).catch(() => undefined)) === undefined) return;
  throw new UserError('usage', `--output ${output}: holds a split log already`, {
    hint: 'remove it, or name another folder',
  });
}

/** As wide as the last number, so that they sort by it. */
function namesOf(parts: number): string[] {
  const width = String(parts).length;
  return Array.from({ length: parts }, (_, at) => `shard-${String(at + 1).padStart(width, '0')}.ndjson`);
}
