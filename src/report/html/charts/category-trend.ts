import { axisY, gridY, rectY, ruleY, text } from '@observablehq/plot';
import type { Context } from '../../content/context.ts';
import type { Markup } from '../markup.ts';
import type { CategoryCourse } from './by-category.ts';
import { chartPeriods } from './periods.ts';
import { draw, type Size } from './plot.ts';
import { incidentSpans, ticksOf } from './time-axis.ts';

const COLUMNS: Readonly<Record<Size, number>> = { wide: 3, narrow: 2 };
const HEIGHT = 130;
const LINE = 14;

/** Critical complaints of the largest failures in time, side by side on one scale. */
export function categoryTrendChart(courses: readonly CategoryCourse[], context: Context, size: Size): Markup {
  const { report, category } = context;
  const periods = chartPeriods(report);
  const { length } = periods;
  const columns = COLUMNS[size];
  const place = (at: number) => ({ fx: at % columns, fy: Math.floor(at / columns) });
  const top = Math.max(1, ...courses.flatMap(({ counts }) => counts));
  const bars = courses.flatMap(({ counts }, at) =>
    counts.flatMap((count, period) =>
      count === 0 ? [] : [{ ...place(at), x1: period + 0.1, x2: period + 0.9, count }],
    ),
  );
  const spans = incidentSpans(report.incidents, periods);
  const bands = courses.flatMap((_, at) => spans.map((span) => ({ ...place(at), ...span })));
  const names = courses.map(({ code, total }, at) => ({ ...place(at), name: `${category(code)}: ${total}` }));
  // The first and last period, under the lowest chart of each column.
  const ends = [ticksOf(periods, 1, context)[0], ticksOf(periods, length, context).at(-1)];
  const ticks = courses.flatMap((_, at) =>
    at + columns < courses.length
      ? []
      : ends.flatMap((tick, end) => (tick === undefined || end >= length ? [] : [{ ...place(at), ...tick, end }])),
  );
  const facet = { fx: 'fx', fy: 'fy' } as const;
  return draw(size, {
    height: Math.ceil(courses.length / columns) * HEIGHT + 10,
    marginLeft: 12 + 7 * String(top).length,
    marginRight: 2,
    marginTop: 0,
    marginBottom: 26,
    fx: { axis: null, padding: 0.08, domain: Array.from({ length: Math.min(columns, courses.length) }, (_, at) => at) },
    fy: { axis: null, padding: 0.1 },
    x: { domain: [0, length], axis: null },
    // Room above the bars for two lines of the name.
    y: { domain: [0, top * 1.6], axis: null },
    marks: [
      rectY(bands, { ...facet, x1: 'start', x2: 'end', y1: 0, y2: top * 1.05, fill: 'var(--incident)' }),
      gridY([top], { stroke: 'var(--line)', strokeOpacity: 1 }),
      axisY([0, top], { tickSize: 0, label: null, fill: 'var(--muted)', tickFormat: String }),
      rectY(bars, { ...facet, x1: 'x1', x2: 'x2', y1: 0, y2: 'count', fill: 'var(--critical)' }),
      ruleY([0], { stroke: 'var(--ink)' }),
      text(names, {
        ...facet,
        text: 'name',
        frameAnchor: 'top-left',
        lineWidth: size === 'wide' ? LINE + 3 : LINE - 2,
        fontWeight: '600',
      }),
      ...[0, 1].map((end) =>
        text(
          ticks.filter((tick) => tick.end === end),
          {
            ...facet,
            text: 'label',
            frameAnchor: end === 0 ? 'bottom-left' : 'bottom-right',
            dy: 16,
            fill: 'var(--muted)',
          },
        ),
      ),
    ],
  });
}
