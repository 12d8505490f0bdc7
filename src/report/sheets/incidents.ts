import type { IncidentPlaybook } from '../../domain/report.ts';
import type { Context } from '../content/context.ts';
import { incidentText } from '../content/incidents.ts';
import { stepsOf } from '../content/playbook.ts';
import type { Sheet, SheetColumn } from '../workbook/sheet.ts';

/** Every incident, and what to do in it. */
export function incidentsSheet(context: Context): Sheet {
  const { report, say, category } = context;
  const words = (title: string): SheetColumn => ({ title, width: 60, form: 'wrapped' });
  return {
    name: say('incidents'),
    columns: [
      { title: say('workbook.from'), width: 12, form: 'date' },
      { title: say('workbook.peak'), width: 12, form: 'date' },
      { title: say('workbook.to'), width: 12, form: 'date' },
      { title: say('column.critical'), width: 12, form: 'integer' },
      { title: say('column.usual'), width: 12, form: 'decimal' },
      words(say('column.risen')),
      words(say('workbook.note')),
      words(say('playbook.first')),
      words(say('playbook.contain')),
      words(say('playbook.say')),
      words(say('playbook.avoid')),
      words(say('playbook.close')),
    ],
    rows: report.incidents.map((incident, at) => {
      const { from, peak, to, count, expected, categories } = incident;
      const playbook = report.playbooks[at];
      return [
        from,
        peak,
        to,
        count,
        expected,
        categories.map((risen) => `${category(risen.code)} ${risen.count}`).join(', '),
        incidentText(incident, context),
        ...(playbook === undefined ? [] : stepTexts(playbook, context)),
      ];
    }),
    filtered: true,
  };
}

/** What the failures of the incident ask for, and what holds for every incident. */
function stepTexts(playbook: IncidentPlaybook, context: Context): string[] {
  const [first = '', contain = '', openly = ''] = stepsOf(playbook, context).map(({ text }) => text);
  return [first, contain, `${openly} ${playbook.say}`, playbook.avoid, playbook.close];
}
