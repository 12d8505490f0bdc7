import type { Listed } from '../../domain/summary.ts';
import { formatShortDay } from '../../knowledge/format.ts';
import type { Block } from '../document.ts';
import type { Context } from './context.ts';

/** Complaints in their own words, masked, with the words that prove the verdict set off. */
export function quoteBlocks(listed: readonly Listed[], context: Context): Block[] {
  return listed.map((item) => ({
    kind: 'quote',
    text: item.excerpt,
    marks: item.marks,
    caption: captionOf(item, context),
  }));
}

export function captionOf({ id, date, severity, harm, signals }: Listed, context: Context): string {
  const { say, lang } = context;
  const verdict = harm === 'none' ? context.severity(severity) : `${context.severity(severity)}: ${context.harm(harm)}`;
  const parts = [
    `№ ${id}`,
    date === null ? '' : formatShortDay(date, lang),
    verdict,
    ...signals.map((signal) => say(`signal.${signal}`)),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
