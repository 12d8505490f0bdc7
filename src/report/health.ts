import type { Language } from '../domain/verdict.ts';
import { formatPercent } from '../knowledge/format.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createMessages } from '../knowledge/messages.ts';
import type { Document } from './document.ts';

/** What `learn/health` counts, as it is shown. */
export interface HealthFigures {
  readonly texts: number;
  readonly covered: number;
  readonly cues: readonly {
    readonly cue: string;
    readonly fires: number;
    readonly overlap: number;
    readonly conflict: number;
  }[];
  readonly missing: readonly { readonly word: string; readonly texts: number }[];
  /** Masked. */
  readonly examples: readonly string[];
}

/** How the cues fare on a log: what each covers, where they meet, and what none of them knows. */
export function healthDocument(health: HealthFigures, knowledge: Knowledge, lang: Language): Document {
  const say = createMessages(knowledge.messages, lang);
  const { texts, covered, cues, missing, examples } = health;
  const percent = (count: number, whole: number) => (whole === 0 ? '–' : formatPercent(count / whole, lang));
  const silent = cues.filter(({ fires }) => fires === 0).map(({ cue }) => cue);
  return [
    { kind: 'heading', level: 1, text: say('health.title') },
    {
      kind: 'paragraph',
      text: say('health.covered', { covered, texts, share: percent(covered, texts) }),
      tone: 'strong',
    },
    {
      kind: 'table',
      columns: [
        { title: say('health.cue'), align: 'left', grows: true },
        ...['fires', 'coverage', 'overlap', 'conflict'].map((name) => ({
          title: say(`health.${name}`),
          align: 'right' as const,
        })),
      ],
      rows: cues
        .filter(({ fires }) => fires > 0)
        .map(({ cue, fires, overlap, conflict }) => ({
          cells: [
            { text: cue },
            { text: String(fires) },
            { text: percent(fires, texts) },
            { text: percent(overlap, fires) },
            { text: percent(conflict, fires) },
          ],
        })),
    },
    ...(silent.length === 0
      ? []
      : [{ kind: 'paragraph' as const, text: say('health.silent', { cues: silent.join(', ') }) }]),
    { kind: 'heading', level: 2, text: say('health.uncovered') },
    {
      kind: 'paragraph',
      text:
        missing.length === 0 ? say('health.noWords') : missing.map(({ word, texts: n }) => `${word} (${n})`).join(', '),
    },
    ...examples.map((text): Document[number] => ({ kind: 'quote', text, marks: [], caption: say('health.example') })),
  ];
}
