import { digitsOf } from '../../domain/money.ts';
import type { Report } from '../../domain/report.ts';
import { STATUSES } from '../../domain/row.ts';
import { HARMS, SEVERITIES } from '../../domain/verdict.ts';
import { formatPeriod } from '../../knowledge/format.ts';
import { inputs, notes } from '../content/account.ts';
import type { Context } from '../content/context.ts';
import { imports, incidentText, quiet, watchText } from '../content/incidents.ts';
import { lead, titleOf } from '../content/overview.ts';
import { planText } from '../content/plan.ts';
import { columnName } from '../content/segments.ts';
import { trendNotes } from '../content/time.ts';
import { assumption, omissions } from '../content/value.ts';
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
      { title: say('column.share'), width: 16, form: 'percent' },
      { title: say('workbook.low'), width: 10, form: 'percent' },
      { title: say('workbook.high'), width: 10, form: 'percent' },
      { title: say('workbook.note'), width: 100, form: 'wrapped' },
    ],
    rows: [
      [{ value: titleOf(context), form: 'title' }],
      noted('', lead(context), 'strong'),
      ...(period === null ? [] : [dated(say('workbook.from'), period.from), dated(say('workbook.to'), period.to)]),
      ...severities(context),
      ...corrected(context),
      ...rates(context),
      ...harms(context),
      ...signals(context),
      ...value(context),
      ...advice(context),
      ...segments(context),
      ...days(context),
      ...account(context),
    ],
    filtered: false,
  };
}

/** The heading of a section, and of those columns that hold something else in it. */
function section(title: string, ...columns: readonly string[]): Row {
  const titles = [title, ...columns];
  return Array.from({ length: 6 }, (_, at) => ({ value: titles[at] ?? null, form: 'section' }));
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
    [say('workbook.people'), report.needsPersonCount, null, null, null, say('workbook.people.means')],
    [say('workbook.review'), report.review.count, ...shares(report, report.review.share)],
  ];
}

/** An empty log has no shares. */
function shares({ rows }: Report, ...values: readonly number[]): Cell[] {
  return values.map((value) => (rows.classified === 0 ? null : value));
}

/** The shares as they would be without the judge's own errors; none where too few labels tell of these. */
function corrected({ report, say, severity }: Context): Row[] {
  const { doubt } = report;
  const rows = SEVERITIES.flatMap((name): Row[] => {
    const share = doubt.corrected[name];
    return share === null ? [] : [[severity(name), null, ...shares(report, share.share, share.low, share.high)]];
  });
  return rows.length === 0 ? [] : [section(say('workbook.corrected', { n: doubt.n })), ...rows];
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
    noted('', say('rates.means')),
  ];
}

function harms({ report, say, harm }: Context): Row[] {
  const rows = HARMS.filter((name) => name !== 'none' && report.harm[name].critical > 0);
  return rows.length === 0
    ? []
    : [
        section(say('harms')),
        ...rows.map((name) => [harm(name), report.harm[name].critical]),
        noted('', say('harms.none', { trivial: report.severity.trivial.count })),
      ];
}

function signals({ report, say }: Context): Row[] {
  const rows = Object.entries(report.signals);
  return rows.length === 0
    ? []
    : [section(say('signals')), ...rows.map(([signal, count]) => [say(`signal.${signal}`), count])];
}

/** Sums as numbers in whole units, their currency behind them. */
function value(context: Context): Row[] {
  const { report, say } = context;
  const { value: found } = report;
  if (found === null) return [];
  const sum = (minor: number, currency: string): Cell[] => {
    const digits = digitsOf(currency);
    return [
      { value: minor / 10 ** digits, form: digits === 0 ? 'integer' : 'decimal' },
      { value: currency, form: 'text' },
    ];
  };
  const assumed = assumption(found, context);
  const isAnyLeaving = found.currencies.some(({ leaving }) => leaving.rows > 0);
  return [
    section(say('value'), say('column.count'), say('workbook.amount'), say('workbook.currency')),
    ...found.currencies.flatMap(({ currency, critical, leaving, atRisk }): Row[] => [
      [say('workbook.value.critical'), critical.rows, ...sum(critical.minor, currency)],
      ...(leaving.rows === 0
        ? []
        : [
            [say('workbook.value.leaving'), leaving.rows, ...sum(leaving.minor, currency)],
            [say('workbook.value.risk'), leaving.rows, ...sum(atRisk, currency), null, assumed],
          ]),
    ]),
    ...[...(isAnyLeaving ? [] : [assumed]), ...omissions(found, context)].map((text) => noted('', text)),
  ];
}

/** What the sheets of the plan and of the fixes leave open. */
function advice(context: Context): Row[] {
  const { say } = context;
  const plan = planText(context);
  if (plan === undefined) return [];
  return [section(say('workbook.fixes')), noted(say('workbook.plan'), plan), noted('', say('fixes.means'))];
}

/** How the sheet of the columns is to be read, and in which of them nothing stands out. */
function segments({ report, say }: Context): Row[] {
  if (report.segments.length === 0) return [];
  const even = report.segments.filter((one) => one.segments.every(({ over }) => over.length === 0));
  return [
    section(say('workbook.segments')),
    ...even.map(({ column }) => noted(columnName(column, report), say('segments.even'))),
    noted('', say('segments.means')),
  ];
}

/** The trend in a word, the incidents, what only looks like one, and how they were looked for. */
function days(context: Context): Row[] {
  const { report, say, lang } = context;
  const trend = trendNotes(context).map((text) => noted(say('trend'), text));
  if (report.trend.length === 0) return [section(say('incidents')), ...trend];
  return [
    section(say('incidents')),
    ...report.incidents.map((incident): Row => {
      const { from, to, count } = incident;
      return [formatPeriod(from, to, lang), count, null, null, null, incidentText(incident, context)];
    }),
    ...[...quiet(context), ...imports(context), watchText(context)].map((text) => noted('', text)),
    ...trend,
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
