import { printable } from '../../domain/printable.ts';
import { UserError } from '../../domain/user-error.ts';
import { csvHeader } from '../../report/judged-csv.ts';
import type { TextGoal } from '../../run/goal.ts';
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
    const goal = format === 'csv' ? csvGoal(job, flags, invocation) : ndjsonGoal(flags);
    if (format === 'csv')
      await sink.write(
        (flags.bom === true ? '\ufeff' : '') + shown(csvHeader(job.logs[0]?.format.header ?? [], flags.escape)),
      );
    for await (const text of job.texts(goal)) if (text !== '') await sink.write(shown(text));
    await job.finish();
    await sink.finish();
  });
}

function ndjsonGoal({ lang, showPersonalData, withText }: ClassifyFlags): TextGoal {
  return { goal: 'ndjson', lang, options: { masked: showPersonalData !== true, withText: withText === true } };
}

function csvGoal({ logs }: Job, flags: ClassifyFlags, { host }: Invocation): TextGoal {
  const [first, ...others] = logs.map(({ format }) => format);
  const odd = others.find(({ header }) => header.join('\u0000') !== first?.header.join('\u0000'));
  if (odd !== undefined) {
    throw new UserError('usage', `${odd.source}: has other columns than ${first?.source}; one CSV cannot hold both`, {
      hint: 'use --format ndjson, or one log at a time',
    });
  }
  if (flags.quiet !== true)
    host.stderr.write('amends: the original columns are written as they are, personal data included\n');
  const { lang, showPersonalData, escape: escapeFormulas } = flags;
  return { goal: 'csv', lang, options: { masked: showPersonalData !== true, escapeFormulas } };
}
