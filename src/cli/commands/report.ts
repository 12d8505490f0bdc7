import { buildReport } from '../../analyse/report.ts';
import { Summariser } from '../../analyse/summarise.ts';
import type { Report } from '../../domain/report.ts';
import { UserError } from '../../domain/user-error.ts';
import { partSaved } from '../../read/saved-report.ts';
import { BINARY, type FormatName, RENDERERS, type Renderer, type RenderOptions } from '../../report/renderers.ts';
import { colorLevel, type Host, hasUnicode, type Invocation, widthOf } from '../host.ts';
import { findInputs } from '../inputs.ts';
import { type Job, openInputs } from '../job.ts';
import type { CsvFlags, JudgeFlags, LogFlags, OutputFlags, ThreadsFlag } from '../options.ts';
import { finishTogether, openSinks } from '../output.ts';
import { type Made, makeOfSaved, theOnlySaved } from '../saved.ts';

export type ReportFlags = LogFlags &
  JudgeFlags &
  ThreadsFlag &
  OutputFlags &
  CsvFlags & { readonly title?: string; readonly rows: number };

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
  const { host, signal } = invocation;
  const formats = parseFormats(flags.format);
  refuseTerminal(formats, flags, host);
  const inputs = await findInputs(paths, host);
  const { saved, logs } = await partSaved(inputs.sources);
  // What cannot be read is known before any file is opened.
  const work =
    saved.length > 0
      ? await makeOfSaved(theOnlySaved(saved, logs), flags, given, invocation)
      : await openInputs({ ...inputs, sources: logs }, flags, invocation);
  const names = inputs.sources.map(({ name }) => name);
  const sinks = await openSinks(formats, flags.output, 'report', names, invocation);
  try {
    const { report: made, knowledge } = 'report' in work ? work : await makeOfLogs(work, flags);
    for (const [format, sink] of sinks) {
      const render: Renderer = await RENDERERS[format]();
      await sink.write(render(made, knowledge, renderOptions(flags, host)));
    }
    signal.throwIfAborted();
    await finishTogether(sinks.values());
    if (flags.quiet !== true) tellOfCut(made, formats, host);
  } catch (error) {
    for (const sink of sinks.values()) await sink.discard();
    throw error;
  }
}

async function makeOfLogs(job: Job, flags: ReportFlags): Promise<Made> {
  const { knowledge } = job;
  const summariser = new Summariser({ rows: flags.rows, masked: flags.showPersonalData !== true });
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
  return { report: buildReport(summariser.summary(), knowledge, { lang: flags.lang, title: flags.title }), knowledge };
}

/** A terminal shows no bytes, and may be left in disorder by them. */
function refuseTerminal(formats: readonly FormatName[], { output }: OutputFlags, { stdout }: Host): void {
  const [binary] = formats.filter((format) => BINARY.includes(format));
  if (binary === undefined || output !== undefined || stdout.isTTY !== true) return;
  throw new UserError('usage', `--format ${binary}: cannot be shown in a terminal`, {
    hint: `write it to a file: --output report.${binary}`,
  });
}

/** The other formats say it themselves. */
function tellOfCut({ findings, rows }: Report, formats: readonly FormatName[], { stderr }: Host): void {
  if (!formats.includes('csv') || findings.length === rows.classified) return;
  stderr.write(
    `amends: the CSV lists ${findings.length} of ${rows.classified} rows, the most urgent; more: --rows N; all: amends classify\n`,
  );
}

function renderOptions({ output, bom, escape: escapeFormulas }: ReportFlags, host: Host): RenderOptions {
  return {
    terminal: {
      width: widthOf(host),
      color: output === undefined ? colorLevel(host) : 0,
      unicode: hasUnicode(host),
    },
    csv: { bom: bom === true, escapeFormulas },
  };
}

function parseFormats(names = 'txt'): FormatName[] {
  return [...new Set(names.split(','))].map((name) => {
    if (Object.hasOwn(RENDERERS, name)) return name as FormatName;
    throw new UserError('usage', `--format: no format "${name}"`, {
      hint: `formats: ${Object.keys(RENDERERS).join(', ')}`,
    });
  });
}
