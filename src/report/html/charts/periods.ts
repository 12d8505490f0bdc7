import { daysApart } from '../../../domain/calendar.ts';
import type { Period, Report } from '../../../domain/report.ts';
import { formatMonth, formatShortDay } from '../../../knowledge/format.ts';
import type { Context } from '../../content/context.ts';
import { periodLabel } from '../../content/time.ts';

/** A stretch of days and how many rows it has. */
export type ChartPeriod = Pick<Period, 'from' | 'to' | 'critical' | 'trivial' | 'none'>;

/** More are too thin to be seen: neighbours are put together. */
const MOST = 60;

/** The periods of the trend as charts draw them, at most 60; several neighbours are one where there are more. */
export function chartPeriods({ trend }: Report): ChartPeriod[] {
  const size = Math.ceil(trend.length / MOST);
  if (size <= 1) return [...trend];
  const sum = (own: readonly ChartPeriod[], name: 'critical' | 'trivial' | 'none') =>
    own.reduce((total, period) => total + period[name], 0);
  return Array.from({ length: Math.ceil(trend.length / size) }, (_, at) => {
    const own = trend.slice(at * size, (at + 1) * size);
    return {
      from: own[0]?.from ?? '',
      to: own.at(-1)?.to ?? '',
      critical: sum(own, 'critical'),
      trivial: sum(own, 'trivial'),
      none: sum(own, 'none'),
    };
  });
}

/** `21.11`, `03.2016`: where a period begins, short enough for an axis. */
export function chartPeriodTick({ from, to }: ChartPeriod, { lang }: Context): string {
  return daysApart(from, to) < 27 ? formatShortDay(from, lang) : formatMonth(from, lang);
}

/** `21.11 пт`, `17.11–23.11`, `05.2017`, `05.2017–07.2017`. */
export function chartPeriodLabel({ from, to }: ChartPeriod, context: Context): string {
  if (daysApart(from, to) < 31) return periodLabel(from, to, context);
  return `${formatMonth(from, context.lang)}–${formatMonth(to, context.lang)}`;
}
