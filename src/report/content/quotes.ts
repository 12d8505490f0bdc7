import type { FirstSignal, Listed } from '../../domain/summary.ts';
import { formatShortDay } from '../../knowledge/format.ts';
import type { Block } from '../document.ts';
import type { Context } from './context.ts';

/** Complaints in their own words, masked, with the words that prove the verdict set off. */
export function quoteBlocks(listed: readonly (Listed | FirstSignal)[], context: Context): Block[] {
  return listed.map((item) => ({
    kind: 'quote',
    text: item.excerpt,
    marks: item.marks,
    caption: captionOf(item, context),
  }));
}

export function captionOf(item: Listed | FirstSignal, context: Context): string {
  const { id, date, severity, harm, signals } = item;
  const { say, lang } = context;
  const time = 'time' in item && item.time !== null ? ` ${item.time}` : '';
  const verdict = harm === 'none' ? context.severity(severity) : `${context.severity(severity)}: ${context.harm(harm)}`;
  const parts = [
    say('quote.id', { id }),
    date === null ? '' : formatShortDay(date, lang) + time,
    verdict,
    ...signals.map((signal) => say(`signal.${signal}`)),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
