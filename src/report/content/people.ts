import type { Block } from '../document.ts';
import type { Context } from './context.ts';
import { quoteBlocks } from './quotes.ts';

/** The complaints that a person must answer now. */
export function people(context: Context, most: number): Block[] {
  const { report, say } = context;
  if (report.needsPersonCount === 0) return [];
  const shown = report.needsPerson.slice(0, most);
  return [
    { kind: 'heading', level: 2, text: say('people', { count: report.needsPersonCount }) },
    {
      kind: 'paragraph',
      text: say('people.means', { shown: shown.length, count: report.needsPersonCount }),
      tone: 'muted',
    },
    ...quoteBlocks(shown, context),
  ];
}
