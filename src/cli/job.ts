import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ListOptions } from '../analyse/lists.ts';
import type { RowSettings, ShardHeader } from '../domain/part.ts';
import { type LogFormat, MANY_REJECTED } from '../domain/row.ts';
import type { Summary } from '../domain/summary.ts';
import { UserError } from '../domain/user-error.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import type { Log } from '../read/log.ts';
import { ReadShare } from '../read/read-share.ts';
import { REJECTS_HEADER, rejectsLine } from '../report/rejects-csv.ts';
import { Admission, type AdmissionOptions } from '../run/admission.ts';
import { type ByColumn, findByColumns } from '../run/by-columns.ts';
import { CarefulPool } from '../run/careful-pool.ts';
import type { Goal, TextGoal } from '../run/goal.ts';
import { judging, worksWith } from '../run/judge-logs.ts';
import type { Outcome } from '../run/piece.ts';
import { PiecePool } from '../run/piece-pool.ts';
import { sumUp } from '../run/sum-up.ts';
import { type Works, workThrough } from '../run/work-through.ts';
import type { Invocation } from './host.ts';
import { findInputs, type Inputs } from './inputs.ts';
import { judgesFor, judgesOfWhole, quickFor } from './judges.ts';
import { openInputs } from './open-inputs.ts';
import {
  type ByFlag,
  type JudgeFlags,
  type LogFlags,
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
  /** The columns that --by names. */
  readonly by: readonly ByColumn[];
  /** Paths of the logs, as given. */
  readonly inputs: readonly string[];
  /** What the shard says of itself, where the rows come from one. */
  readonly shard: ShardHeader | undefined;
  /** Every row, judged on this thread, in order; stops on Ctrl-C. */
  outcomes(): AsyncGenerator<Outcome[]>;
  /** The text of every row, a few at a time, in order; made on several threads, stops on Ctrl-C. */
  texts(goal: TextGoal): AsyncGenerator<string>;
  /** Every row counted, on several threads; stops on Ctrl-C. */
  summary(lists: ListOptions): Promise<Summary>;
  /** Says on standard error what a person should know; fails under --strict when rows were rejected. */
  finish(): Promise<void>;
}

/** The knowledge of this version, with the user's file and profiles where there are any. */
export async function knowledgeFor({ taxonomy, profiles }: TaxonomyFlag, { host }: Invocation): Promise<Knowledge> {
  const knowledge: Knowledge = { ...loadKnowledge(), ownProfiles: profiles };
  if (taxonomy === undefined) return knowledge;
  const text = await readFile(resolve(host.cwd(), taxonomy), 'utf8').catch((cause: unknown) => {
    throw new UserError('unreadable', `${taxonomy}: cannot be read`, { cause });
  });
  const { extendKnowledge } = await import('../knowledge/compile.ts');
  return extendKnowledge(knowledge, taxonomy, text);
}

export async function openJob(
  paths: readonly string[],
  flags: LogFlags & JudgeFlags & ThreadsFlag & ByFlag,
  invocation: Invocation,
): Promise<Job> {
  return openJobOf(await findInputs(paths, invocation.host), flags, invocation);
}

