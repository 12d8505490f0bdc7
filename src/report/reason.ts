import { HARMS, type Harm, type Language, SIGNALS, type Signal, type Verdict } from '../domain/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createMessages, type Messages } from '../knowledge/messages.ts';
import type { Quote } from './quote.ts';

/** Puts a verdict into one sentence, with the words that it rests on. */
export type ReasonWriter = (verdict: Verdict, quote: Quote) => string;

const MOST_WORDS = 60;

export function createReasonWriter(knowledge: Knowledge, lang: Language): ReasonWriter {
  const say: Messages = createMessages(knowledge.messages, lang);
  const [open, close] = lang === 'ru' ? ['«', '»'] : ['"', '"'];
  return (verdict, quote) => {
    const words = wordsFor(verdict, quote);
    return say(`ground.${verdict.ground}`, {
      category: knowledge.categories[verdict.category]?.[lang] ?? verdict.category,
      severity: say(`severity.${verdict.severity}`),
      harm: say(`harm.${verdict.ground === 'harm-stated' ? statedHarm(verdict.evidence) : verdict.harm}`),
      words: words === '' ? '' : ` — ${open}${words}${close}`,
    });
  };
}

/** The words behind the ground of the verdict, as they stand in the text: all of one cue where they stand together. */
function wordsFor(verdict: Verdict, quote: Quote): string {
  const { evidence } = verdict;
  const first = speaksFor(verdict)
    .map((name) => evidence.find(({ for: of }) => of === name))
    .find((found) => found !== undefined);
  if (first === undefined) return '';
  const own = evidence.filter(({ cue, for: of }) => cue === first.cue && of === first.for);
  const [start, end] = [first.start, Math.max(...own.map((mark) => mark.end))];
  const longest = own.reduce((best, mark) => (mark.end - mark.start > best.end - best.start ? mark : best));
  const { start: from, end: to } = end - start <= MOST_WORDS ? { start, end } : longest;
  const words = [...quote(from, to)];
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join('').trimEnd()}…` : words.join('');
}

function speaksFor({ ground, category, severity, evidence }: Verdict): string[] {
  if (SIGNALS.includes(ground as Signal)) return [ground];
  if (ground === 'harm-stated') return [statedHarm(evidence), category];
  if (ground === 'always-critical' || ground === 'kind-default') return [category];
  return [severity, category];
}

/** The most urgent harm that the customer's own words name; the failure may stand for a worse one. */
function statedHarm(evidence: Verdict['evidence']): Harm {
  return HARMS.find((harm) => evidence.some(({ for: of }) => of === harm)) ?? 'none';
}
