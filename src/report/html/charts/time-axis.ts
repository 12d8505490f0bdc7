import { type Markish, rectY, ruleY, text } from '@observablehq/plot';
import type { Incident } from '../../../domain/report.ts';
import type { Context } from '../../content/context.ts';
import { type ChartPeriod, chartPeriodTick } from './periods.ts';
import type { Size } from './plot.ts';

/** Periods lie at 0 to 1, 1 to 2 … on the axis; a mark of the period `at` is drawn from `at` to `at + 1`. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

const MOST_TICKS: Readonly<Record<Size, number>> = { wide: 8, narrow: 4 };

/** Where periods begin, as many as there is room for. */
export function ticksOf(periods: readonly ChartPeriod[], most: number, context: Context): Tick[] {
  const step = Math.ceil(periods.length / most);
  return periods
    .map((period, at) => ({ at: at + 0.5, label: chartPeriodTick(period, context) }))
    .filter((_, at) => at % step === 0);
}

export function timeAxis(periods: readonly ChartPeriod[], size: Size, context: Context): Markish[] {
  return [
    ruleY([0], { stroke: 'var(--ink)' }),
    text(ticksOf(periods, MOST_TICKS[size], context), {
      x: 'at',
      text: 'label',
      frameAnchor: 'bottom',
      dy: 18,
      fill: 'var(--muted)',
    }),
  ];
}

/** The first and last period of each incident, as places on the axis. */
export function incidentSpans(
  incidents: readonly Incident[],
  periods: readonly ChartPeriod[],
): { start: number; end: number }[] {
  return incidents.flatMap((incident) => {
    const inside = periods.flatMap(({ from, to }, at) => (incident.from <= to && incident.to >= from ? [at] : []));
    const [first, last] = [inside[0], inside.at(-1)];
    return first === undefined || last === undefined ? [] : [{ start: first, end: last + 1 }];
  });
}

/** Shades the days of incidents from the bottom to `top`. */
export function incidentBands(spans: readonly { start: number; end: number }[], top: number): Markish {
  return rectY(spans, { x1: 'start', x2: 'end', y1: 0, y2: top, fill: 'var(--incident)' });
}