/** The same for logs that are found already. */
export async function openJobOf(
  found: Inputs,
  flags: LogFlags & JudgeFlags & ThreadsFlag & ByFlag,
  invocation: Invocation,
): Promise<Job> {
  const { host, signal } = invocation;
  const knowledge = await knowledgeFor(flags, invocation);
  const bytes = new ReadShare();
  const sources = await Promise.all(found.sources.map((source) => bytes.watch(source)));
  const { logs, inputs, shard, warn } = await openInputs({ ...found, sources }, flags, knowledge, invocation);
  const formats = logs.map(({ format }) => format);
  const by = findByColumns(shard?.settings.by ?? flags.by ?? [], formats);
  const admission = new Admission({ ...(shard === undefined ? flags : rowOptions(shard.settings)), by });
  const threads = threadsOf(flags);
  const readers = new CarefulPool(threads, signal);
  const quick = quickFor(flags, knowledge, invocation);
  const judges = judgesOfWhole(judgesFor(flags.reader, knowledge, quick, readers), shard?.short);
  const rejectsPath = flags.rejects === undefined ? undefined : resolve(host.cwd(), flags.rejects);
  if (rejectsPath !== undefined) refuseInput(rejectsPath, `--rejects ${flags.rejects}`, inputs, host);
  let rejects: Sink | undefined;
  let [read, rejected] = [0, 0];

  async function* workOn<Made>(works: Works<Made>): AsyncGenerator<Made> {
    const progress = startProgress(host, flags.quiet === true, 'judging', () => bytes.share());
    let complete = false;
    try {
      rejects = rejectsPath === undefined ? undefined : fileSink(rejectsPath);
      await rejects?.write(REJECTS_HEADER);
      for await (const { piece, made } of workThrough(logs, admission, works, progress.expect)) {
        signal.throwIfAborted();
        read += piece.length;
        progress.add(piece.length);
        for (const row of piece) {
          if (row.status !== 'rejected') continue;
          rejected += 1;
          const source = formats[row.reject.source]?.source ?? '';
          await rejects?.write(rejectsLine(row.reject, source, flags.showPersonalData !== true));
        }
        yield made;
      }
      complete = true;
    } finally {
      progress.stop();
      readers.close();
      // An error, Ctrl-C, or nobody who reads on.
      if (!complete) await rejects?.discard();
    }
  }

  function poolFor(goal: Goal): PiecePool {
    return new PiecePool(judges.quickAlone ? threads : 1, { knowledge, model: quick.model, goal }, judges.long, signal);
  }

  function worksOf(pool: PiecePool): Works<string> {
    const here = worksWith(judges, (judge) => (piece) => pool.workHere(piece, judge));
    return { ...here, long: (piece) => pool.work(piece) };
  }

  return {
    knowledge,
    logs,
    admission,
    by,
    inputs,
    shard,
    outcomes: () => workOn(judging(judges)),
    async *texts(goal) {
      const pool = poolFor({ ...goal, inputs: formats });
      try {
        yield* workOn(worksOf(pool));
      } finally {
        pool.close();
      }
    },
    async summary(lists) {
      const pool = poolFor({ goal: 'summary', inputs: formats, lists });
      try {
        const counting = workOn(worksOf(pool));
        while ((await counting.next()).done !== true);
        return sumUp(await pool.summaries(), lists, formats, admission);
      } finally {
        pool.close();
      }
    },
    async finish() {
      await rejects?.finish();
      for (const log of logs) for (const warning of log.lateWarnings()) warn(warning);
      if (rejected === 0) return;
      const hint = flags.rejects === undefined ? 'see them with --rejects FILE' : `they are in ${flags.rejects}`;
      if (flags.strict === true) throw new UserError('rejected', `${count(rejected)} rejected (--strict)`, { hint });
      warn(`${count(rejected)} rejected; ${hint}`);
      // A shard has no layout of its own.
      if (rejected > MANY_REJECTED * read && shard === undefined) warn(manyRejected(rejected / read, logs));
    },
  };
}

function rowOptions({ since, until, keepDuplicates }: RowSettings): AdmissionOptions {
  return { since: since ?? undefined, until: until ?? undefined, keepDuplicates };
}

function manyRejected(share: number, logs: readonly Log[]): string {
  const layouts = logs.map(({ format }) => layoutOf(format)).join('; ');
  return `that is ${(100 * share).toFixed(1)} % of the rows; ${layouts}; if that is wrong, set --delimiter, --encoding or --no-header`;
}

function layoutOf({ source, format, encoding, delimiter }: LogFormat): string {
  const sign = delimiter === '\t' ? 'tab' : `"${delimiter}"`;
  return `${source} was read as ${format}, ${encoding}${delimiter === undefined ? '' : `, delimiter ${sign}`}`;
}

function count(rows: number): string {
  return rows === 1 ? '1 row was' : `${rows} rows were`;
}
