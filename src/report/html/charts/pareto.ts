import { axisY, barX, gridX, ruleX, ruleY, text } from '@observablehq/plot';
import type { Context } from '../../content/context.ts';
import type { Markup } from '../markup.ts';
import { draw, type Size, WHISKER } from './plot.ts';

/** Failures that have a bar; the table has all. */
const MOST = 12;
const ROW: Readonly<Record<Size, number>> = { wide: 34, narrow: 48 };
/** The panel of the running share, in parts of the longest bar. */
const PANEL = { from: 1.16, length: 0.3 };

/** Complaints by failure, the critical part first, with intervals and the running share beside them. */
export function paretoChart(context: Context, size: Size): Markup {
  const { report, category, percent, say } = context;
  const complaints = report.severity.critical.count + report.severity.trivial.count;
  const bars = report.categories.slice(0, MOST).map(({ code, count, critical, low, high, cumulative }) => ({
    code,
    count,
    critical,
    low: low * complaints,
    high: high * complaints,
    cumulative,
    running: percent(cumulative, complaints),
  }));
  const most = Math.max(...bars.map(({ high }) => high));
  const wide = size === 'wide';
  const inset = wide ? { insetTop: 6, insetBottom: 6 } : { insetTop: 22, insetBottom: 6 };
  const panel = most * PANEL.from;
  const lower = wide ? 0 : 8;
  return draw(size, {
    height: bars.length * ROW[size] + 44,
    marginLeft: wide ? 232 : 6,
    marginRight: wide ? 44 : 48,
    marginTop: 22,
    marginBottom: 22,
    x: { domain: [0, wide ? most * (PANEL.from + PANEL.length) : most * 1.02], axis: null },
    y: { domain: bars.map(({ code }) => code), axis: null, padding: 0 },
    marks: [
      gridX(ticksUpTo(most), { stroke: 'var(--line)', strokeOpacity: 1 }),
      text(ticksUpTo(most), { x: (tick) => tick, text: String, frameAnchor: 'bottom', dy: 14, fill: 'var(--muted)' }),
      barX(bars, { y: 'code', x1: 0, x2: 'critical', fill: 'var(--critical)', ...inset }),
      barX(bars, { y: 'code', x1: 'critical', x2: 'count', fill: 'var(--trivial)', ...inset }),
      ...WHISKER.map((stroke) => ruleY(bars, { y: 'code', x1: 'low', x2: 'high', ...stroke, dy: lower })),
      ruleX([0], { stroke: 'var(--ink)' }),
      wide
        ? axisY({ tickSize: 0, tickFormat: category, label: null, lineWidth: 19, lineHeight: 1 })
        : text(bars, { y: 'code', x: 0, text: ({ code }) => category(code), textAnchor: 'start', dy: -13 }),
      text(bars, {
        y: 'code',
        x: 'high',
        text: ({ count }) => String(count),
        textAnchor: 'start',
        dx: 5,
        dy: lower,
        fontWeight: '600',
      }),
      ...(wide
        ? [
            barX(bars, { y: 'code', x1: panel, x2: panel + most * PANEL.length, fill: 'var(--heat-0)', ...inset }),
            barX(bars, {
              y: 'code',
              x1: panel,
              x2: ({ cumulative }) => panel + cumulative * most * PANEL.length,
              fill: 'var(--accent-soft)',
              ...inset,
            }),
            text([0], {
              x: () => panel,
              text: () => say('column.cumulative'),
              textAnchor: 'start',
              frameAnchor: 'top',
              dy: -12,
              fill: 'var(--muted)',
            }),
          ]
        : []),
      text(bars, {
        y: 'code',
        frameAnchor: 'right',
        text: 'running',
        textAnchor: 'end',
        dx: wide ? 42 : 48,
        dy: lower,
        fill: 'var(--muted)',
      }),
    ],
  });
}

/** Round numbers from 0 to the longest bar, at most five. */
function ticksUpTo(most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000].find(
    (size) => most / size <= 5,
  );
  const by = step ?? 100_000;
  return Array.from({ length: Math.floor(most / by) + 1 }, (_, at) => at * by);
}
