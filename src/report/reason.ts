import type { Language } from '../domain/verdict.ts';
import { type Ground, SIGNALS, type Signal, type Verdict } from '../domain/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createMessages, type Messages } from '../knowledge/messages.ts';

/** Puts a verdict into one sentence, with the words that it rests on. */
export type ReasonWriter = (verdict: Verdict, text: string) => string;

const MOST_WORDS = 60;

export function createReasonWriter(knowledge: Knowledge, lang: Language): ReasonWriter {
  const say: Messages = createMessages(knowledge.messages, lang);
  const [open, close] = lang === 'ru' ? ['«', '»'] : ['"', '"'];
  return (verdict, text) => {
    const words = wordsFor(verdict, text);
    return say(`ground.${verdict.ground}`, {
      category: knowledge.categories[verdict.category]?.[lang] ?? verdict.category,
      severity: say(`severity.${verdict.severity}`),
      harm: say(`harm.${verdict.harm}`),
      words: words === '' ? '' : ` — ${open}${words}${close}`,
    });
  };
}

/** The words behind the ground of the verdict, as they stand in the text. */
export function wordsFor({ ground, evidence, category, harm, severity }: Verdict, text: string): string {
  const wanted = speaksFor(ground, { category, harm, severity });
  const mark = wanted.map((name) => evidence.find(({ for: of }) => of === name)).find((found) => found !== undefined);
  if (mark === undefined) return '';
  const words = [...text].slice(mark.start, mark.end).join('').replace(/\s+/g, ' ');
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).trimEnd()}…` : words;
}

function speaksFor(
  ground: Ground,
  { category, harm, severity }: Pick<Verdict, 'category' | 'harm' | 'severity'>,
): string[] {
  if (SIGNALS.includes(ground as Signal)) return [ground];
  if (ground === 'harm-stated') return [harm, category];
  if (ground === 'always-critical' || ground === 'kind-default') return [category];
  return [severity, category];
}
