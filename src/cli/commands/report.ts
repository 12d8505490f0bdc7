import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buildReport } from '../../analyse/report.ts';
import { Summariser } from '../../analyse/summarise.ts';
import type { Orders } from '../../domain/report.ts';
import { UserError } from '../../domain/user-error.ts';
import { parseOrders } from '../../read/orders.ts';
import { type FormatName, RENDERERS } from '../../report/renderers.ts';
import type { Host, Invocation } from '../host.ts';
import { colorLevel, hasUnicode, widthOf } from '../host.ts';
import { openJob } from '../job.ts';
import type { JudgeFlags, LogFlags, OutputFlags, ThreadsFlag } from '../options.ts';
import { openSinks } from '../output.ts';

export type ReportFlags = LogFlags &
  JudgeFlags &
  ThreadsFlag &
  OutputFlags & { readonly title?: string; readonly rows: number; readonly orders?: string };

/** Reads, judges, counts, and writes the report. Memory: the counts and the listed findings. */
export async function report(paths: readonly string[], flags: ReportFlags, invocation: Invocation): Promise<void> {
  const { host } = invocation;
  const formats = parseFormats(flags.format);
  const orders = flags.orders === undefined ? undefined : await ordersFrom(flags.orders, host);
  const job = await openJob(paths, flags, invocation);
  const sinks = await openSinks(formats, flags.output, 'report', job.inputs, invocation);
  const summariser = new Summariser({ rows: flags.rows, masked: flags.showPersonalData !== true });
  try {
    for (const { format } of job.logs) summariser.addInput(format);
    for await (const batch of job.outcomes()) {
      for (const outcome of batch) {
        if (outcome.status === 'rejected') summariser.addStatus('rejected');
        else if (outcome.status === 'classified') summariser.add(outcome.complaint, outcome.verdict);
        else summariser.addStatus(outcome.status, outcome.complaint);
      }
    }
    summariser.addAlike(job.admission.alike);
    await job.finish();
    const built = buildReport(summariser.summary(), job.knowledge, { lang: flags.lang, title: flags.title, orders });
    const toTerminal = flags.output === undefined;
    const terminal = {
      width: widthOf(host),
      color: toTerminal ? colorLevel(host) : (0 as const),
      unicode: hasUnicode(host),
    };
    for (const [format, sink] of sinks) await sink.write(RENDERERS[format](built, job.knowledge, terminal));
    for (const sink of sinks.values()) await sink.finish();
  } catch (error) {
    for (const sink of sinks.values()) await sink.discard();
    throw error;
  }
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

function parseFormats(names = 'txt'): FormatName[] {
  return [...new Set(names.split(','))].map((name) => {
    if (Object.hasOwn(RENDERERS, name)) return name as FormatName;
    throw new UserError('usage', `--format: no format "${name}"`, {
      hint: `formats: ${Object.keys(RENDERERS).join(', ')}`,
    });
  });
}
