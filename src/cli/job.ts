import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CarefulReaders, createJudge, createQuick, type Quick } from '../classify/classifier.ts';
import { readQuickModel } from '../classify/quick/load.ts';
import { UserError } from '../domain/user-error.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { type Log, openLogs } from '../read/log.ts';
import { ReadShare } from '../read/read-share.ts';
import { csvLine } from '../report/csv.ts';
import { Admission } from '../run/admission.ts';
import { CarefulPool } from '../run/careful-pool.ts';
import { type Judges, judgeLogs, type Outcome } from '../run/judge-logs.ts';
import type { Invocation } from './host.ts';
import { findInputs, type Inputs } from './inputs.ts';
import {
  type JudgeFlags,
  type LogFlags,
  type ReaderChoice,
  readOptions,
  type TaxonomyFlag,
  type ThreadsFlag,
  threadsOf,
} from './options.ts';
import { fileSink, refuseInput, type Sink } from './output.ts';
import { startProgress } from './progress.ts';

/** Logs opened and ready to be judged. */
export interface Job {
  readonly knowledge: Knowledge;
  readonly logs: readonly Log[];
  readonly admission: Admission;
  /** Paths of the logs, as given. */
  readonly inputs: readonly string[];
  /** Every row, in order; stops on Ctrl-C. */
  outcomes(): AsyncGenerator<Outcome[]>;
  /** Says on standard error what a person should know; fails under --strict when rows were rejected. */
  finish(): Promise<void>;
}

/** The knowledge of this version, with the user's file where there is one. */
export async function knowledgeFor({ taxonomy }: TaxonomyFlag, { host }: Invocation): Promise<Knowledge> {
  const knowledge = loadKnowledge();
  if (taxonomy === undefined) return knowledge;
  const text = await readFile(resolve(host.cwd(), taxonomy), 'utf8').catch((cause: unknown) => {
    throw new UserError('unreadable', `${taxonomy}: cannot be read`, { cause });
  });
  const { extendKnowledge } = await import('../knowledge/compile.ts');
  return extendKnowledge(knowledge, taxonomy, text);
}

/** The quick reader of the model that `--model` names, or of this version's. */
export function quickFor({ model }: JudgeFlags, knowledge: Knowledge, { host }: Invocation): Quick {
  return createQuick(knowledge, model === undefined ? undefined : readQuickModel(resolve(host.cwd(), model), model));
}

/** Longer logs are judged by the quick reader alone, unless the careful one is asked for. */
const MOST_FOR_AUTO = 25_000;

/** The judges of a choice of readers. */
export function judgesFor(
  reader: ReaderChoice,
  knowledge: Knowledge,
  quick: Quick,
  readers: CarefulReaders,
  proves = false,
): Judges {
  const careful = (everything: boolean) => createJudge(knowledge, quick, { readers, everything, proves });
  if (reader === 'careful') return { long: careful(true) };
  const long = createJudge(knowledge, quick);
  return reader === 'quick' ? { long } : { long, short: { judge: careful(false), most: MOST_FOR_AUTO } };
}

export async function openJob(
  paths: readonly string[],
  flags: LogFlags & JudgeFlags & ThreadsFlag,
  invocation: Invocation,
): Promise<Job> {
  return openInputs(await findInputs(paths, invocation.host), flags, invocation);
}

/** The same for logs that are found already. */
export async function openInputs(
  { sources, skipped }: Inputs,
  flags: LogFlags & JudgeFlags & ThreadsFlag,
  invocation: Invocation,
): Promise<Job> {
  const { host, signal } = invocation;
  const knowledge = await knowledgeFor(flags, invocation);
  const read = new ReadShare();
  const watched = await Promise.all(sources.map((source) => read.watch(source)));
  const { logs, skipped: packed } = await openLogs(watched, knowledge.columns, readOptions(flags));
  checkPeriod(logs, flags);
  const warn = (text: string) => flags.quiet !== true && host.stderr.write(`amends: ${text}\n`);
  for (const path of [...skipped, ...packed]) warn(`${path}: skipped, its ending says nothing about its format`);
  for (const { warnings } of logs) for (const warning of warnings) warn(warning);
  const admission = new Admission(flags);
  const pool = new CarefulPool(threadsOf(flags), signal);
  const judges = judgesFor(flags.reader, knowledge, quickFor(flags, knowledge, invocation), pool);
  const inputs = sources.map(({ name }) => name);
  const rejectsPath = flags.rejects === undefined ? undefined : resolve(host.cwd(), flags.rejects);
  if (rejectsPath !== undefined) refuseInput(rejectsPath, `--rejects ${flags.rejects}`, inputs, host);
  let rejects: Sink | undefined;
  let rejected = 0;

  async function* outcomes(): AsyncGenerator<Outcome[]> {
    const progress = startProgress(host, flags.quiet === true, 'judging', () => read.share());
    let complete = false;
    try {
      rejects = rejectsPath === undefined ? undefined : fileSink(rejectsPath);
      await rejects?.write(csvLine(['source', 'line', 'field', 'reason', 'value']));
      for await (const batch of judgeLogs(logs, admission, judges, progress.expect)) {
        signal.throwIfAborted();
        progress.add(batch.length);
        for (const outcome of batch) {
          if (outcome.status !== 'rejected') continue;
          rejected += 1;
          const { source, line, field, reason, value } = outcome.reject;
          await rejects?.write(csvLine([logs[source]?.format.source ?? '', String(line), field, reason, value]));
        }
        yield batch;
      }
      complete = true;
    } finally {
      progress.stop();
      pool.close();
      // An error, Ctrl-C, or nobody who reads on.
      if (!complete) await rejects?.discard();
    }
  }

  return {
    knowledge,
    logs,
    admission,
    inputs,
    outcomes,
    async finish() {
      await rejects?.finish();
      if (rejected === 0) return;
      const hint = flags.rejects === undefined ? 'see them with --rejects FILE' : `they are in ${flags.rejects}`;
      if (flags.strict === true) throw new UserError('rejected', `${count(rejected)} rejected (--strict)`, { hint });
      warn(`${count(rejected)} rejected; ${hint}`);
    },
  };
}

function checkPeriod(logs: readonly Log[], { since, until }: LogFlags): void {
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

function count(rows: number): string {
  return rows === 1 ? '1 row was' : `${rows} rows were`;
}
