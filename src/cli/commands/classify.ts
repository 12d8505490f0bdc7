import { printable } from '../../domain/printable.ts';
import { UserError } from '../../domain/user-error.ts';
import { LANGUAGES, type Language } from '../../domain/verdict.ts';
import { csvHeader, csvRow } from '../../report/judged-csv.ts';
import { ndjsonLine } from '../../report/ndjson.ts';
import { createReasonWriter, type ReasonWriter } from '../../report/reason.ts';
import type { Outcome } from '../../run/judge-logs.ts';
import type { Invocation } from '../host.ts';
import { type Job, openJob } from '../job.ts';
import type { CsvFlags, JudgeFlags, LogFlags, OutputFlags, ThreadsFlag } from '../options.ts';
import { openSinks, orDiscard } from '../output.ts';

export type ClassifyFlags = LogFlags &
  JudgeFlags &
  ThreadsFlag &
  OutputFlags &
  CsvFlags & { readonly withText?: boolean };

/** Writes one line for every row that was understood, in the order of the logs. Memory: one batch. */
export async function classify(paths: readonly string[], flags: ClassifyFlags, invocation: Invocation): Promise<void> {
  const format = flags.format ?? 'ndjson';
  if (format !== 'ndjson' && format !== 'csv') {
    throw new UserError('usage', `--format: no format "${format}"`, { hint: 'formats: ndjson, csv' });
  }
  const job = await openJob(paths, flags, invocation);
  const [sink] = (await openSinks([format], flags, 'classify', job.inputs, invocation)).values();
  if (sink === undefined) return;
  // The cells of a log are written as they are, but not to a terminal.
  const isTerminal = flags.output === undefined && invocation.host.stdout.isTTY === true;
  const shown = (text: string) => (isTerminal ? printable(text) : text);
  await orDiscard([sink], async () => {
    const toText = format === 'csv' ? csvWriter(job, flags, invocation) : ndjsonWriter(job, flags);
    if (format === 'csv')
      await sink.write(
        (flags.bom === true ? '\ufeff' : '') + shown(csvHeader(job.logs[0]?.format.header ?? [], flags.escape)),
      );
    for await (const batch of job.outcomes()) {
      const text = shown(batch.map(toText).join(''));
      if (text !== '') await sink.write(text);
    }
    await job.finish();
    await sink.finish();
  });
}

function ndjsonWriter(job: Job, flags: ClassifyFlags): (outcome: Outcome) => string {
  const reason = reasonWriters(job, flags);
  const options = { masked: flags.showPersonalData !== true, withText: flags.withText === true };
  return (outcome) =>
    outcome.status === 'rejected'
      ? ''
      : ndjsonLine(outcome, job.logs[outcome.complaint.source]?.format.source ?? '', reason, options);
}

function csvWriter(job: Job, flags: ClassifyFlags, { host }: Invocation): (outcome: Outcome) => string {
  const [first, ...others] = job.logs.map(({ format }) => format);
  const odd = others.find(({ header }) => header.join('\u0000') !== first?.header.join('\u0000'));
  if (odd !== undefined) {
    throw new UserError('usage', `${odd.source}: has other columns than ${first?.source}; one CSV cannot hold both`, {
      hint: 'use --format ndjson, or one log at a time',
    });
  }
  if (flags.quiet !== true)
    host.stderr.write('amends: the original columns are written as they are, personal data included\n');
  const reason = reasonWriters(job, flags);
  const options = { masked: flags.showPersonalData !== true, escapeFormulas: flags.escape };
  return (outcome) => (outcome.status === 'rejected' ? '' : csvRow(outcome, reason, options));
}

/** Reasons in the language that was asked for, else in that of each complaint. */
function reasonWriters({ knowledge }: Job, { lang }: ClassifyFlags): (language: Language) => ReasonWriter {
  const writers = Object.fromEntries(
    LANGUAGES.map((language) => [language, createReasonWriter(knowledge, language)]),
  ) as Record<Language, ReasonWriter>;
  return (language) => writers[lang ?? language];
}
