import { checkText } from '../content/check.ts';
import type { Context } from '../content/context.ts';
import { evidenceFor, expectedOf, whyOf } from '../content/fixes.ts';
import { shows } from '../content/shows.ts';
import type { Sheet, SheetColumn } from '../workbook/sheet.ts';

const STEPS = ['contain', 'recover', 'correct', 'prevent', 'verify'] as const;

/** Every fix, whole, in the order of the harm that it would remove. */
export function fixesSheet(context: Context): Sheet {
  const { report, say, category } = context;
  const words = (title: string): SheetColumn => ({ title, width: 50, form: 'wrapped' });
  return {
    name: say('workbook.fixes'),
    columns: [
      { title: '№', width: 6, form: 'integer' },
      { title: say('workbook.fix'), width: 40, form: 'strong' },
      { title: say('column.failure'), width: 28, form: 'wrapped' },
      { title: say('column.count'), width: 10, form: 'integer' },
      { title: say('column.critical'), width: 12, form: 'integer' },
      { title: say('column.share'), width: 10, form: 'percent' },
      { title: say('workbook.owner'), width: 26, form: 'wrapped' },
      { title: say('column.effort'), width: 12, form: 'text' },
      words(say('workbook.evidence')),
      words(say('fix.why')),
      words(say('fix.confirm')),
      words(say('fix.shows')),
      ...STEPS.map((step) => words(say(`step.${step}`))),
      words(say('fix.expected')),
      words(say('fix.check')),
    ],
    rows: report.fixes.map((fix, at) => [
      at + 1,
      fix.title,
      category(fix.category),
      fix.complaints.count,
      fix.complaints.critical,
      fix.complaints.share,
      fix.owner,
      say(`effort.${fix.effort}`),
      evidenceFor(fix, context),
      whyOf(fix, context),
      fix.confirm,
      shows(fix, context),
      ...STEPS.map((step) => fix.steps[step]),
      expectedOf(fix, context),
      checkText(fix.check, context),
    ]),
    filtered: true,
  };
}
