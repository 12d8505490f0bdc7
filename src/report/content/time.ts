import { daysApart, weekdayOf } from '../../domain/calendar.ts';
import { formatMonth, formatPeriod, formatShortDay } from '../../knowledge/format.ts';
import type { Block } from '../document.ts';
import type { Context } from './context.ts';

/** Counts by day, week or month, and the incidents among them. */
export function trend(context: Context): Block[] {
  const { report, say } = context;
  const heading: Block = { kind: 'heading', level: 2, text: say('trend') };
  if (report.trend.length === 0) {
    const reason = report.input.some(({ columns }) => columns['date'] !== undefined)
      ? 'trend.unreadable'
      : 'trend.noDates';
    return [heading, { kind: 'paragraph', text: say(reason), tone: 'muted' }];
  }
  const most = Math.max(1, ...report.trend.map(({ critical, trivial, none }) => critical + trivial + none));
  const isIncident = (from: string, to: string) =>
    report.incidents.some((incident) => incident.from <= to && incident.to >= from);
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { title: say('column.period'), align: 'left' },
        { title: say('column.critical'), align: 'right' },
        { title: say('column.trivial'), align: 'right' },
        { title: say('column.none'), align: 'right' },
        { title: '', align: 'left' },
      ],
      rows: report.trend.map(({ from, to, critical, trivial, none }) => ({
        cells: [
          { text: periodLabel(from, to, context) },
          { text: String(critical) },
          { text: String(trivial) },
          { text: String(none) },
          { text: isIncident(from, to) ? say('incident.mark') : '', tone: 'critical' as const },
        ],
        bar: {
          parts: [
            { share: critical / most, tone: 'critical' as const },
            { share: trivial / most, tone: 'trivial' as const },
            { share: none / most, tone: 'none' as const },
          ],
        },
      })),
    },
    ...incidents(context),
  ];
}

/** A day, a week or a month; the year stands where the log has several. */
export function periodLabel(from: string, to: string, { report, say, lang }: Context): string {
  const days = daysApart(from, to) + 1;
  if (days > 7) return formatMonth(from, lang);
  const year = report.period?.from.slice(0, 4) === report.period?.to.slice(0, 4) ? '' : ` ${to.slice(0, 4)}`;
  const start = formatShortDay(from, lang);
  return (
    (days === 1 ? `${start} ${say(`weekday.short.${weekdayOf(from)}`)}` : `${start}–${formatShortDay(to, lang)}`) + year
  );
}

function incidents({ report, say, lang, category }: Context): Block[] {
  return report.incidents.map(({ from, to, peak, count, expected, categories }) => ({
    kind: 'paragraph',
    tone: 'critical',
    text: say('incident', {
      period: formatPeriod(from, to, lang),
      peak: formatShortDay(peak, lang),
      count,
      expected: String(Math.round(expected)),
      categories:
        categories.map(({ code, count: own }) => `${category(code)} ${own}`).join(', ') || say('incident.noCategory'),
    }),
  }));
}
