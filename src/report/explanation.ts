import { roundDown } from '../domain/interval.ts';
import type { Language, Verdict } from '../domain/verdict.ts';
import { formatPercent } from '../knowledge/format.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { ownerName } from '../knowledge/labels.ts';
import { createMessages } from '../knowledge/messages.ts';
import type { Document } from './document.ts';
import { createQuote, type Quote } from './quote.ts';
import { createReasonWriter } from './reason.ts';
import type { TerminalOptions } from './style.ts';
import { renderTerminal } from './terminal.ts';

/** What can be said of one text beyond its verdict. */
export interface Closer {
  /** What each word adds to the quick reader's score of a failure or a severity; code points of the text. */
  readonly contributions: readonly {
    readonly start: number;
    readonly end: number;
    readonly for: string;
    readonly value: number;
  }[];
  /** What each reader says alone. */
  readonly readers: readonly Pick<Verdict, 'reader' | 'severity' | 'category' | 'confidence' | 'categoryConfidence'>[];
  /** Words without which the verdict would be another one. */
  readonly changes: readonly (Pick<Verdict, 'severity' | 'category'> & {
    readonly start: number;
    readonly end: number;
  })[];
}

/** Words that weigh most, for and against. */
const MOST_WORDS = 5;

/** The verdict on one text for a person: what, why, on which words, and what is owed. */
export function renderExplanation(
  text: string,
  verdict: Verdict,
  closer: Closer,
  knowledge: Knowledge,
  lang: Language,
  terminal: TerminalOptions,
): string {
  return renderTerminal(explanationOf(text, verdict, closer, knowledge, lang), terminal);
}

function explanationOf(text: string, verdict: Verdict, closer: Closer, knowledge: Knowledge, lang: Language): Document {
  const say = createMessages(knowledge.messages, lang);
  const category = (code: string) => knowledge.categories[code]?.[lang] ?? code;
  const kind = knowledge.categories[verdict.category]?.kinds[verdict.kind ?? '']?.[lang];
  // The text itself stands beside the words.
  const quote = createQuote(text, verdict.lang, false);
  const items = [
    {
      term: say('explain.failure'),
      text: `${category(verdict.category)}${kind === undefined ? '' : `: ${kind}`} (${verdict.category})`,
    },
    { term: say('explain.others'), text: verdict.others.map(category).join(', ') },
    { term: say('explain.harm'), text: say(`harm.${verdict.harm}`) },
    { term: say('explain.signals'), text: verdict.signals.map((signal) => say(`signal.${signal}`)).join(', ') },
    { term: say('explain.why'), text: createReasonWriter(knowledge, lang)(verdict, quote) },
    { term: say('explain.confidence'), text: confidence(verdict, say, lang) },
  ];
  return [
    { kind: 'heading', level: 1, text: say(`severity.${verdict.severity}`) },
    { kind: 'terms', items: items.filter(({ text: value }) => value !== '') },
    { kind: 'heading', level: 2, text: say('explain.evidence') },
    {
      kind: 'quote',
      text: text.replace(/\s/g, ' '),
      marks: verdict.evidence,
      caption: evidenceList(quote, verdict) || say('explain.noEvidence'),
    },
    { kind: 'terms', items: weighing(quote, verdict, closer, knowledge, lang) },
    { kind: 'heading', level: 2, text: say('explain.do') },
    ...owed(verdict, knowledge, lang),
  ];
}

/** Words by weight, the readers' own opinions, and what would change the verdict. */
function weighing(quote: Quote, verdict: Verdict, closer: Closer, knowledge: Knowledge, lang: Language) {
  const say = createMessages(knowledge.messages, lang);
  const label = verdict.category === 'none' ? verdict.severity : verdict.category;
  const own = closer.contributions.filter((one) => one.for === label);
  const list = (sign: 1 | -1) =>
    own
      .filter(({ value }) => value * sign > 0)
      .sort((a, b) => sign * (b.value - a.value))
      .slice(0, MOST_WORDS)
      .map(({ start, end, value }) => `${quote(start, end)} ${sign > 0 ? '+' : '−'}${Math.abs(value).toFixed(2)}`)
      .join(', ');
  const name = ({ severity, category }: Pick<Verdict, 'severity' | 'category'>) =>
    category === 'none'
      ? say(`severity.${severity}`)
      : `${say(`severity.${severity}`)}, ${knowledge.categories[category]?.[lang] ?? category}`;
  return [
    { term: say('explain.for'), text: list(1) },
    { term: say('explain.against'), text: list(-1) },
    ...closer.readers.map((reader) => ({
      term: say(`explain.reader.${reader.reader}`),
      text: `${name(reader)} (${formatPercent(reader.confidence, lang)})`,
    })),
    {
      term: say('explain.changes'),
      text:
        closer.changes
          .map((change) => say('explain.change', { words: quote(change.start, change.end), verdict: name(change) }))
          .join('; ') || say('explain.noChange'),
    },
  ].filter(({ text: value }) => value !== '');
}

function confidence(
  { confidence: severity, categoryConfidence, review }: Verdict,
  say: ReturnType<typeof createMessages>,
  lang: Language,
): string {
  const value = say('explain.confidence.value', {
    severity: formatPercent(roundDown(severity), lang),
    category: formatPercent(roundDown(categoryConfidence), lang),
  });
  return review ? `${value}; ${say('explain.review')}` : value;
}

/** Each stretch of words with what it speaks for. */
function evidenceList(quote: Quote, { evidence }: Verdict): string {
  const lines = evidence.map(
    ({ start, end, cue, for: of }) => `${quote(start, end)} → ${cue.startsWith(`${of}/`) ? cue : of}`,
  );
  return [...new Set(lines)].join('; ');
}

function owed({ severity, harm, category }: Verdict, knowledge: Knowledge, lang: Language): Document {
  const say = createMessages(knowledge.messages, lang);
  const advice = { kind: 'paragraph' as const, text: say(`explain.do.${severity}`, { harm: say(`harm.${harm}`) }) };
  const fix =
    severity === 'none'
      ? undefined
      : knowledge.fixes.find(({ id, when }) => id.startsWith(`${category}/`) && when.concentration === undefined);
  if (fix === undefined) return [advice];
  return [
    advice,
    {
      kind: 'paragraph',
      text: say('explain.fix', { title: fix[lang].title, owner: ownerName(fix.owner, knowledge, lang) }),
    },
  ];
}
