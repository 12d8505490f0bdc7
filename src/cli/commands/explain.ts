import { UserError } from '../../domain/user-error.ts';
import type { Language, Verdict } from '../../domain/verdict.ts';
import { stripMarkup } from '../../read/markup.ts';
import { renderExplanation } from '../../report/explanation.ts';
import { ndjsonLine } from '../../report/ndjson.ts';
import { createReasonWriter } from '../../report/reason.ts';
import { languageOf } from '../../text/language.ts';
import type { Invocation } from '../host.ts';
import { colorLevel, hasUnicode, widthOf } from '../host.ts';
import { judgesFor, knowledgeFor } from '../job.ts';
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
  const { long, short } = judgesFor(flags, knowledge, invocation);
  const [verdict] = (short?.judge ?? long)([{ text: complaint, lang }]) as [Verdict];
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
    host.stdout.write(
      ndjsonLine({ status: 'classified', complaint: { ...row, ...empty }, verdict }, '-', reason, true),
    );
    return;
  }
  const terminal = { width: widthOf(host), color: colorLevel(host), unicode: hasUnicode(host) };
  host.stdout.write(renderExplanation(complaint, verdict, knowledge, flags.lang ?? lang, terminal));
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
