import { SEVERITIES } from '../../domain/verdict.ts';
import { formatPercent, formatPeriod } from '../../knowledge/format.ts';
import type { Block } from '../document.ts';
import type { Context } from './context.ts';
import { worstIncident } from './worst-incident.ts';

/** What the log is, what to do first, and how the complaints divide. */
export function overview(context: Context): Block[] {
  return [
    { kind: 'heading', level: 1, text: titleOf(context) },
    { kind: 'paragraph', text: lead(context), tone: 'strong' },
    ...severities(context),
  ];
}

export function titleOf({ report, say, lang }: Context): string {
  const period = report.period === null ? '' : `, ${formatPeriod(report.period.from, report.period.to, lang)}`;
  return `${say('title')}: ${report.title}${period}`;
}

/** The answer first: how many are critical, what failed most, whether there was an incident, the first fix. */
export function lead({ report, say, lang, category }: Context): string {
  const { classified } = report.rows;
  if (classified === 0) return say('lead.empty');
  const [first, second] = report.categories;
  const { critical, trivial } = report.severity;
  const sentences = [
    say('lead.severity', {
      critical: critical.count,
      classified,
      share: formatPercent(critical.count / classified, lang),
    }),
  ];
  if (critical.count + trivial.count === 0) return say('lead.noComplaints');
  if (first !== undefined) {
    const both = second === undefined ? [first] : [first, second];
    const names = both.map(({ code, count }) => `«${category(code)}» (${count})`).join(` ${say('and')} `);
    sentences.push(say('lead.categories', { names: lang === 'en' ? names.replaceAll(/[«»]/g, '"') : names }));
  }
  const worst = worstIncident(report);
  if (worst !== undefined) {
    sentences.push(
      say('lead.incident', {
        period: formatPeriod(worst.from, worst.to, lang),
        count: worst.count,
        expected: String(Math.round(worst.expected)),
      }),
    );
  }
  const fix = report.fixes[0];
  if (fix !== undefined) sentences.push(say('lead.fix', { title: fix.title, owner: fix.owner }));
  return sentences.join(' ');
}

function severities(context: Context): Block[] {
  const { report, say, severity, percent, interval } = context;
  const { classified } = report.rows;
  const most = Math.max(1, ...SEVERITIES.map((name) => report.severity[name].count));
  const rows = SEVERITIES.map((name) => {
    const { count, share, low, high } = report.severity[name];
    return {
      cells: [
        { text: severity(name), tone: name },
        { text: String(count) },
        { text: percent(share, classified) },
        { text: interval(low, high, classified), tone: 'muted' as const },
        { text: say(`severity.${name}.means`), tone: 'muted' as const },
      ],
      bar: { parts: [{ share: count / most, tone: name }] },
    };
  });
  return [
    {
      kind: 'table',
      columns: [
        { title: say('column.verdict'), align: 'left' },
        { title: say('column.count'), align: 'right' },
        { title: say('column.share'), align: 'right' },
        { title: say('column.interval'), align: 'right' },
        { title: '', align: 'left', grows: true },
      ],
      rows,
    },
    ...corrected(context),
  ];
}

/** The shares as they would be without the judge's own errors, where enough labelled rows tell of these. */
function corrected({ report, say, severity, interval }: Context): Block[] {
  const { doubt, rows } = report;
  const shares = SEVERITIES.flatMap((name) => {
    const share = doubt.corrected[name];
    if (share === null) return [];
    return [`${severity(name).toLowerCase()} ${interval(share.low, share.high, rows.classified)}`];
  });
  if (shares.length === 0) return [];
  return [
    { kind: 'paragraph', text: say('doubt.corrected', { n: doubt.n, shares: shares.join(', ') }), tone: 'muted' },
  ];
}
