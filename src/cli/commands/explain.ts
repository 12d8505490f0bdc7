import type { Judge, Quick } from '../../classify/classifier.ts';
import type { QuickReading } from '../../classify/quick/reader.ts';
import { roundDown } from '../../domain/interval.ts';
import type { ReaderChoice } from '../../domain/part.ts';
import { UserError } from '../../domain/user-error.ts';
import { type Language, READERS, type Reader, type Verdict } from '../../domain/verdict.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { stripMarkup } from '../../read/markup.ts';
import { type Closer, renderExplanation } from '../../report/explanation.ts';
import { ndjsonLine } from '../../report/ndjson.ts';
import { createReasonWriter } from '../../report/reason.ts';
import { CarefulPool } from '../../run/careful-pool.ts';
import { languageOf } from '../../text/language.ts';
import type { Invocation } from '../host.ts';
import { terminalOf } from '../host.ts';
import { knowledgeFor } from '../job.ts';
import { judgesFor, quickFor } from '../judges.ts';
import type { JudgeFlags } from '../options.ts';

export type ExplainFlags = JudgeFlags & { readonly lang?: Language; readonly format: 'txt' | 'json' };

/** Judges one text and says on what. */
export async function explain(text: string, flags: ExplainFlags, invocation: Invocation): Promise<void> {
  const { host } = invocation;
  const complaint = stripMarkup(text === '-' ? await readAll(host.stdin) : text);
  if (complaint === '')
    throw new UserError('usage', 'there is no text to explain', {
      hint: 'amends explain "The courier was two hours late"',
    });
  const knowledge = await knowledgeFor(flags, invocation);
  const written = languageOf(complaint);
  if (written === 'other')
    throw new UserError('language', 'the text is neither Russian nor English', {
      hint: 'amends judges these two languages',
    });
  const lang = written === 'ru' ? 'ru' : 'en';
  const quick = quickFor(flags, knowledge, invocation);
  const judges = judgesOfOne(knowledge, quick);
  const judge = judges[flags.reader];
  const [verdict] = (await judge([{ text: complaint, lang }])) as [Verdict];
  const closer = await explainMore(complaint, verdict, judge, judges, quick);
  if (flags.format === 'json') {
    const row = {
      source: 0,
      line: 1,
      id: '1',
      text: complaint,
      date: undefined,
      dateUnreadable: false,
      rating: undefined,
      reply: undefined,
      isReply: false,
    };
    const empty = {
      value: undefined,
      customer: undefined,
      channel: undefined,
      product: undefined,
      place: undefined,
      cells: [],
    };
    const reason = (language: Language) => createReasonWriter(knowledge, flags.lang ?? language);
    const line = ndjsonLine({ status: 'classified', complaint: { ...row, ...empty }, verdict }, '-', reason, {
      masked: true,
      withText: true,
    });
    host.stdout.write(`${JSON.stringify({ ...JSON.parse(line), ...closer })}\n`);
    return;
  }
  const terminal = terminalOf(host);
  host.stdout.write(renderExplanation(complaint, verdict, closer, knowledge, flags.lang ?? lang, terminal));
}

/** A judge of a single text for each choice of readers; they share both readers. */
function judgesOfOne(knowledge: Knowledge, quick: Quick): Readonly<Record<ReaderChoice, Judge>> {
  const pool = new CarefulPool(1);
  const judgeOf = (reader: ReaderChoice) => {
    const { long, short } = judgesFor(reader, knowledge, quick, pool, true);
    return short?.judge ?? long;
  };
  return { auto: judgeOf('auto'), quick: judgeOf('quick'), careful: judgeOf('careful') };
}

/** What each word weighs, what each reader says alone, and which words would change the verdict if they were gone. */
async function explainMore(
  text: string,
  { lang, evidence, category, severity }: Verdict,
  judge: Judge,
  judges: Readonly<Record<Reader, Judge>>,
  quick: Quick,
): Promise<Closer> {
  const points = [...text];
  const spans = evidence.filter(
    ({ start, end }, at) => evidence.findIndex((one) => one.start === start && one.end === end) === at,
  );
  const without = await judge(
    spans.map(({ start, end }) => ({ text: points.toSpliced(start, end - start).join(''), lang })),
  );
  return {
    contributions: contributionsTo(quick.read(text), category === 'none' ? [severity] : [category, severity]),
    readers: await Promise.all(
      READERS.map(async (reader) => {
        const [own] = (await judges[reader]([{ text, lang }])) as [Verdict];
        return {
          reader,
          severity: own.severity,
          category: own.category,
          confidence: roundDown(own.confidence),
          categoryConfidence: roundDown(own.categoryConfidence),
        };
      }),
    ),
    changes: spans.flatMap(({ start, end }, at) => {
      const other = without[at] as Verdict;
      if (other.severity === severity && other.category === category) return [];
      return [{ start, end, severity: other.severity, category: other.category }];
    }),
  };
}

/** What each word adds to the quick reader's score of a label, in the order of the text. */
function contributionsTo({ prover }: QuickReading, labels: readonly string[]): Closer['contributions'] {
  const { tokens, contributions } = prover();
  return labels.flatMap((label) => {
    const added = contributions(label);
    return tokens.flatMap(({ start, end }, at) => {
      const value = Math.round((added[at] as number) * 1000) / 1000;
      return value === 0 ? [] : [{ start, end, for: label, value }];
    });
  });
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
