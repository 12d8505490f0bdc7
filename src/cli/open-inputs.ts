import type { ShardHeader } from '../domain/part.ts';
import { printable } from '../domain/printable.ts';
import { UserError } from '../domain/user-error.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type Log, openLogs } from '../read/log.ts';
import type { Invocation } from './host.ts';
import type { Inputs } from './inputs.ts';
import { type RowFlags, readOptions, rowFlagNames } from './options.ts';

/** Logs whose layout is known, and whose rows are still to be read. */
export interface OpenInputs {
  readonly logs: readonly Log[];
  /** Paths of the logs, as given. */
  readonly inputs: readonly string[];
  /** What the shard says of itself, where the rows come from one. */
  readonly shard: ShardHeader | undefined;
  /** Says something on standard error, unless it is to be quiet. */
  warn(text: string): void;
}

/**
 * Opens the logs that a command was given, and says what a person should know of them.
 * @throws {UserError} when one cannot be read, or the flags do not fit it
 */
export async function openInputs(
  { sources, skipped }: Inputs,
  flags: RowFlags & { readonly quiet?: boolean },
  knowledge: Knowledge,
  { host }: Invocation,
): Promise<OpenInputs> {
  const { logs, skipped: packed, shard } = await openLogs(sources, knowledge, readOptions(flags));
  const inputs = sources.map(({ name }) => name);
  if (shard === undefined) checkPeriod(logs, flags);
  else checkShard(inputs[0] ?? '', shard, knowledge, flags);
  const warn = (text: string) => {
    if (flags.quiet !== true) host.stderr.write(printable(`amends: ${text}\n`));
  };
  for (const path of [...skipped, ...packed]) warn(`${path}: skipped, its ending says nothing about its format`);
  for (const { warnings } of logs) for (const warning of warnings) warn(warning);
  return { logs, inputs, shard, warn };
}

function checkShard(name: string, { knowledge: own }: ShardHeader, { hash }: Knowledge, flags: RowFlags): void {
  // Those of the configuration are no contradiction: split has had them too.
  const about = new Set(rowFlagNames());
  const odd = flags.given?.find((flag) => about.has(flag));
  if (odd !== undefined)
    throw new UserError('usage', `${name}: ${odd}: a shard is read as the log was when it was split`, {
      hint: `give ${odd} to amends split`,
    });
  if (own !== hash)
    throw new UserError('knowledge', `${name}: was split with other knowledge (${own}, not ${hash})`, {
      hint: 'use the same version of amends, and the same --taxonomy',
    });
}

function checkPeriod(logs: readonly Log[], { since, until }: RowFlags): void {
  if (since === undefined && until === undefined) return;
  const undated = logs.find(({ format }) => format.columns.date === undefined);
  if (undated === undefined) return;
  throw new UserError(
    'usage',
    `${undated.format.source}: --since and --until need dates, and no column is known to hold them`,
    {
      hint: 'name it: --date-column NAME',
    },
  );
}
