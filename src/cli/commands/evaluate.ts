import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { makeExcerpt } from '../../analyse/excerpt.ts';
import type { Judge } from '../../classify/classifier.ts';
import { type Compared, EVALUATION_SCHEMA, type Evaluation } from '../../domain/evaluation.ts';
import { UserError } from '../../domain/user-error.ts';
import { type Language, READERS, type Verdict } from '../../domain/verdict.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { calibrationOf, compareEvaluations, estimateInLog, labelFigures, namedFigures } from '../../learn/evaluate.ts';
import { namedIn } from '../../learn/labelled.ts';
import { openLogs } from '../../read/log.ts';
import { evaluationDocument } from '../../report/evaluation.ts';
import { renderMarkdown } from '../../report/markdown.ts';
import { createQuote } from '../../report/quote.ts';
import { createReasonWriter } from '../../report/reason.ts';
import { renderTerminal } from '../../report/terminal.ts';
import { CarefulPool } from '../../run/careful-pool.ts';
import { inOrder } from '../../run/in-order.ts';
import { type PartlyLabelled, readLabelledRows } from '../../run/labelled-rows.ts';
import { languageOf } from '../../text/language.ts';
import { type Invocation, terminalOf } from '../host.ts';
import { findInputs } from '../inputs.ts';
import { knowledgeFor } from '../job.ts';
import { judgesFor, quickFor } from '../judges.ts';
import {
  type JudgeFlags,
  type LabelFlags,
  labelColumns,
  type OutputFlags,
  readOptions,
  type ThreadsFlag,
  threadsOf,
} from '../options.ts';
import { openSinks, orDiscard } from '../output.ts';
import { startProgress } from '../progress.ts';

export type EvaluateFlags = LabelFlags &
  JudgeFlags &
  ThreadsFlag &
  OutputFlags & { readonly compare?: string; readonly errors: number; readonly lang?: Language };

