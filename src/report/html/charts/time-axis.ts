import { type Markish, rectY, ruleY, text } from '@observablehq/plot';
import type { Report } from '../../../domain/report.ts';
import type { Context } from '../../content/context.ts';
import { periodLabel } from '../../content/time.ts';
import type { Size } from './plot.ts';

/** Periods lie at 0 to 1, 1 to 2 … on the axis; a mark of the period `at` is drawn from `at` to `at + 1`. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

const MOST_TICKS: Readonly<Record<Size, number>> = { wide: 8, narrow: 4 };

/** Names of periods, as many as there is room for. */
export function ticksOf(context: Context, most: number): Tick[] {
  const { trend } = context.report;
  const step = Math.ceil(trend.length / most);
  return trend
    .map(({ from, to }, at) => ({ at: at + 0.5, label: periodLabel(from, to, context) }))
    .filter(({ at }) => Math.floor(at) % step === 0);
}

export function timeAxis(context: Context, size: Size): Markish[] {
  const ticks = ticksOf(context, MOST_TICKS[size]);
  return [
    ruleY([0], { stroke: 'var(--ink)' }),
    text(ticks, { x: 'at', text: 'label', frameAnchor: 'bottom', dy: 18, fill: 'var(--muted)' }),
  ];
}

/** The first and last period of each incident, as places on the axis. */
export function incidentSpans({ incidents, trend }: Report): { start: number; end: number; incident: number }[] {
  return incidents.flatMap((incident, at) => {
    const inside = trend.flatMap(({ from, to }, period) =>
      incident.from <= to && incident.to >= from ? [period] : [],
    );
    const [first, last] = [inside[0], inside.at(-1)];
    return first === undefined || last === undefined ? [] : [{ start: first, end: last + 1, incident: at }];
  });
}

/** Shades the days of incidents from the bottom to `top`. */
export function incidentBands(report: Report, top: number): Markish {
  return rectY(incidentSpans(report), { x1: 'start', x2: 'end', y1: 0, y2: top, fill: 'var(--incident)' });
}
