import { buildReport } from '../../analyse/report.ts';
import { Summariser } from '../../analyse/summarise.ts';
import { UserError } from '../../domain/user-error.ts';
import { partSaved } from '../../read/saved-report.ts';
import type { FormatName } from '../../report/renderers.ts';
import { type BrandFlags, readBrand } from '../brand.ts';
import type { Invocation } from '../host.ts';
import { findInputs } from '../inputs.ts';
import { type Job, openJobOf } from '../job.ts';
import type { ByFlag, CsvFlags, JudgeFlags, LogFlags, OutputFlags, ThreadsFlag, ValueFlags } from '../options.ts';
import { openSinks } from '../output.ts';
import { madeWith } from '../report-settings.ts';
import { makeOfSaved, type ReadyReport, theOnlySaved } from '../saved.ts';
import { checkWhole, formatsOf, writeReport } from '../written-report.ts';

export type ReportFlags = LogFlags &
  JudgeFlags &
  ThreadsFlag &
  ByFlag &
  ValueFlags &
  OutputFlags &
  CsvFlags &
  BrandFlags & { readonly title?: string; readonly rows: number; readonly orders?: string };

/**
 * Reads, judges, counts, and writes the report; a saved report is written again. Memory: the counts and the listed
 * findings.
 * @param given the flags of the command line
 */
export async function report(
  paths: readonly string[],
  flags: ReportFlags,
  given: readonly string[],
  invocation: Invocation,
): Promise<void> {
  const formats = formatsOf(flags, invocation.host);
  const brand = await readBrand(flags, invocation.host);
  const inputs = await findInputs(paths, invocation.host);
  const { saved, logs } = await partSaved(inputs.sources);
  // What cannot be read is known before any file is opened.
  const work =
    saved.length > 0
      ? await makeOfSaved(theOnlySaved(saved, logs), flags, given, invocation)
      : await openJobOf({ ...inputs, sources: logs }, flags, invocation);
  if ('report' in work) checkWhole(work.report.summary, formats);
  else await checkPart(work, flags, formats, invocation);
  const names = inputs.sources.map(({ name }) => name);
  const sinks = await openSinks(formats, flags.output, 'report', names, invocation);
  try {
    const ready = 'report' in work ? work : await makeOfLogs(work, flags, invocation);
    await writeReport(ready.report, ready.knowledge, sinks, { ...flags, brand }, invocation);
  } catch (error) {
    for (const sink of sinks.values()) await sink.discard();
    throw error;
  }
}

async function makeOfLogs(job: Job, flags: ReportFlags, { host }: Invocation): Promise<ReadyReport> {
  const { knowledge } = job;
  const customers = job.logs.map(({ format }) => format.columns.customer);
  const by = job.by.map(({ name, at }) => ({ name, at, ofCustomers: at.some((own, log) => own === customers[log]) }));
  const summariser = new Summariser({ rows: flags.rows, masked: flags.showPersonalData !== true, by });
  for (const { format } of job.logs) summariser.addInput(format);
  for await (const batch of job.outcomes()) {
    for (const outcome of batch) {
      if (outcome.status === 'rejected') summariser.addStatus('rejected');
      else if (outcome.status === 'classified') summariser.add(outcome.complaint, outcome.verdict);
      else summariser.addStatus(outcome.status, outcome.complaint);
    }
  }
  summariser.addAlike(job.admission.alike);
  summariser.addNearDuplicates(job.admission.near);
  await job.finish();
  const { lang, title } = flags;
  const made = await madeWith(job, flags, host);
  return { report: buildReport(summariser.summary(), knowledge, { lang, title, made }), knowledge };
}

async function checkPart(
  job: Job,
  flags: ReportFlags,
  formats: readonly FormatName[],
  { host }: Invocation,
): Promise<void> {
  checkWhole(await madeWith(job, flags, host), formats);
  if (job.shard === undefined) return;
  const [name] = job.inputs;
  if (flags.showPersonalData === true)
    throw new UserError('usage', `${name}: --show-personal-data: parts are always masked`);
}
