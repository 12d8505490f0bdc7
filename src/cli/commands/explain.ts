import type { Judge } from '../../classify/classifier.ts';
import { placesIn } from '../../classify/evidence.ts';
import { createQuickReader } from '../../classify/quick/reader.ts';
import { UserError } from '../../domain/user-error.ts';
import { type Language, READERS, type Verdict } from '../../domain/verdict.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { stripMarkup } from '../../read/markup.ts';
import { type Closer, renderExplanation } from '../../report/explanation.ts';
import { ndjsonLine, roundDown } from '../../report/ndjson.ts';
import { createReasonWriter } from '../../report/reason.ts';
import { languageOf } from '../../text/language.ts';
import type { Invocation } from '../host.ts';
import { colorLevel, hasUnicode, widthOf } from '../host.ts';
import { judgesFor, knowledgeFor, quickModelFor } from '../job.ts';
import type { JudgeFlags, ReaderChoice } from '../options.ts';

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
  const judge = judgeFor(flags.reader, flags, knowledge, invocation);
  const verdict = judge([{ text: complaint, lang }])[0] as Verdict;
  const closer = explainMore(complaint, verdict, judge, flags, knowledge, invocation);
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
    const line = ndjsonLine({ status: 'classified', complaint: { ...row, ...empty }, verdict }, '-', reason, true);
    host.stdout.write(`${JSON.stringify({ ...JSON.parse(line), ...closer })}\n`);
    return;
  }
  const terminal = { width: widthOf(host), color: colorLevel(host), unicode: hasUnicode(host) };
  host.stdout.write(renderExplanation(complaint, verdict, closer, knowledge, flags.lang ?? lang, terminal));
}

function judgeFor(reader: ReaderChoice, flags: ExplainFlags, knowledge: Knowledge, invocation: Invocation): Judge {
  const { long, short } = judgesFor({ ...flags, reader }, knowledge, invocation, true);
  return short?.judge ?? long;
}

/** What each word weighs, what each reader says alone, and which words would change the verdict if they were gone. */
function explainMore(
  text: string,
  verdict: Verdict,
  judge: Judge,
  flags: ExplainFlags,
  knowledge: Knowledge,
  invocation: Invocation,
): Closer {
  const { lang, evidence, category, severity } = verdict;
  const points = [...text];
  const spans = evidence.filter(
    ({ start, end }, at) => evidence.findIndex((one) => one.start === start && one.end === end) === at,
  );
  const without = judge(spans.map(({ start, end }) => ({ text: points.toSpliced(start, end - start).join(''), lang })));
  return {
    contributions: contributionsTo(
      text,
      category === 'none' ? [severity] : [category, severity],
      flags,
      knowledge,
      invocation,
    ),
    readers: READERS.map((reader) => {
      const own = judgeFor(reader, flags, knowledge, invocation)([{ text, lang }])[0] as Verdict;
      return {
        reader,
        severity: own.severity,
        category: own.category,
        confidence: roundDown(own.confidence),
        categoryConfidence: roundDown(own.categoryConfidence),
      };
    }),
    changes: spans.flatMap(({ start, end }, at) => {
      const other = without[at] as Verdict;
      if (other.severity === severity && other.category === category) return [];
      return [{ start, end, severity: other.severity, category: other.category }];
    }),
  };
}

/** What each word adds to the quick reader's score of a label, in the order of the text. */
function contributionsTo(
  text: string,
  labels: readonly string[],
  { model }: ExplainFlags,
  knowledge: Knowledge,
  { host }: Invocation,
): Closer['contributions'] {
  const { reading, prover } = createQuickReader(knowledge, quickModelFor(model, host))(text);
  const place = placesIn(reading);
  return labels.flatMap((label) => {
    const added = prover().contributions(label);
    return reading.tokens.flatMap((_, at) => {
      const value = Math.round((added[at] as number) * 1000) / 1000;
      return value === 0 ? [] : [{ ...place(at, at), for: label, value }];
    });
  });
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
