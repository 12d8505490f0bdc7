import type { Money } from '../../domain/money.ts';
import type { ValueAssumptions, ValueReport } from '../../domain/report.ts';
import type { ValueCount } from '../../domain/summary.ts';

/**
 * Orders behind critical complaints, and those of customers who say that they leave, times what one of them is worth in
 * orders. A complaint without a readable value counts with the average order, where one is given. `null` where neither
 * says what an order is worth.
 */
export function valueAtRisk(
  { currencies, none, leavingNone, unreadable }: ValueCount,
  { averageOrder, lifetimeMultiple }: ValueAssumptions,
): ValueReport | null {
  const sums = new Map(currencies.map((one) => [one.currency, one]));
  if (averageOrder !== null && none > 0) {
    const own = sums.get(averageOrder.currency) ?? noOrders(averageOrder.currency);
    sums.set(averageOrder.currency, {
      currency: own.currency,
      rows: own.rows + none,
      minor: own.minor + none * averageOrder.minor,
      leavingRows: own.leavingRows + leavingNone,
      leavingMinor: own.leavingMinor + leavingNone * averageOrder.minor,
    });
  }
  if (sums.size === 0) return null;
  return {
    currencies: [...sums.values()]
      .map(({ currency, rows, minor, leavingRows, leavingMinor }) => ({
        currency,
        critical: { rows, minor },
        leaving: { rows: leavingRows, minor: leavingMinor },
        atRisk: Math.round(leavingMinor * lifetimeMultiple),
      }))
      .sort((a, b) => b.critical.rows - a.critical.rows || (a.currency < b.currency ? -1 : 1)),
    assumed: averageOrder === null ? 0 : none,
    missing: averageOrder === null ? none : 0,
    unreadable,
    averageOrder,
    lifetimeMultiple,
  };
}

function noOrders(currency: Money['currency']): ValueCount['currencies'][number] {
  return { currency, rows: 0, minor: 0, leavingRows: 0, leavingMinor: 0 };
}
