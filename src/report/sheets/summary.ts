import type { Report } from '../../domain/report.ts';
import { STATUSES } from '../../domain/row.ts';
import { HARMS, SEVERITIES } from '../../domain/verdict.ts';
import { formatPeriod } from '../../knowledge/format.ts';
import { inputs, notes } from '../content/account.ts';
import type { Context } from '../content/context.ts';
import { incidentText } from '../content/incidents.ts';
import { lead, titleOf } from '../content/overview.ts';
import type { Cell, Sheet } from '../workbook/sheet.ts';

type Row = readonly Cell[];

/** The first page: what to do first, and the figures of the whole log. Not a table, so that nothing is filtered. */
export function summarySheet(context: Context): Sheet {
  const { report, say } = context;
  const { period } = report;
  return {
    name: say('workbook.summary'),
    columns: [
      { title: say('workbook.figure'), width: 40, form: 'wrapped' },
      { title: say('column.count'), width: 12, form: 'integer' },
      { title: say('column.share'), width: 10, form: 'percent' },
      { title: say('workbook.low'), width: 10, form: 'percent' },
      { title: say('workbook.high'), width: 10, form: 'percent' },
      { title: say('workbook.note'), width: 100, form: 'wrapped' },
    ],
    rows: [
      [{ value: titleOf(context), form: 'title' }],
      noted('', lead(context), 'strong'),
      ...(period === null ? [] : [dated(say('workbook.from'), period.from), dated(say('workbook.to'), period.to)]),
      ...severities(context),
      ...rates(context),
      ...harms(context),
      ...signals(context),
      ...incidentRows(context),
      ...account(context),
    ],
    filtered: false,
  };
}

function section(title: string): Row {
  return [title, null, null, null, null, null].map((value) => ({ value, form: 'section' }));
}

function noted(what: string, note: string, form: 'wrapped' | 'strong' = 'wrapped'): Row {
  return [what, null, null, null, null, { value: note, form }];
}

function dated(what: string, day: string): Row {
  return [what, { value: day, form: 'date' }];
}

function severities({ report, say, severity }: Context): Row[] {
  return [
    section(say('column.verdict')),
    ...SEVERITIES.map((name) => {
      const { count, share, low, high } = report.severity[name];
      return [severity(name), count, ...shares(report, share, low, high), say(`severity.${name}.means`)];
    }),
    [say('workbook.people'), report.needsPersonCount],
    [say('workbook.review'), report.review.count, ...shares(report, report.review.share)],
  ];
}

/** An empty log has no shares. */
function shares({ rows }: Report, ...values: readonly number[]): Cell[] {
  return values.map((value) => (rows.classified === 0 ? null : value));
}

function rates({ report, say, severity }: Context): Row[] {
  const { orderRates } = report;
  if (orderRates === null) return [];
  return [
    section(say('rates', { orders: orderRates.orders })),
    ...(['critical', 'trivial'] as const).map((name) => {
      const { count, rate, low, high } = orderRates[name];
      return [severity(name), count, ...[rate, low, high].map((value): Cell => ({ value, form: 'decimal' }))];
    }),
  ];
}

function harms({ report, say, harm }: Context): Row[] {
  const rows = HARMS.filter((name) => name !== 'none' && report.harm[name].critical > 0);
  return rows.length === 0
    ? []
    : [section(say('harms')), ...rows.map((name) => [harm(name), report.harm[name].critical])];
}

function signals({ report, say }: Context): Row[] {
  const rows = Object.entries(report.signals);
  return rows.length === 0
    ? []
    : [section(say('signals')), ...rows.map(([signal, count]) => [say(`signal.${signal}`), count])];
}

function incidentRows(context: Context): Row[] {
  const { report, say, lang } = context;
  if (report.incidents.length === 0) return [];
  return [
    section(say('incidents')),
    ...report.incidents.map((incident) => {
      const { from, to, count } = incident;
      return [formatPeriod(from, to, lang), count, null, null, null, incidentText(incident, context)];
    }),
  ];
}

function account(context: Context): Row[] {
  const { report, say } = context;
  const { judge, knowledge, version, rows } = report;
  return [
    section(say('account')),
    ...(['read', ...STATUSES] as const).map((status) => [say(`workbook.rows.${status}`), rows[status]]),
    [say('workbook.severityRight'), null, judge.severityRight],
    [say('workbook.categoryRight'), null, judge.categoryRight],
    ...inputs(context).map((text) => noted(say('workbook.source'), text)),
    ...notes(context).map((text) => noted('', text)),
    noted('', say('footnote')),
    noted('', `amends ${version}, ${knowledge}`),
  ];
}
