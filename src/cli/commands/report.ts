import { buildReport } from '../../analyse/report.ts';
import { Summariser } from '../../analyse/summarise.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Invocation } from '../host.ts';
import { type Job, openJob } from '../job.ts';
import type { JudgeFlags, LogFlags, OutputFlags, ThreadsFlag } from '../options.ts';
import { openSinks } from '../output.ts';
import { madeWith } from '../report-settings.ts';
import { checkWhole, parseFormats, writeReport } from '../written-report.ts';

export type ReportFlags = LogFlags &
  JudgeFlags &
  ThreadsFlag &
  OutputFlags & { readonly title?: string; readonly rows: number };

/** Reads, judges, counts, and writes the report. Memory: the counts and the listed findings. */
export async function report(paths: readonly string[], flags: ReportFlags, invocation: Invocation): Promise<void> {
  const formats = parseFormats(flags.format);
  const job = await openJob(paths, flags, invocation);
  const made = await madeWith(job, flags, invocation.host);
  checkPart(job, flags);
  checkWhole(made, formats);
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
  } catch (error) {
    for (const sink of sinks.values()) await sink.discard();
    throw error;
  }
  const { lang, title } = flags;
  const built = buildReport(summariser.summary(), job.knowledge, { lang, title, made });
  await writeReport(built, job.knowledge, sinks, flags, invocation.host);
}

function checkPart({ shard, inputs }: Job, { showPersonalData }: ReportFlags): void {
  if (shard === undefined || showPersonalData !== true) return;
  throw new UserError('usage', `${inputs[0]}: --show-personal-data: parts are always masked`);
}
