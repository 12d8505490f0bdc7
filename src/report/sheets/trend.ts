import { round4 } from '../../domain/interval.ts';
import type { Period } from '../../domain/report.ts';
import type { Context } from '../content/context.ts';
import { isInIncident } from '../content/time.ts';
import type { Sheet } from '../workbook/sheet.ts';

/** Counts by day, week or month; a log without dates has none. */
export function trendSheet({ report, say }: Context): Sheet {
  const rated = report.trend.some(({ rate }) => rate !== undefined);
  return {
    name: say('trend'),
    columns: [
      { title: say('workbook.from'), width: 12, form: 'date' },
      { title: say('workbook.to'), width: 12, form: 'date' },
      { title: say('column.critical'), width: 12, form: 'integer' },
      { title: say('column.trivial'), width: 12, form: 'integer' },
      { title: say('column.none'), width: 14, form: 'integer' },
      ...(rated ? [{ title: say('column.rate'), width: 12, form: 'decimal' as const }] : []),
      { title: say('column.change'), width: 12, form: 'change' },
      { title: say('workbook.low'), width: 12, form: 'change' },
      { title: say('workbook.high'), width: 12, form: 'change' },
      { title: say('workbook.note'), width: 16, form: 'text' },
    ],
    rows: report.trend.map((period) => [
      period.from,
      period.to,
      period.critical,
      period.trivial,
      period.none,
      ...(rated ? [period.rate?.rate ?? null] : []),
      ...changeOf(period),
      [period.partial ? say('trend.partial') : '', isInIncident(period, report) ? say('incident.mark') : '']
        .filter((note) => note !== '')
        .join(', '),
    ]),
    filtered: true,
  };
}

/** How much more or less than in the period before: 0.35 is 35 % more. */
function changeOf({ change }: Period): (number | null)[] {
  if (change === null) return [null, null, null];
  return [change.ratio, change.low, change.high].map((ratio) => (ratio === null ? null : round4(ratio - 1)));
}
