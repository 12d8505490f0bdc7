import { weekdayOf } from '../../domain/calendar.ts';
import type { Report, SegmentReport } from '../../domain/report.ts';
import { formatPeriod } from '../../knowledge/format.ts';
import type { Context } from '../content/context.ts';
import { failures } from '../content/failures.ts';
import { columnName, segments, shortened } from '../content/segments.ts';
import { changeText, periodLabel, trend } from '../content/time.ts';
import { worstIncident } from '../content/worst-incident.ts';
import type { Block } from '../document.ts';
import { renderTable } from './blocks.ts';
import { type CategoryCourse, coursesOf } from './charts/by-category.ts';
import { categoryTrendChart } from './charts/category-trend.ts';
import { type HeatMap, heatMapChart, shadeName, shadesOf } from './charts/heat-map.ts';
import { paretoChart } from './charts/pareto.ts';
import { type ChartPeriod, chartPeriodLabel, chartPeriods } from './charts/periods.ts';
import type { Size } from './charts/plot.ts';
import { segmentsChart } from './charts/segments.ts';
import { ticksOf } from './charts/time-axis.ts';
import { trendChart } from './charts/trend.ts';
import { html, type Markup } from './markup.ts';

type Table = Extract<Block, { kind: 'table' }>;

interface Figure {
  readonly id: string;
  /** What the picture shows, as a sentence. */
  readonly title: string;
  readonly note: string;
  readonly legend: Markup | undefined;
  /** The same figures in words and numbers. */
  readonly table: Table | undefined;
  draw(size: Size): Markup;
}

/** The pictures of the report: each says its finding, and has its figures beside it. */
export function figures(context: Context): Markup {
  const { report, say } = context;
  const complaints = report.severity.critical.count + report.severity.trivial.count;
  if (complaints === 0) return html``;
  const periods = chartPeriods(report);
  const courses = periods.length > 1 ? coursesOf(report, periods, MOST_ROWS) : [];
  const all = [
    paretoFigure(context),
    ...(periods.length > 1 ? [trendFigure(periods, context)] : []),
    ...(courses.length > 0 ? [courseFigure(courses, context), heatFigure(courses, periods, context)] : []),
    ...report.segments.map((own, at) => segmentsFigure(own, at, context)),
    ...clockFigure(context),
  ];
  return html`<section id="pictures" aria-labelledby="pictures-title"><h2 id="pictures-title">${say('page.pictures')}</h2>
${all.map((figure) => renderFigure(figure, context))}</section>`;
}

const MOST_ROWS = 12;
const MOST_COURSES = 6;

function renderFigure({ id, title, note, legend, table, draw }: Figure, { say }: Context): Markup {
  return html`<figure id="${id}" class="picture" aria-labelledby="${id}-title"><figcaption><h3 id="${id}-title">${title}</h3>
<p class="muted">${note}</p>${legend}</figcaption>
<div class="drawing">${draw('wide')}${draw('narrow')}</div>${
    table === undefined
      ? undefined
      : html`<details><summary>${say('page.figures')}</summary>${renderTable(table, title)}</details>`
  }</figure>
`;
}

function paretoFigure(context: Context): Figure {
  const { report, say, category } = context;
  const half = report.categories.findIndex(({ cumulative }) => cumulative >= 0.5) + 1;
  const [first] = report.categories;
  return {
    id: 'pareto',
    title:
      half <= 1
        ? say('chart.pareto.one', { name: category(first?.code ?? '') })
        : say('chart.pareto', { half, all: report.categories.length }),
    note: say('chart.pareto.note'),
    legend: severityLegend(context),
    table: failures(context).find((block) => block.kind === 'table'),
    draw: (size) => paretoChart(context, size),
  };
}

function trendFigure(periods: readonly ChartPeriod[], context: Context): Figure {
  const { report, say } = context;
  return {
    id: 'trend',
    title: trendTitle(periods, context),
    note: say(report.incidents.length === 0 ? 'chart.trend.note' : 'chart.trend.note.incidents'),
    legend: severityLegend(context),
    table: trend(context).find((block) => block.kind === 'table'),
    draw: (size) => trendChart(context, size),
  };
}

/** The incident, else the last change that chance does not explain, else the peak. */
function trendTitle(periods: readonly ChartPeriod[], context: Context): string {
  const { report, say, lang } = context;
  const worst = worstIncident(report);
  if (worst !== undefined) {
    const period = formatPeriod(worst.from, worst.to, lang);
    return say('chart.trend.incident', { period, count: worst.count, expected: String(Math.round(worst.expected)) });
  }
  const last = report.trend.findLast(({ change }) => change !== null);
  if (last?.change?.clear === true) {
    const period = periodLabel(last.from, last.to, context);
    return say('chart.trend.change', { period, change: changeText(last.change, context) });
  }
  const most = periods.reduce((best, period) => (period.critical > best.critical ? period : best));
  const sorted = periods.map(({ critical }) => critical).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return say('chart.trend', { period: chartPeriodLabel(most, context), most: most.critical, usual });
}

function courseFigure(courses: readonly CategoryCourse[], context: Context): Figure {
  const { say, category } = context;
  const shown = courses.slice(0, MOST_COURSES);
  return {
    id: 'courses',
    title: say('chart.courses', { name: category(shown[0]?.code ?? ''), count: shown[0]?.total ?? 0 }),
    note: say('chart.courses.note'),
    legend: undefined,
    table: undefined,
    draw: (size) => categoryTrendChart(shown, context, size),
  };
}

