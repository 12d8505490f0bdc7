import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LogPart, ReportSettings, RowSettings } from '../domain/part.ts';
import type { Made, Orders } from '../domain/report.ts';
import { UserError } from '../domain/user-error.ts';
import { parseOrders } from '../read/orders.ts';
import type { ByColumn } from '../run/by-columns.ts';
import type { Host } from './host.ts';
import type { Job } from './job.ts';
import { flagsForNextLog } from './next-log.ts';
import type { JudgeFlags, LogFlags, RowFlags, ValueFlags } from './options.ts';

/** How a report is made, for those that are to be added up with it. */
export async function madeWith(
  { shard, by }: Pick<Job, 'shard' | 'by'>,
  flags: LogFlags &
    JudgeFlags &
    ValueFlags & { readonly title?: string; readonly rows: number; readonly orders?: string },
  host: Pick<Host, 'cwd'>,
): Promise<Made> {
  const orders = flags.orders === undefined ? null : await ordersFrom(flags.orders, host);
  const settings: ReportSettings = {
    ...(shard?.settings ?? rowSettings(flags, by)),
    reader: flags.reader,
    model: flags.model === undefined ? null : await hashOf(resolve(host.cwd(), flags.model)),
    rows: flags.rows,
    masked: flags.showPersonalData !== true,
    lang: flags.lang ?? null,
    title: flags.title ?? null,
    orders,
    value: { averageOrder: flags.averageOrder ?? null, lifetimeMultiple: flags.lifetimeMultiple },
  };
  const part: LogPart | null = shard === undefined ? null : { log: shard.log, of: shard.of, shards: [shard.shard] };
  // A shard tells how its log was read; how it is judged is told here.
  const own = flagsForNextLog(flags);
  return { settings, part, flags: [...new Set([...(shard?.flags ?? []), ...own])] };
}

export function rowSettings(
  { since, until, keepDuplicates }: RowFlags,
  by: readonly Pick<ByColumn, 'name'>[],
): RowSettings {
  return {
    since: since ?? null,
    until: until ?? null,
    keepDuplicates: keepDuplicates === true,
    by: by.map(({ name }) => name),
  };
}

/** As long as that of the knowledge. */
async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
    .slice(0, 16);
}

/** A number of orders, or a file with their numbers by day. */
async function ordersFrom(value: string, { cwd }: Pick<Host, 'cwd'>): Promise<Orders> {
  if (/^\d+$/.test(value)) {
    if (Number(value) > 0 && Number.isSafeInteger(Number(value)))
      return { source: '--orders', total: Number(value), byDay: null };
    throw new UserError('usage', `--orders: "${value}" is no number of orders`);
  }
  const text = await readFile(resolve(cwd(), value), 'utf8').catch((cause: unknown) => {
    throw new UserError('usage', `--orders: "${value}" is neither a whole number nor a file that can be read`, {
      cause,
      hint: 'for example --orders 12400, or a CSV with lines such as 2025-11-17,1240',
    });
  });
  return parseOrders(text, value);
}
