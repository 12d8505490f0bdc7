import type { Import, Incident, RisenCategory } from '../../domain/report.ts';
import { formatDecimal, formatPeriod, formatShortDay } from '../../knowledge/format.ts';
import type { Block } from '../document.ts';
import type { Context } from './context.ts';
import { quoteBlocks } from './quotes.ts';

/** Incidents that are told whole, those with the most complaints beyond the usual. */
const MOST = 5;
/** Failures of an incident that are shown. */
const NAMED = 12;

/** What went wrong all at once, how it spread, who wrote first; what only looks like it; and how it was looked for. */
export function incidents(context: Context): Block[] {
  const { report, say } = context;
  if (report.trend.length === 0) return [];
  const found = report.incidents;
  const told = found.toSorted((a, b) => b.excess - a.excess).slice(0, MOST);
  return [
    { kind: 'heading', level: 2, text: say('incidents') },
    ...quiet(context).map((text) => ({ kind: 'paragraph' as const, text })),
    ...found.filter((incident) => told.includes(incident)).flatMap((incident) => tell(incident, context)),
    ...(found.length > told.length
      ? [{ kind: 'paragraph' as const, text: say('incidents.further', { count: found.length - told.length }) }]
      : []),
    ...imports(context).map((text) => ({ kind: 'paragraph' as const, text, tone: 'trivial' as const })),
    { kind: 'paragraph', text: watchText(context), tone: 'muted' },
  ];
}

/** That no day stands out, where days enough were looked at. */
export function quiet({ report: { incidents: found, watch }, say }: Context): string[] {
  return found.length === 0 && watch.method !== 'none' ? [say('incidents.none')] : [];
}

/** How incidents were looked for. */
export function watchText({ report: { watch }, say, lang }: Context): string {
  const { method, days, falseAlarms } = watch;
  return method === 'none'
    ? say('watch.none', { days })
    : say(`watch.${method}`, { days, rate: formatDecimal(falseAlarms, 1, lang) });
}

/** An incident in a few sentences. */
export function incidentText(incident: Incident, { say, lang, category }: Context): string {
  const { peak, over, count, expected, categories, recurring, defended } = incident;
  const names = categories.map(({ code }) => category(code)).join(', ');
  return [
    say(over === 'all' ? 'incident' : 'incident.category', {
      peak: formatShortDay(peak, lang),
      count,
      expected: String(Math.round(expected)),
      names,
    }),
    categories.length === 0
      ? say('incident.noCategory')
      : say(recurring ? 'incident.recurring' : 'incident.new', { name: category(leading(categories).code) }),
    ...(defended === 0 ? [] : [say('incident.defended', { count: defended })]),
  ].join(' ');
}

export function incidentTitle({ from, to }: Incident, { say, lang }: Context): string {
  return say('incident.title', { period: formatPeriod(from, to, lang) });
}

function tell(incident: Incident, context: Context): Block[] {
  const { categories, first } = incident;
  const { say } = context;
  return [
    { kind: 'heading', level: 3, text: incidentTitle(incident, context) },
    { kind: 'paragraph', tone: 'critical', text: incidentText(incident, context) },
    ...spread(categories, context),
    ...(first.length === 0
      ? []
      : [{ kind: 'paragraph' as const, text: say('incident.first'), tone: 'muted' as const }]),
    ...quoteBlocks(first, context),
  ];
}

function leading(categories: readonly RisenCategory[]): RisenCategory {
  return categories.reduce((best, one) => (one.count - one.expected > best.count - best.expected ? one : best));
}

/** The failures in the order in which they rose. */
function spread(categories: readonly RisenCategory[], { say, lang, category }: Context): Block[] {
  if (categories.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [
        { title: say('column.risen'), align: 'left', grows: true },
        { title: say('column.since'), align: 'right' },
        { title: say('column.count'), align: 'right' },
        { title: say('column.usual'), align: 'right' },
      ],
      rows: categories.slice(0, NAMED).map(({ code, count, expected, from, hour }) => ({
        cells: [
          { text: category(code) },
          {
            text:
              hour === null ? formatShortDay(from, lang) : `${formatShortDay(from, lang)}, ${say('hour', { hour })}`,
          },
          { text: String(count) },
          { text: formatDecimal(expected, 1, lang), tone: 'muted' as const },
        ],
      })),
    },
  ];
}

/** Days that only look like an incident. */
export function imports({ report, say, lang }: Context): string[] {
  const days = (those: readonly Import[]) => those.map(({ from, to }) => formatPeriod(from, to, lang)).join(', ');
  return (['praise', 'mixed', 'same-minute', 'reckoned'] as const).flatMap((reason) => {
    const those = report.imports.filter((one) => one.reason === reason);
    if (those.length === 0) return [];
    const rows = those.reduce((sum, one) => sum + one.rows, 0);
    return [say(`import.${reason}`, { days: days(those), rows })];
  });
}
