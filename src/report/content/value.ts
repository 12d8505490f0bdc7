import { formatDecimal, formatMoney } from '../../knowledge/format.ts';
import type { Block } from '../document.ts';
import type { Context } from './context.ts';

/** Orders behind critical complaints, what of them is at risk, and the assumption beside the figure. */
export function value({ report, say, lang }: Context): Block[] {
  const { value: found } = report;
  if (found === null) return [];
  const { currencies, assumed, missing, unreadable, averageOrder, lifetimeMultiple } = found;
  const money = (minor: number, currency: string) => formatMoney({ minor, currency }, lang);
  const leaves = currencies.some(({ leaving }) => leaving.rows > 0);
  const notes = [
    ...(leaves
      ? [
          say('value.assumption', {
            multiple: formatDecimal(lifetimeMultiple, 1, lang),
            // A fraction takes the form of few.
            times: Number.isInteger(lifetimeMultiple) ? lifetimeMultiple : 2,
          }),
        ]
      : [say('value.stays')]),
    ...(currencies.length > 1 ? [say('value.currencies')] : []),
    ...(assumed > 0 && averageOrder !== null
      ? [say('value.assumed', { count: assumed, sum: formatMoney(averageOrder, lang) })]
      : []),
    ...(missing > 0 ? [say('value.missing', { count: missing })] : []),
    ...(unreadable > 0 ? [say('value.unreadable', { count: unreadable })] : []),
  ];
  return [
    { kind: 'heading', level: 2, text: say('value') },
    ...currencies.map(({ currency, critical, leaving, atRisk }) => ({
      kind: 'paragraph' as const,
      text: [
        say('value.critical', { sum: money(critical.minor, currency), rows: critical.rows }),
        ...(leaving.rows === 0
          ? []
          : [
              say('value.leaving', {
                sum: money(leaving.minor, currency),
                rows: leaving.rows,
                risk: money(atRisk, currency),
              }),
            ]),
      ].join(' '),
    })),
    { kind: 'paragraph', text: notes.join(' '), tone: 'muted' },
  ];
}
