import { buildReport } from '../../analyse/report.ts';
import { Summariser } from '../../analyse/summarise.ts';
import { UserError } from '../../domain/user-error.ts';
import { type FormatName, RENDERERS, type Renderer, type RenderOptions } from '../../report/renderers.ts';
import type { Invocation } from '../host.ts';
import { colorLevel, hasUnicode, widthOf } from '../host.ts';
import { openJob } from '../job.ts';
import type { CsvFlags, JudgeFlags, LogFlags, OutputFlags, ThreadsFlag } from '../options.ts';
import { openSinks } from '../output.ts';

export type ReportFlags = LogFlags &
  JudgeFlags &
  ThreadsFlag &
  OutputFlags &
  CsvFlags & { readonly title?: string; readonly rows: number };

/** Reads, judges, counts, and writes the report. Memory: the counts and the listed findings. */
export async function report(paths: readonly string[], flags: ReportFlags, invocation: Invocation): Promise<void> {
  const { host } = invocation;
  const formats = parseFormats(flags.format);
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
    const built = buildReport(summariser.summary(), job.knowledge, { lang: flags.lang, title: flags.title });
    const toTerminal = flags.output === undefined;
    const options: RenderOptions = {
      terminal: {
        width: widthOf(host),
        color: toTerminal ? colorLevel(host) : 0,
        unicode: hasUnicode(host),
      },
      csv: { bom: flags.bom === true, escapeFormulas: flags.escape },
    };
    for (const [format, sink] of sinks) {
      const render: Renderer = await RENDERERS[format]();
      await sink.write(render(built, job.knowledge, options));
    }
    for (const sink of sinks.values()) await sink.finish();
  } catch (error) {
    for (const sink of sinks.values()) await sink.discard();
    throw error;
  }
}

function parseFormats(names = 'txt'): FormatName[] {
  return [...new Set(names.split(','))].map((name) => {
    if (Object.hasOwn(RENDERERS, name)) return name as FormatName;
    throw new UserError('usage', `--format: no format "${name}"`, {
      hint: `formats: ${Object.keys(RENDERERS).join(', ')}`,
    });
  });
}