function heatFigure(courses: readonly CategoryCourse[], periods: readonly ChartPeriod[], context: Context): Figure {
  const { say, category } = context;
  const peak = peakOf(courses.map(({ counts }) => counts));
  const period = periods[peak.column];
  const map: HeatMap = {
    rows: courses.map(({ code, counts }) => ({ name: category(code), counts })),
    ticks: { wide: ticksOf(periods, 7, context), narrow: ticksOf(periods, 3, context) },
    nameWidth: 32,
  };
  return {
    id: 'heat',
    title: say('chart.heat', {
      name: category(courses[peak.row]?.code ?? ''),
      period: period === undefined ? '' : chartPeriodLabel(period, context),
      count: peak.count,
    }),
    note: say('chart.heat.note'),
    legend: shadeLegend(map, context),
    table: {
      kind: 'table',
      columns: [
        { title: say('column.failure'), align: 'left', grows: true },
        ...periods.map((own) => ({ title: chartPeriodLabel(own, context), align: 'right' as const })),
      ],
      rows: map.rows.map(({ name, counts }) => ({
        cells: [{ text: name }, ...counts.map((count) => ({ text: String(count) }))],
      })),
    },
    draw: (size) => heatMapChart(map, size),
  };
}

function segmentsFigure(own: SegmentReport, at: number, context: Context): Figure {
  const column = columnName(own.column, context.report);
  return {
    id: `segments-${at + 1}`,
    title: segmentsTitle(own, column, context),
    note: context.say('chart.segments.note', { column }),
    legend: undefined,
    table: segments(context).filter((block) => block.kind === 'table')[at],
    draw: (size) => segmentsChart(own, context, size),
  };
}

/** The segment furthest from the whole log, of those whose intervals do not meet its own. */
function segmentsTitle({ segments: all }: SegmentReport, column: string, context: Context): string {
  const { report, say, percent } = context;
  const whole = report.severity.critical;
  const apart = all
    .filter(({ critical }) => critical.low > whole.high || critical.high < whole.low)
    .toSorted((a, b) => Math.abs(b.critical.share - whole.share) - Math.abs(a.critical.share - whole.share))[0];
  if (apart === undefined) return say('chart.segments', { column });
  const { value, rows, critical } = apart;
  return say('chart.segments.apart', {
    value: shortened(value, say),
    share: percent(critical.share, rows),
    whole: percent(whole.share, report.rows.classified),
  });
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function clockFigure(context: Context): Figure[] {
  const { report, say } = context;
  const clock = clockOf(report);
  if (clock.size === 0) return [];
  const map: HeatMap = {
    rows: WEEKDAYS.map((day) => ({
      name: say(`weekday.short.${day}`),
      counts: HOURS.map((hour) => clock.get(24 * day + hour) ?? 0),
    })),
    ticks: { wide: hourTicks(3), narrow: hourTicks(6) },
    nameWidth: 4,
  };
  const peak = peakOf(map.rows.map(({ counts }) => counts));
  return [
    {
      id: 'clock',
      title: say('chart.clock', {
        weekday: say(`weekday.${peak.row + 1}`),
        hours: `${peak.column}–${peak.column + 1}`,
        count: peak.count,
      }),
      note: say('chart.clock.note'),
      legend: shadeLegend(map, context),
      table: {
        kind: 'table',
        columns: [
          { title: say('column.hour'), align: 'left' },
          ...WEEKDAYS.map((day) => ({ title: say(`weekday.short.${day}`), align: 'right' as const })),
        ],
        rows: HOURS.map((hour) => ({
          cells: [
            { text: `${hour}–${hour + 1}` },
            ...map.rows.map(({ counts }) => ({ text: String(counts[hour] ?? 0) })),
          ],
        })),
      },
      draw: (size) => heatMapChart(map, size),
    },
  ];
}

/** Critical complaints by 24 × weekday + hour, of the days whose hours are kept. */
function clockOf({ summary }: Report): Map<number, number> {
  const clock = new Map<number, number>();
  for (const [day, { hours }] of Object.entries(summary.days)) {
    for (const own of Object.values(hours)) {
      for (const [hour, count] of Object.entries(own)) {
        const at = 24 * weekdayOf(day) + Number(hour);
        clock.set(at, (clock.get(at) ?? 0) + count);
      }
    }
  }
  return clock;
}

function hourTicks(step: number): { at: number; label: string }[] {
  return HOURS.filter((hour) => hour % step === 0).map((hour) => ({ at: hour + 0.5, label: String(hour) }));
}

/** The first largest count. */
function peakOf(rows: readonly (readonly number[])[]): { row: number; column: number; count: number } {
  let peak = { row: 0, column: 0, count: 0 };
  rows.forEach((counts, row) => {
    counts.forEach((count, column) => {
      if (count > peak.count) peak = { row, column, count };
    });
  });
  return peak;
}

function severityLegend({ severity, say }: Context): Markup {
  return html`<ul class="legend">${(['critical', 'trivial'] as const).map(
    (name) => html`<li><i class="swatch ${name}"></i>${severity(name)}</li>`,
  )}<li><i class="swatch whisker"></i>${say('column.interval')}</li></ul>`;
}

function shadeLegend(map: HeatMap, { say }: Context): Markup {
  const shades = shadesOf(map);
  return html`<ul class="legend"><li><i class="swatch heat-0"></i>0</li>${shades.map(
    ({ from, to }, step) =>
      html`<li><i class="swatch heat-${shadeName(step, shades.length)}"></i>${from === to ? from : `${from}–${to}`}</li>`,
  )}<li>${say('chart.unit')}</li></ul>`;
}
