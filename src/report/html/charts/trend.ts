import { axisY, gridY, type Markish, rectY, ruleX, text } from '@observablehq/plot';
import { countInterval } from '../../../domain/interval.ts';
import type { Context } from '../../content/context.ts';
import type { Markup } from '../markup.ts';
import { chartPeriods } from './periods.ts';
import { draw, type Size, WHISKER } from './plot.ts';
import { incidentBands, incidentSpans, timeAxis } from './time-axis.ts';

const HEIGHT = 280;
const GAP = 0.12;
/** Narrower bars are hidden by the halo of their interval. */
const MOST_HALOS = 31;

/** Critical and trivial complaints by day, week or month, with the interval of the critical ones and the incidents. */
export function trendChart(context: Context, size: Size): Markup {
  const { report, say } = context;
  const periods = chartPeriods(report);
  const bars = periods.map(({ critical, trivial }, at) => {
    const { low, high } = countInterval(critical);
    return { x1: at + GAP, x2: at + 1 - GAP, middle: at + 0.5, critical, top: critical + trivial, low, high };
  });
  const top = Math.max(1, ...bars.map(({ top: own, high }) => Math.max(own, high))) * 1.05;
  const spans = incidentSpans(report.incidents, periods);
  const marks = spans.map(({ start, end }) => {
    const late = start + end > periods.length;
    return { x: late ? end : start, anchor: late ? 'end' : 'start' };
  });
  return draw(size, {
    height: HEIGHT,
    marginLeft: 17 + 7 * String(Math.floor(top)).length,
    marginRight: 4,
    marginTop: 24,
    x: { domain: [0, periods.length], axis: null },
    y: { domain: [0, top] },
    marks: [
      incidentBands(spans, top),
      ...marks.map((mark) =>
        text([mark], {
          x: 'x',
          text: () => say('incident.mark'),
          textAnchor: mark.anchor as 'start' | 'end',
          frameAnchor: 'top',
          dy: -10,
          fill: 'var(--critical-text)',
          fontWeight: '600',
        }),
      ),
      gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      axisY({ ticks: 5, tickSize: 0, label: null, fill: 'var(--muted)' }),
      rectY(bars, { x1: 'x1', x2: 'x2', y1: 0, y2: 'critical', fill: 'var(--critical)' }),
      rectY(bars, { x1: 'x1', x2: 'x2', y1: 'critical', y2: 'top', fill: 'var(--trivial)' }),
      ...(periods.length > MOST_HALOS
        ? [whiskers(bars, { stroke: 'var(--ink)', strokeWidth: 1 })]
        : WHISKER.map((stroke) => whiskers(bars, stroke))),
      ...timeAxis(periods, size, context),
    ],
  });
}

interface Bar {
  readonly middle: number;
  readonly critical: number;
  readonly low: number;
  readonly high: number;
}

/** Where there was nothing, there is no bar that an interval could be about. */
function whiskers(bars: readonly Bar[], stroke: { readonly stroke: string; readonly strokeWidth: number }): Markish {
  const shown = bars.filter(({ critical }) => critical > 0);
  return ruleX(shown, { x: 'middle', y1: 'low', y2: 'high', ...stroke });
}
