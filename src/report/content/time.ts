import { daysApart, weekdayOf } from '../../domain/calendar.ts';
import type { Period, Ratio, Report } from '../../domain/report.ts';
import { formatChange, formatDecimal, formatMonth, formatShortDay } from '../../knowledge/format.ts';
import type { Block, Cell } from '../document.ts';
import type { Context } from './context.ts';

/** Counts by day, week or month; days of incidents are marked. */
export function trend(context: Context): Block[] {
  const { report, say, lang } = context;
  const heading: Block = { kind: 'heading', level: 2, text: say('trend') };
  const notes = trendNotes(context).map((text): Block => ({ kind: 'paragraph', text, tone: 'muted' }));
  if (report.trend.length === 0) return [heading, ...notes];
  const rated = report.trend.some(({ rate }) => rate !== undefined);
  const most = Math.max(1, ...report.trend.map(({ critical, trivial, none }) => critical + trivial + none));
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { title: say('column.period'), align: 'left' },
        { title: say('column.critical'), align: 'right' },
        { title: say('column.trivial'), align: 'right' },
        { title: say('column.none'), align: 'right' },
        ...(rated ? [{ title: say('column.rate'), align: 'right' as const }] : []),
        { title: say('column.change'), align: 'right', grows: true },
      ],
      rows: report.trend.map(({ from, to, partial, critical, trivial, none, change, rate }) => ({
        cells: [
          { text: periodLabel(from, to, context) },
          { text: String(critical) },
          { text: String(trivial) },
          { text: String(none) },
          ...(rated ? [{ text: rate === undefined ? '' : formatDecimal(rate.rate, 2, lang) }] : []),
          changeCell({ from, to, partial, change }, context),
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
    ...notes,
  ];
}

/** How the changes are to be read, or why there is no trend. */
export function trendNotes({ report: { trend: periods, input }, say }: Context): string[] {
  if (periods.length > 0) return periods.some(({ change }) => change !== null) ? [say('trend.change')] : [];
  return [say(input.some(({ columns }) => columns['date'] !== undefined) ? 'trend.unreadable' : 'trend.noDates')];
}

/** The change, and the mark of an incident. */
function changeCell(
  { from, to, partial, change }: Pick<Period, 'from' | 'to' | 'partial' | 'change'>,
  context: Context,
): Cell {
  const { report, say } = context;
  const isIncident = isInIncident({ from, to }, report);
  const text = [partial ? say('trend.partial') : changeText(change, context), isIncident ? say('incident.mark') : '']
    .filter((part) => part !== '')
    .join(' · ');
  return { text, tone: isIncident ? 'critical' : change?.clear === true ? 'strong' : 'muted' };
}

/** `+35 % (12…63)`: how many more critical complaints a day than in the period before, with the 95 % interval. */
export function changeText(change: Ratio | null, { lang }: Context): string {
  if (change === null) return '';
  const { ratio, low, high } = change;
  return `${formatChange(ratio, lang)} (${formatChange(low, lang)} … ${high === null ? '∞' : formatChange(high, lang)})`;
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

/** Whether an incident touches these days. */
export function isInIncident({ from, to }: Pick<Period, 'from' | 'to'>, { incidents: all }: Report): boolean {
  return all.some((incident) => incident.from <= to && incident.to >= from);
}
