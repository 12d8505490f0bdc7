import type { CategoryReport } from '../../domain/report.ts';
import { HARMS } from '../../domain/verdict.ts';
import type { Block } from '../document.ts';
import type { Context } from './context.ts';
import { quoteBlocks } from './quotes.ts';

const OPENED = 3;

/** The Pareto of failures, and the three largest opened into kinds and quotes. */
export function failures(context: Context): Block[] {
  const { report, say, category, percent, interval } = context;
  if (report.categories.length === 0) return [];
  const complaints = report.severity.critical.count + report.severity.trivial.count;
  const most = Math.max(...report.categories.map(({ count }) => count));
  return [
    { kind: 'heading', level: 2, text: say('failures') },
    {
      kind: 'table',
      columns: [
        { title: say('column.failure'), align: 'left', grows: true },
        { title: say('column.count'), align: 'right' },
        { title: say('column.critical'), align: 'right' },
        { title: say('column.share'), align: 'right' },
        { title: say('column.interval'), align: 'right' },
        { title: say('column.cumulative'), align: 'right' },
      ],
      rows: report.categories.map(({ code, count, critical, share, low, high, cumulative }) => ({
        cells: [
          { text: category(code) },
          { text: String(count) },
          { text: String(critical), tone: critical > 0 ? ('critical' as const) : ('muted' as const) },
          { text: percent(share, complaints) },
          { text: interval(low, high, complaints), tone: 'muted' as const },
          { text: percent(cumulative, complaints), tone: 'muted' as const },
        ],
        bar: {
          parts: [
            { share: critical / most, tone: 'critical' as const },
            { share: (count - critical) / most, tone: 'trivial' as const },
          ],
        },
      })),
    },
    ...report.categories.slice(0, OPENED).flatMap((entry) => opened(entry, context)),
  ];
}

function opened(entry: CategoryReport, context: Context): Block[] {
  const { say, category, kind } = context;
  const kinds = entry.kinds.map(({ code, count }) => `${kind(entry.code, code)} ${count}`);
  const unsure = entry.count - entry.kinds.reduce((sum, { count }) => sum + count, 0);
  if (unsure > 0) kinds.push(`${say('kind.unknown')} ${unsure}`);
  return [
    { kind: 'heading', level: 3, text: `${category(entry.code)}: ${entry.count}` },
    { kind: 'paragraph', text: kinds.join(' · '), tone: 'muted' },
    ...quoteBlocks(entry.quotes, context),
  ];
}

/** What the failures cost the customers: harm by severity. */
export function harms({ report, say, harm }: Context): Block[] {
  const rows = HARMS.filter((name) => name !== 'none' && (report.harm[name]?.critical ?? 0) > 0);
  if (rows.length === 0) return [];
  const most = Math.max(...rows.map((name) => report.harm[name].critical));
  const signals = Object.entries(report.signals).map(([signal, count]) => `${say(`signal.${signal}`)} ${count}`);
  return [
    { kind: 'heading', level: 2, text: say('harms') },
    {
      kind: 'table',
      columns: [
        { title: say('column.harm'), align: 'left', grows: true },
        { title: say('column.critical'), align: 'right' },
      ],
      rows: rows.map((name) => ({
        cells: [{ text: harm(name) }, { text: String(report.harm[name].critical) }],
        bar: { parts: [{ share: report.harm[name].critical / most, tone: 'critical' as const }] },
      })),
    },
    { kind: 'paragraph', text: say('harms.none', { trivial: report.severity.trivial.count }), tone: 'muted' },
    ...(signals.length === 0
      ? []
      : [{ kind: 'paragraph' as const, text: `${say('signals')}: ${signals.join(' · ')}` }]),
  ];
}