const FORMATS = ['txt', 'md', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface JudgedRow {
  readonly row: PartlyLabelled;
  readonly verdict: Verdict;
}

/** Rows judged in one go. */
const TOGETHER = 128;

/** Judges rows that a person has labelled, and says how often both agree. Memory: all rows. */
export async function evaluate(path: string, flags: EvaluateFlags, invocation: Invocation): Promise<void> {
  const { host } = invocation;
  const format = FORMATS.find((name) => name === (flags.format ?? 'txt'));
  if (format === undefined)
    throw new UserError('usage', `--format: no format "${flags.format}"`, { hint: `formats: ${FORMATS.join(', ')}` });
  const knowledge = await knowledgeFor(flags, invocation);
  const earlier = flags.compare === undefined ? undefined : await readEvaluation(flags.compare, host.cwd());
  const { sources } = await findInputs([path], host);
  const { logs } = await openLogs(sources, knowledge, readOptions(flags));
  const [log] = logs;
  if (log === undefined || logs.length > 1)
    throw new UserError('usage', `${path}: one labelled log at a time`, { hint: 'name a file' });
  const rows = await readLabelledRows(log, Object.keys(knowledge.categories), labelColumns(flags));
  const judged = await judgeRows(rows, flags, knowledge, invocation);
  const lang = flags.lang ?? 'en';
  const reason = createReasonWriter(knowledge, lang);
  const evaluation = evaluationOf(
    log.format.source,
    judged,
    ({ row, verdict }) => ({
      line: row.line,
      id: row.id,
      person: row.severity as Verdict['severity'],
      judge: verdict.severity,
      confidence: verdict.confidence,
      excerpt: makeExcerpt(row.text, verdict.evidence, { lang, masked: true, about: verdict.category }).excerpt,
      reason: reason(verdict, createQuote(row.text, verdict.lang, true)),
    }),
    flags.errors,
  );
  const change = earlier === undefined ? undefined : compareEvaluations(earlier.verdicts, evaluation.verdicts);
  const [sink] = (
    await openSinks<Format>(
      [format],
      flags,
      'evaluation',
      sources.map(({ name }) => name),
      invocation,
    )
  ).values();
  const document = evaluationDocument(evaluation, change, knowledge, lang);
  const terminal = terminalOf(host, flags.output);
  const texts = {
    txt: () => renderTerminal(document, terminal),
    md: () => renderMarkdown(document),
    json: () => `${JSON.stringify(change === undefined ? evaluation : { ...evaluation, change }, null, 1)}\n`,
  };
  if (sink === undefined) return;
  await orDiscard([sink], async () => {
    await sink.write(texts[format]());
    await sink.finish();
  });
}

async function judgeRows(
  rows: readonly PartlyLabelled[],
  flags: EvaluateFlags,
  knowledge: Knowledge,
  invocation: Invocation,
): Promise<JudgedRow[]> {
  const pool = new CarefulPool(threadsOf(flags), invocation.signal);
  const { long, short } = judgesFor(flags.reader, knowledge, quickFor(flags, knowledge, invocation), pool);
  const judge = short?.judge ?? long;
  const progress = startProgress(invocation.host, flags.quiet === true, 'judging');
  const batches = Array.from({ length: Math.ceil(rows.length / TOGETHER) }, (_, at) =>
    rows.slice(at * TOGETHER, (at + 1) * TOGETHER),
  );
  const judged: JudgedRow[] = [];
  try {
    for await (const batch of inOrder(batches, (own) => judgeBatch(own, judge))) {
      invocation.signal.throwIfAborted();
      judged.push(...batch);
      progress.share(judged.length / rows.length);
    }
  } finally {
    progress.stop();
    pool.close();
  }
  return judged;
}

/** A person judged the rows, so they are judged whatever their language. */
async function judgeBatch(rows: readonly PartlyLabelled[], judge: Judge): Promise<JudgedRow[]> {
  const verdicts = await judge(rows.map(({ text }) => ({ text, lang: languageOf(text) === 'ru' ? 'ru' : 'en' })));
  return rows.map((row, at) => ({ row, verdict: verdicts[at] as Verdict }));
}

function evaluationOf(
  source: string,
  judged: readonly JudgedRow[],
  errorOf: (row: JudgedRow) => Evaluation['errors'][number],
  mostErrors: number,
): Evaluation {
  const withSeverity = judged.filter(({ row }) => row.severity !== undefined);
  const withCategory = judged.filter(({ row }) => row.category !== undefined);
  const verdicts = judged.map(({ row, verdict }) => ({
    line: row.line,
    id: row.id,
    severity: compared(row.severity, verdict.severity),
    category: compared(row.category, verdict.category),
  }));
  const pairs = <Label extends string>(list: readonly (Compared<Label> | null)[]) =>
    list.filter((pair) => pair !== null);
  const wrong = withSeverity
    .filter(({ row, verdict }) => row.severity !== verdict.severity)
    .sort((a, b) => b.verdict.confidence - a.verdict.confidence || a.row.line - b.row.line);
  return {
    schema: EVALUATION_SCHEMA,
    source,
    rows: judged.length,
    readers: Object.fromEntries(
      READERS.map((reader) => [reader, judged.filter(({ verdict }) => verdict.reader === reader).length]),
    ) as Evaluation['readers'],
    severity: withSeverity.length === 0 ? null : labelFigures(pairs(verdicts.map(({ severity }) => severity))),
    category: withCategory.length === 0 ? null : labelFigures(pairs(verdicts.map(({ category }) => category))),
    named:
      withCategory.length === 0
        ? null
        : namedFigures(
            withCategory.map(({ row, verdict }) => ({
              person: namedIn({ category: row.category ?? 'none', others: row.others }),
              judge: namedIn(verdict),
            })),
          ),
    inLog: {
      severity: estimateInLog(
        withSeverity.map(({ row, verdict }) => ({
          standsFor: row.standsFor,
          right: row.severity === verdict.severity,
        })),
      ),
      category: estimateInLog(
        withCategory.map(({ row, verdict }) => ({
          standsFor: row.standsFor,
          right: row.category === verdict.category,
        })),
      ),
    },
    calibration: calibrationOf(
      withSeverity.map(({ row, verdict }) => ({
        confidence: verdict.confidence,
        right: row.severity === verdict.severity,
      })),
    ),
    errors: wrong.slice(0, mostErrors).map(errorOf),
    verdicts,
  };
}

function compared<Label>(person: Label | undefined, judge: Label): Compared<Label> | null {
  return person === undefined ? null : { person, judge };
}

/** An evaluation that an earlier run wrote with --format json. */
async function readEvaluation(path: string, cwd: string): Promise<Evaluation> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch((cause: unknown) => {
    throw new UserError('unreadable', `${path}: cannot be read`, { cause });
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UserError('unreadable', `${path}: is no JSON`, { hint: 'write it with --format json', cause });
  }
  const { schema } = (value ?? {}) as Partial<Evaluation>;
  if (schema !== EVALUATION_SCHEMA)
    throw new UserError('unreadable', `${path}: is no ${EVALUATION_SCHEMA}`, {
      hint: 'write it with amends evaluate --format json',
    });
  return value as Evaluation;
}
