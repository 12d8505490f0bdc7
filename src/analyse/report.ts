import { round4, shareOf } from '../domain/interval.ts';
import type { CategoryReport, InputReport, Made, Report, ValueAssumptions } from '../domain/report.ts';
import { REPORT_SCHEMA } from '../domain/report.ts';
import { type LogFormat, ROLES } from '../domain/row.ts';
import type { Summary } from '../domain/summary.ts';
import { type Language, SEVERITIES, SIGNALS } from '../domain/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { ownerName } from '../knowledge/labels.ts';
import { amendsVersion } from '../knowledge/version.ts';
import { doubtOf } from './doubt.ts';
import { fixesFor } from './fixes/fixes.ts';
import { closingOf, planOf } from './fixes/plan.ts';
import { incidentsOf } from './incidents/incidents.ts';
import { playbookOf } from './playbook.ts';
import { orderRates, withRates } from './rates.ts';
import { segmentsOf } from './segments/standing-out.ts';
import { dailySeries, reckonedDays } from './series.ts';
import { sum } from './sum.ts';
import { addCounts, newCounts, sumTallies } from './tally.ts';
import { trendOf } from './trend.ts';
import { valueAtRisk } from './value/at-risk.ts';

export interface ReportOptions {
  /** Undefined: the language of most complaints. */
  readonly lang?: Language | undefined;
  readonly title?: string | undefined;
  readonly made?: Made;
}

/** One order is lost with a customer who leaves, and none has a value but its own. */
const NO_ASSUMPTIONS: ValueAssumptions = { averageOrder: null, lifetimeMultiple: 1 };

/** Everything that a report says, from what was counted; renderers only set it out. */
export function buildReport(summary: Summary, knowledge: Knowledge, options: ReportOptions = {}): Report {
  const lang = options.lang ?? majority(summary);
  const days = Object.keys(summary.days).sort();
  const [from, to] = [days[0], days.at(-1)];
  const { listed, needsPerson, ...rest } = summary;
  const reckoned = reckonedDays(summary.days);
  const series = dailySeries(summary.days, new Set(reckoned));
  const standing = incidentsOf(summary, series, reckoned, knowledge.quiet);
  const { scatter } = standing.watch;
  const period = from === undefined || to === undefined ? null : { from, to };
  const categories = categoriesOf(summary, knowledge);
  const trend = trendOf(summary.days, series, scatter);
  const { settings, part } = options.made ?? {};
  // The orders are those of the whole log.
  const orders = part == null ? (settings?.orders ?? null) : null;
  const counted = { ...summary.severity, categories, period };
  const { incidents } = standing;
  const playbooks = incidents.map((incident) => playbookOf(incident, knowledge.incident, lang));
  const fixes = fixesFor(summary, incidents, knowledge, lang, options.made?.flags);
  const measured = measuredOf(summary.readers, knowledge.judge);
  const { severityRight, categoryRight } = measured;
  const { n } = knowledge.judge;
  return {
    schema: REPORT_SCHEMA,
    title: options.title ?? summary.inputs.map(({ source }) => baseName(source)).join(', '),
    lang,
    input: summary.inputs.map(inputOf),
    period,
    rows: { read: sum(Object.values(summary.rows)), ...summary.rows },
    emptyByRating: summary.emptyByRating,
    datesUnreadable: summary.datesUnreadable,
    nearDuplicates: summary.nearDuplicates,
    judge: { readers: summary.readers, severityRight, categoryRight, n },
    knowledge: knowledge.hash,
    version: amendsVersion(),
    severity: severityShares(summary),
    harm: summary.harm,
    categories,
    signals: signalsOf(summary),
    trend: orders === null ? trend : withRates(trend, orders, counted, scatter),
    ...standing,
    orderRates: orders === null ? null : orderRates(orders, counted, scatter),
    segments: segmentsOf(summary),
    value: valueAtRisk(summary.value, options.made?.settings?.value ?? NO_ASSUMPTIONS),
    playbooks,
    needsPerson: needsPerson.list,
    needsPersonCount: needsPerson.count,
    fixes,
    plan: planOf(
      fixes,
      closingOf(incidents, playbooks, to ?? '', ownerName('customer-care', knowledge, lang)),
      summary.severity.critical + summary.severity.trivial,
    ),
    review: {
      count: summary.review,
      share: round4(summary.rows.classified === 0 ? 0 : summary.review / summary.rows.classified),
    },
    doubt: doubtOf(summary, measured, n),
    findings: listed,
    summary: { ...(options.made ?? { settings: null, part: null, flags: [] }), ...rest },
  };
}

