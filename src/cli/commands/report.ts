import { buildReport } from '../../analyse/report.ts';
import type { Made } from '../../domain/report.ts';
import { UserError } from '../../domain/user-error.ts';
import { partSaved } from '../../read/saved-report.ts';
import type { Source } from '../../read/source.ts';
import type { FormatName } from '../../report/renderers.ts';
import { type BrandFlags, readBrand } from '../brand.ts';
import type { Invocation } from '../host.ts';
import { findInputs, type Inputs } from '../inputs.ts';
import { type Job, openJobOf } from '../job.ts';
import type { ByFlag, CsvFlags, JudgeFlags, LogFlags, OutputFlags, ThreadsFlag, ValueFlags } from '../options.ts';
import { openSinks, orDiscard } from '../output.ts';
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
 */
export async function report(paths: readonly string[], flags: ReportFlags, invocation: Invocation): Promise<void> {
  const formats = formatsOf(flags, invocation.host);
  const brand = await readBrand(flags, invocation.host);
  const inputs = await findInputs(paths, invocation.host);
  const { saved, logs } = await partSaved(inputs.sources);
  // What cannot be read is known before any file is opened.
  const make =
    saved.length > 0
      ? await ofSaved(theOnlySaved(saved, logs), formats, flags, invocation)
      : await ofLogs({ ...inputs, sources: logs }, formats, flags, invocation);
  const names = inputs.sources.map(({ name }) => name);
  const sinks = await openSinks(formats, flags, 'report', names, invocation);
  await orDiscard(sinks.values(), async () => {
    const ready = await make();
    await writeReport(ready.report, ready.knowledge, sinks, { ...flags, brand }, invocation);
  });
}

type Make = () => Promise<ReadyReport>;

async function ofSaved(
  source: Source,
  formats: readonly FormatName[],
  flags: ReportFlags,
  invocation: Invocation,
): Promise<Make> {
  const ready = await makeOfSaved(source, flags, invocation);
  checkWhole(ready.report.summary, formats);
  return async () => ready;
}

async function ofLogs(
  inputs: Inputs,
  formats: readonly FormatName[],
  flags: ReportFlags,
  invocation: Invocation,
): Promise<Make> {
  const job = await openJobOf(inputs, flags, invocation);
  const made = await madeWith(job, flags, invocation.host);
  checkWhole(made, formats);
  if (job.shard !== undefined && flags.showPersonalData === true)
    throw new UserError('usage', `${job.inputs[0]}: --show-personal-data: parts are always masked`);
  return () => makeOfLogs(job, made, flags);
}

async function makeOfLogs(job: Job, made: Made, flags: ReportFlags): Promise<ReadyReport> {
  const { knowledge } = job;
  const customers = job.logs.map(({ format }) => format.columns.customer);
  const by = job.by.map(({ name, at }) => ({ name, at, ofCustomers: at.some((own, log) => own === customers[log]) }));
  const summary = await job.summary({ rows: flags.rows, masked: flags.showPersonalData !== true, by });
  await job.finish();
  const { lang, title } = flags;
  return { report: buildReport(summary, knowledge, { lang, title, made }), knowledge };
}
