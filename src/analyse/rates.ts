import { daysBetween } from '../domain/calendar.ts';
import { rateOf } from '../domain/interval.ts';
import type { CategoryReport, OrderRates, Orders, Period } from '../domain/report.ts';
import { UserError } from '../domain/user-error.ts';
import { sum } from './sum.ts';

/** The log's complaints to be set against orders. */
interface Counted {
  readonly critical: number;
  readonly trivial: number;
  readonly categories: readonly Pick<CategoryReport, 'code' | 'count' | 'critical'>[];
  readonly period: { readonly from: string; readonly to: string } | null;
}

/**
 * Complaints per 1,000 orders of the log's period.
 * @param scatter variance of a quiet day's count over its mean; intervals widen by it
 * @throws {UserError} where orders are known by day and do not cover the period
 */
export function orderRates(orders: Orders, counted: Counted, scatter: number): OrderRates {
  const total = orders.byDay === null ? orders.total : ordersWithin(orders, counted.period);
  const rate = (count: number) => rateOf(count, total, scatter);
  return {
    orders: total,
    critical: rate(counted.critical),
    trivial: rate(counted.trivial),
    categories: counted.categories.map(({ code, count, critical }) => ({
      code,
      ...rate(count),
      critical: rate(critical),
    })),
  };
}

/** The same for each period of the trend, where orders are known by day; critical complaints only. */
export function withRates(
  trend: readonly Period[],
  { byDay }: Orders,
  { period }: Pick<Counted, 'period'>,
  scatter: number,
): Period[] {
  if (byDay === null || period === null) return [...trend];
  return trend.map((one) => {
    const [, from = ''] = [one.from, period.from].sort();
    const [to = ''] = [one.to, period.to].sort();
    return { ...one, rate: rateOf(one.critical, sumWithin(byDay, from, to), scatter) };
  });
}

function ordersWithin({ source, byDay }: Orders, period: Counted['period']): number {
  if (period === null || byDay === null)
    throw new UserError('usage', `${source}: orders by day need a log with dates`, {
      hint: 'give their number instead: --orders 12000',
    });
  for (const day of daysBetween(period.from, period.to)) {
    if (byDay[day] !== undefined) continue;
    throw new UserError(
      'usage',
      `${source}: has no orders for ${day}, and the log goes from ${period.from} to ${period.to}`,
      {
        hint: 'write 0 where there were none, or leave days out with --since and --until',
      },
    );
  }
  return sumWithin(byDay, period.from, period.to);
}

function sumWithin(byDay: Readonly<Record<string, number>>, from: string, to: string): number {
  return sum(daysBetween(from, to).map((day) => byDay[day] ?? 0));
}