/** What a report was built from. */
export function summaryOf({ findings, needsPerson, needsPersonCount, summary }: Report): Summary {
  const { settings: _, part: __, flags: ___, ...counted } = summary;
  return { ...counted, listed: findings, needsPerson: { count: needsPersonCount, list: needsPerson } };
}

function majority({ languages }: Summary): Language {
  return (languages['ru'] ?? 0) >= (languages['en'] ?? 0) && (languages['ru'] ?? 0) > 0 ? 'ru' : 'en';
}

function inputOf({ columns, header, ...log }: LogFormat): InputReport {
  const named: Record<string, string | readonly string[]> = {};
  for (const role of ROLES) {
    if (role === 'text') named[role] = columns.text.map((at) => header[at] ?? '');
    else if (columns[role] !== undefined) named[role] = header[columns[role]] ?? '';
  }
  if (log.asOf !== undefined) named['asOf'] = header[log.asOf] ?? '';
  return {
    source: log.source,
    format: log.format,
    encoding: log.encoding,
    delimiter: log.delimiter ?? null,
    sheet: log.sheet ?? null,
    profile: log.profile ?? null,
    dateOrder: log.dateOrder ?? null,
    columns: named,
  };
}

function severityShares({ severity, rows }: Summary): Report['severity'] {
  return Object.fromEntries(
    SEVERITIES.map((name) => [name, shareOf(severity[name], rows.classified)]),
  ) as Report['severity'];
}

/** Largest first; where counts are equal, in the order of the taxonomy. Shares are of the complaints, not of all rows. */
function categoriesOf(
  { tallies, severity, named, quotes, listed }: Summary,
  { categories }: Knowledge,
): CategoryReport[] {
  const complaints = severity.critical + severity.trivial;
  const order = Object.keys(categories);
  let sum = 0;
  return Object.entries(tallies)
    .filter(([code]) => code !== 'none')
    .map(([code, kinds]) => ({ code, kinds, tally: sumTallies(Object.values(kinds)) }))
    .sort((a, b) => b.tally.count - a.tally.count || order.indexOf(a.code) - order.indexOf(b.code))
    .map(({ code, kinds, tally }) => {
      sum += tally.count;
      return {
        code,
        ...shareOf(tally.count, complaints),
        critical: tally.critical,
        cumulative: round4(sum / complaints),
        kinds: Object.entries(kinds)
          .filter(([kind]) => kind !== '')
          .map(([kind, { count, critical }]) => ({ code: kind, count, critical }))
          .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
        named: named[code] ?? 0,
        quotes: quotes[code] ?? listed.filter(({ category }) => category === code).slice(0, 2),
      };
    });
}

function signalsOf({ tallies }: Summary): Report['signals'] {
  const sum = newCounts();
  for (const kinds of Object.values(tallies)) for (const { signals } of Object.values(kinds)) addCounts(sum, signals);
  return Object.fromEntries(
    SIGNALS.filter((signal) => sum[signal] !== undefined).map((signal) => [signal, sum[signal]]),
  );
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What was measured of the readers that judged this log. */
function measuredOf({ quick, careful }: Summary['readers'], judge: Knowledge['judge']): Knowledge['judge']['quick'] {
  return careful === 0 ? judge.quick : quick === 0 ? judge.careful : judge.auto;
}
