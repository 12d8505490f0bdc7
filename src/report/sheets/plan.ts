import type { Context } from '../content/context.ts';
import { actionOf, checkOf } from '../content/plan.ts';
import type { Sheet } from '../workbook/sheet.ts';

/** Who does what and when, and which figure shows that it worked. */
export function planSheet(context: Context): Sheet {
  const { report, say } = context;
  return {
    name: say('workbook.plan'),
    columns: [
      { title: say('column.period'), width: 24, form: 'wrapped' },
      { title: say('workbook.fix'), width: 80, form: 'wrapped' },
      { title: say('workbook.owner'), width: 28, form: 'wrapped' },
      { title: say('column.count'), width: 10, form: 'integer' },
      { title: say('column.critical'), width: 12, form: 'integer' },
      { title: say('fix.check'), width: 60, form: 'wrapped' },
    ],
    rows: (['week', 'month', 'quarter'] as const).flatMap((time) =>
      report.plan[time].map((item) => [
        say(`plan.${time}`),
        actionOf(item, context),
        item.owner,
        item.complaints,
        item.critical,
        checkOf(item, context),
      ]),
    ),
    filtered: true,
  };
}
