import type { ValueReport } from '../../domain/report.ts';
import { formatDecimal, formatMoney } from '../../knowledge/format.ts';
import type { Block } from '../document.ts';
import type { Context } from './context.ts';

/** Orders behind critical complaints, what of them is at risk, and the assumption beside the figure. */
export function value(context: Context): Block[] {
  const { report, say, lang } = context;
  const { value: found } = report;
  if (found === null) return [];
  const money = (minor: number, currency: string) => formatMoney({ minor, currency }, lang);
  return [
    { kind: 'heading', level: 2, text: say('value') },
    ...found.currencies.map(({ currency, critical, leaving, atRisk }) => ({
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
    { kind: 'paragraph', text: [assumption(found, context), ...omissions(found, context)].join(' '), tone: 'muted' },
  ];
}

/** What the value at risk supposes, or that nothing is at risk. */
export function assumption({ currencies, lifetimeMultiple }: ValueReport, { say, lang }: Context): string {
  if (currencies.every(({ leaving }) => leaving.rows === 0)) return say('value.stays');
  return say('value.assumption', {
    multiple: formatDecimal(lifetimeMultiple, 1, lang),
    // A fraction takes the form of few.
    times: Number.isInteger(lifetimeMultiple) ? lifetimeMultiple : 2,
  });
}

/** What is not added up, and which values are supposed, missing or could not be read. */
export function omissions(found: ValueReport, { say, lang }: Context): string[] {
  const { currencies, assumed, missing, unreadable, averageOrder } = found;
  return [
    ...(currencies.length > 1 ? [say('value.currencies')] : []),
    ...(assumed > 0 && averageOrder !== null
      ? [say('value.assumed', { count: assumed, sum: formatMoney(averageOrder, lang) })]
      : []),
    ...(missing > 0 ? [say('value.missing', { count: missing })] : []),
    ...(unreadable > 0 ? [say('value.unreadable', { count: unreadable })] : []),
  ];
}
