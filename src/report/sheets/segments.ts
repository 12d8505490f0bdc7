import type { Context } from '../content/context.ts';
import { columnName, named } from '../content/segments.ts';
import type { Cell, Sheet } from '../workbook/sheet.ts';

/** Rows by the values of the columns that were asked for, and what stands out in each; none where none was. */
export function segmentsSheets(context: Context): Sheet[] {
  const { report, say } = context;
  if (report.segments.length === 0) return [];
  const rows = report.segments.flatMap(({ column, segments, rest }): Cell[][] => {
    const name = columnName(column, report);
    return [
      ...segments.map(({ value, rows: count, critical, trivial, over }) => [
        name,
        value === '' ? say('segments.none') : value,
        count,
        critical.count,
        ...[critical.share, critical.low, critical.high].map((share) => (count === 0 ? null : share)),
        trivial,
        over.map((one) => named(one, context)).join('; '),
      ]),
      ...(rest === null
        ? []
        : [
            [
              name,
              say('segments.rest', { values: rest.values }),
              rest.rows,
              rest.critical,
              null,
              null,
              null,
              rest.trivial,
            ],
          ]),
    ];
  });
  return [
    {
      name: say('workbook.segments'),
      columns: [
        { title: say('workbook.column'), width: 20, form: 'text' },
        { title: say('workbook.value'), width: 34, form: 'wrapped' },
        { title: say('column.count'), width: 10, form: 'integer' },
        { title: say('column.critical'), width: 12, form: 'integer' },
        { title: say('column.share'), width: 10, form: 'percent' },
        { title: say('workbook.low'), width: 10, form: 'percent' },
        { title: say('workbook.high'), width: 10, form: 'percent' },
        { title: say('column.trivial'), width: 12, form: 'integer' },
        { title: say('workbook.over'), width: 70, form: 'wrapped' },
      ],
      rows,
      filtered: true,
    },
  ];
}
