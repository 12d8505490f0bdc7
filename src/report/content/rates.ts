import type { Rate } from '../../domain/report.ts';
import { formatDecimal } from '../../knowledge/format.ts';
import { formatInteger } from '../../knowledge/messages.ts';
import type { Block, Cell } from '../document.ts';
import type { Context } from './context.ts';

/** Failures whose rate is shown. */
const SHOWN = 10;

/** Complaints per 1,000 orders: what a share of complaints cannot tell. */
export function rates({ report, say, lang, severity, category }: Context): Block[] {
  const { orderRates } = report;
  if (orderRates === null) return [];
  const rateText = (rate: number) => formatDecimal(rate, rate < 10 ? 2 : 1, lang);
  const cells = ({ count, rate, low, high }: Rate): Cell[] => [
    { text: formatInteger(count) },
    { text: rateText(rate) },
    { text: `${rateText(low)}–${rateText(high)}`, tone: 'muted' },
  ];
  return [
    { kind: 'heading', level: 2, text: say('rates', { orders: orderRates.orders }) },
    {
      kind: 'table',
      columns: [
        { title: '', align: 'left', grows: true },
        { title: say('column.count'), align: 'right' },
        { title: say('column.rate'), align: 'right' },
        { title: say('column.interval'), align: 'right' },
      ],
      rows: [
        { cells: [{ text: severity('critical'), tone: 'critical' }, ...cells(orderRates.critical)] },
        { cells: [{ text: severity('trivial'), tone: 'trivial' }, ...cells(orderRates.trivial)] },
        ...orderRates.categories
          .slice(0, SHOWN)
          .map((own) => ({ cells: [{ text: category(own.code) }, ...cells(own)] })),
      ],
    },
    { kind: 'paragraph', text: say('rates.means'), tone: 'muted' },
  ];
}
