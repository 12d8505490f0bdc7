import type { Language } from '../domain/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createMessages } from '../knowledge/messages.ts';
import type { Document } from './document.ts';
import type { TerminalOptions } from './style.ts';
import { renderTerminal } from './terminal.ts';

/** Every failure that is told apart, by group. */
export function renderTaxonomy(knowledge: Knowledge, lang: Language, terminal: TerminalOptions): string {
  const say = createMessages(knowledge.messages, lang);
  const codes = Object.entries(knowledge.categories);
  const document: Document = [
    { kind: 'heading', level: 1, text: say('taxonomy', { count: codes.length - 1 }) },
    ...Object.entries(knowledge.groups).flatMap(([group, names]): Document => {
      const own = codes.filter(([, entry]) => entry.group === group);
      if (own.length === 0) return [];
      return [
        { kind: 'heading', level: 3, text: names[lang] },
        {
          kind: 'table',
          columns: [
            { title: '', align: 'left' },
            { title: '', align: 'left' },
            { title: '', align: 'left', grows: true },
          ],
          rows: own.map(([code, entry]) => ({
            cells: [
              { text: code, tone: 'strong' },
              { text: say(`severity.${entry.severity}`), tone: entry.severity },
              { text: entry[lang] },
            ],
          })),
        },
      ];
    }),
    { kind: 'paragraph', text: say('taxonomy.hint'), tone: 'muted' },
  ];
  return renderTerminal(document, terminal);
}

/** One failure: what it is, its kinds, likely causes, and the fixes that are known. */
export function renderCategory(code: string, knowledge: Knowledge, lang: Language, terminal: TerminalOptions): string {
  const say = createMessages(knowledge.messages, lang);
  const entry = knowledge.categories[code];
  if (entry === undefined) throw new Error(`no category ${code}`);
  const cues = (kind: string) => knowledge.cues.find(({ id }) => id === `${code}/${kind}`)?.patterns.length ?? 0;
  const fixes = knowledge.fixes.filter(({ id }) => id.startsWith(`${code}/`));
  const document: Document = [
    { kind: 'heading', level: 1, text: `${code}: ${entry[lang]}` },
    { kind: 'paragraph', text: entry.definition[lang] },
    { kind: 'heading', level: 2, text: say('taxonomy.kinds') },
    {
      kind: 'table',
      columns: [
        { title: '', align: 'left' },
        { title: '', align: 'left', grows: true },
        { title: say('taxonomy.patterns'), align: 'right' },
      ],
      rows: Object.entries(entry.kinds).map(([kind, names]) => ({
        cells: [{ text: kind, tone: 'strong' }, { text: names[lang] }, { text: String(cues(kind)) }],
      })),
    },
    {
      kind: 'paragraph',
      text: `${say('taxonomy.usual')}: ${say(`severity.${entry.severity}`)}, ${say(`harm.${entry.harm}`)}.`,
    },
    {
      kind: 'paragraph',
      text: `${say('taxonomy.causes')}: ${entry.causes.map((cause) => knowledge.causes[cause]?.[lang] ?? cause).join(', ') || '–'}.`,
    },
    ...(fixes.length === 0 ? [] : [{ kind: 'heading' as const, level: 2 as const, text: say('fixes') }]),
    {
      kind: 'terms',
      items: fixes.map((fix) => ({
        term: fix.id.slice(code.length + 1),
        text: withoutPlaceholders(`${fix[lang].title}. ${fix[lang].why}`),
      })),
    },
  ];
  return renderTerminal(fixes.length === 0 ? document.slice(0, -1) : document, terminal);
}

/** No log has filled them. */
function withoutPlaceholders(text: string): string {
  return text.replaceAll(/\{\w+\}/g, '…');
}
