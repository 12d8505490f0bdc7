import type { Context } from '../content/context.ts';
import { isInIncident } from '../content/time.ts';
import type { Sheet } from '../workbook/sheet.ts';

/** Counts by day, week or month; a log without dates has none. */
export function trendSheet({ report, say }: Context): Sheet {
  return {
    name: say('trend'),
    columns: [
      { title: say('workbook.from'), width: 12, form: 'date' },
      { title: say('workbook.to'), width: 12, form: 'date' },
      { title: say('column.critical'), width: 12, form: 'integer' },
      { title: say('column.trivial'), width: 12, form: 'integer' },
      { title: say('column.none'), width: 14, form: 'integer' },
      { title: say('workbook.incidents'), width: 12, form: 'text' },
    ],
    rows: report.trend.map((period) => [
      period.from,
      period.to,
      period.critical,
      period.trivial,
      period.none,
      isInIncident(period, report) ? say('incident.mark') : null,
    ]),
    filtered: true,
  };
}
