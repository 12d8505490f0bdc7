import { buildReport } from '../../src/analyse/report.ts';
import { Summariser } from '../../src/analyse/summarise.ts';
import { createJudge, createQuick } from '../../src/classify/classifier.ts';
import { STATUSES } from '../../src/domain/row.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { decodeAll } from '../../src/read/encoding.ts';
import { recognise } from '../../src/read/formats/recognise.ts';
import { type Log, openLogs } from '../../src/read/log.ts';
import { memoryBlocks, type Source } from '../../src/read/source.ts';
import { renderJson } from '../../src/report/formats/json.ts';
import { renderTxt } from '../../src/report/formats/txt.ts';
import { Admission } from '../../src/run/admission.ts';
import { judgeLogs } from '../../src/run/judge-logs.ts';
import { knowledge } from '../knowledge.ts';
import { OPTIONS } from '../report/shown.ts';
import { summariseOutcomes } from '../run/summarise-outcomes.ts';
import type { Random } from './random.ts';
import type { Input } from './samples.ts';

/** `crash`: an error that is not the user's; `lost`: rows that are not accounted for; `raw`: control characters shown. */
export type Outcome =
  | { readonly kind: 'read' | 'refused'; readonly rows: number }
  | { readonly kind: 'crash' | 'lost' | 'raw'; readonly what: string };

const judge = createJudge(knowledge, createQuick(knowledge));
const OBEYED = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u;

/** Reads, judges, counts and prints an input, and reads it once more in other chunks: what must hold for any bytes. */
export async function attempt(input: Input, random: Random): Promise<Outcome> {
  return guarded(input, async () => {
    const { report, statuses } = await reportOf(input, random);
    const shown = renderTxt(report, knowledge, OPTIONS) + renderJson(report);
    if (OBEYED.test(shown)) return { kind: 'raw', what: shown };
    if (report.rows.read !== statuses)
      return { kind: 'lost', what: `${report.rows.read} rows read, ${statuses} accounted for` };
    return account(input, report.rows.read);
  });
}

/** The same without judging and printing: ten times as fast. */
export async function attemptReading(input: Input, random: Random): Promise<Outcome> {
  return guarded(input, async () => account(input, (await rowsOf(await openInput(input, random))).length));
}

/** Reads the input once more, in one chunk. */
async function account(input: Input, read: number): Promise<Outcome> {
  const logs = await open(input, input.bytes.length);
  const again = (await rowsOf(logs)).length;
  if (read !== again) return { kind: 'lost', what: `${read} rows in small chunks, ${again} in one` };
  const there = rowsIn(input, logs);
  if (there !== undefined && read !== there) return { kind: 'lost', what: `${read} rows read of ${there}` };
  return { kind: 'read', rows: read };
}

async function guarded(input: Input, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    return refusal(input, error);
  }
}

function refusal({ name }: Input, error: unknown): Outcome {
  if (!(error instanceof UserError))
    return { kind: 'crash', what: error instanceof Error ? `${error.stack}` : String(error) };
  if (!error.message.startsWith(name))
    return { kind: 'crash', what: `the error does not name the file: ${error.message}` };
  return { kind: 'refused', rows: 0 };
}

async function reportOf(input: Input, random: Random) {
  const logs = await openInput(input, random);
  const summariser = new Summariser({ rows: 20, masked: true });
  const admission = new Admission({});
  for (const { format } of logs) summariser.addInput(format);
  await summariseOutcomes(judgeLogs(logs, admission, { long: judge }), admission, summariser);
  const report = buildReport(summariser.summary(), knowledge);
  return { report, statuses: STATUSES.reduce((sum, status) => sum + report.rows[status], 0) };
}

/** Rows of a log by a way of its own, where there is a simple one. */
function rowsIn({ bytes }: Input, [log, ...others]: readonly Log[]): number | undefined {
  if (log === undefined || others.length > 0 || recognise('', bytes) !== 'text') return undefined;
  const text = decodeAll(bytes, log.format.encoding);
  if (log.format.format === 'ndjson') return text.split('\n').filter((line) => line.trim() !== '').length;
  if (log.format.format !== 'json' || !text.trimStart().startsWith('[')) return undefined;
  return (JSON.parse(text) as unknown[]).length;
}

async function rowsOf(logs: readonly Log[]): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (const log of logs) for await (const batch of log.rows) for (const row of batch) rows.push(row);
  return rows;
}

/** In small chunks, as a file or a stream. */
function openInput(input: Input, random: Random): Promise<readonly Log[]> {
  return open(input, 1 + random.below(200), random.once(2));
}

async function open({ name, bytes }: Input, chunk: number, asFile = false): Promise<readonly Log[]> {
  const source: Source = {
    name,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
    ...(asFile ? { blocks: async () => memoryBlocks(bytes) } : {}),
  };
  return (await openLogs([source], knowledge, { columns: {} })).logs;
}
