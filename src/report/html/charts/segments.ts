import { barX, gridX, ruleX, ruleY, text } from '@observablehq/plot';
import type { SegmentReport } from '../../../domain/report.ts';
import type { Context } from '../../content/context.ts';
import { shortened } from '../../content/segments.ts';
import type { Markup } from '../markup.ts';
import { draw, type Size, WHISKER } from './plot.ts';

const ROW: Readonly<Record<Size, number>> = { wide: 28, narrow: 46 };
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** The critical share of each segment with its interval, against that of the whole log. */
export function segmentsChart({ segments }: SegmentReport, context: Context, size: Size): Markup {
  const { report, say, percent } = context;
  const whole = report.severity.critical.share;
  const bars = segments.map(({ value, rows, critical }, at) => ({
    at,
    name: shortened(value, say),
    ...critical,
    rows: say('page.tile.rows', { count: rows }),
    percent: percent(critical.share, rows),
  }));
  const wide = size === 'wide';
  const inset = wide ? { insetTop: 5, insetBottom: 5 } : { insetTop: 22, insetBottom: 6 };
  const lower = wide ? 0 : 8;
  return draw(size, {
    height: bars.length * ROW[size] + 44,
    marginLeft: wide ? 220 : 2,
    marginRight: wide ? 130 : 44,
    marginTop: 22,
    marginBottom: 22,
    x: { domain: [0, 1], axis: null },
    y: { domain: bars.map(({ at }) => at), axis: null, padding: 0 },
    marks: [
      gridX(TICKS, { stroke: 'var(--line)', strokeOpacity: 1 }),
      // On a phone the first has no room to stand under the edge.
      text(TICKS.slice(wide ? 0 : 1), {
        x: (tick) => tick,
        text: (tick) => percent(tick, 1),
        frameAnchor: 'bottom',
        dy: 14,
        fill: 'var(--muted)',
      }),
      barX(bars, { y: 'at', x1: 0, x2: 'share', fill: 'var(--critical)', ...inset }),
      ...WHISKER.map((stroke) => ruleY(bars, { y: 'at', x1: 'low', x2: 'high', ...stroke, dy: lower })),
      ruleX([0], { stroke: 'var(--ink)' }),
      ruleX([whole], { stroke: 'var(--accent)', strokeWidth: 2, strokeDasharray: '4 3' }),
      text([whole], {
        x: (share) => share,
        text: () => say('chart.segments.whole', { share: percent(whole, 1) }),
        frameAnchor: 'top',
        dy: -12,
        fill: 'var(--accent)',
      }),
      text(bars, {
        y: 'at',
        x: 0,
        text: 'name',
        textAnchor: wide ? 'end' : 'start',
        dx: wide ? -8 : 0,
        dy: wide ? 0 : -12,
      }),
      text(bars, {
        y: 'at',
        frameAnchor: 'right',
        text: 'percent',
        textAnchor: 'end',
        dx: wide ? 44 : 42,
        dy: lower,
        fontWeight: '600',
      }),
      ...(wide
        ? [
            text(bars, {
              y: 'at',
              frameAnchor: 'right',
              text: 'rows',
              textAnchor: 'end',
              dx: 126,
              fill: 'var(--muted)',
            }),
          ]
        : []),
    ],
  });
}
