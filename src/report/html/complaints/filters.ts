import { HARMS, SEVERITIES, SIGNALS } from '../../../domain/verdict.ts';
import type { Context } from '../../content/context.ts';
import { html, type Markup } from '../markup.ts';
import type { ComplaintRow, Labels } from './row.ts';

/** Longer lists are searched sooner than read through. */
const MOST_VALUES = 100;

/** The filters that the listed complaints have something for; the script shows them. */
export function filterForm(rows: readonly ComplaintRow[], labels: Labels, context: Context): Markup {
  const { report, say } = context;
  const categories = report.categories.map(({ code }) => code).filter((code) => labels.category[code] !== undefined);
  const dated = rows.some(({ date }) => date !== null);
  return html`<form id="filters" class="filters" hidden>
<div class="field search"><label for="f-words">${say('table.search')}</label><input id="f-words" name="words" type="search" autocomplete="off" aria-describedby="f-words-note"><small id="f-words-note">${say(
    'table.search.note',
  )}</small></div>
<fieldset class="field"><legend>${labels.columns.severity}</legend>${SEVERITIES.map((name) =>
    box('severity', name, `${labels.severity[name]} (${countOf(rows, ({ severity }) => severity === name)})`),
  )}</fieldset>
${choice(
  'category',
  labels.columns.category,
  categories,
  (code) => labels.category[code] ?? code,
  (code) => countOf(rows, ({ category }) => category === code),
  context,
)}
${choice(
  'harm',
  say('column.harm'),
  HARMS,
  (name) => labels.harm[name] ?? name,
  (name) => countOf(rows, ({ harm }) => harm === name),
  context,
)}
${choice(
  'signal',
  say('table.signal'),
  SIGNALS,
  (name) => labels.signal[name] ?? name,
  (name) => countOf(rows, ({ signals }) => signals.some((own) => own === name)),
  context,
)}
${Object.keys(labels.segment).map((name) => segment(name, rows, labels, context))}
${dated ? days(report.period, context) : undefined}
<fieldset class="field"><legend>${say('table.attention')}</legend>${box('person', '1', `${labels.person} (${countOf(rows, ({ person }) => person)})`)}${box(
    'review',
    '1',
    `${labels.review} (${countOf(rows, ({ review }) => review)})`,
  )}</fieldset>
<button type="reset">${say('table.reset')}</button>
</form>`;
}

function box(name: string, value: string, label: string): Markup {
  return html`<label class="box"><input type="checkbox" name="${name}" value="${value}">${label}</label>`;
}

/** A list of those values that some row has. */
function choice(
  name: string,
  label: string,
  values: readonly string[],
  nameOf: (value: string) => string,
  count: (value: string) => number,
  { say }: Context,
): Markup | undefined {
  const present = values.map((value) => ({ value, rows: count(value) })).filter(({ rows }) => rows > 0);
  if (present.length === 0) return undefined;
  return html`<div class="field"><label for="f-${name}">${label}</label><select id="f-${name}" name="${name}"><option value="">${say(
    'table.any',
  )}</option>${present.map(({ value, rows }) => html`<option value="${value}">${nameOf(value)} (${rows})</option>`)}</select></div>`;
}

/** The values of a segment that most rows have; fewer than two part nothing. */
function segment(name: string, rows: readonly ComplaintRow[], labels: Labels, context: Context): Markup | undefined {
  const counts = new Map<string, number>();
  for (const { segments } of rows) {
    const value = segments[name];
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  if (counts.size < 2) return undefined;
  const values = [...counts].sort(([a, own], [b, other]) => other - own || (a < b ? -1 : 1)).slice(0, MOST_VALUES);
  return choice(
    `segment.${name}`,
    labels.segment[name] ?? name,
    values.map(([value]) => value),
    (value) => value,
    (value) => counts.get(value) ?? 0,
    context,
  );
}

function days(period: Context['report']['period'], { say }: Context): Markup {
  const { from, to } = period ?? { from: '', to: '' };
  const field = (name: string) =>
    html`<input type="date" name="${name}" min="${from}" max="${to}" aria-label="${say(`table.${name}`)}">`;
  return html`<fieldset class="field dates"><legend>${say('table.dates')}</legend>${field('from')}${field('to')}</fieldset>`;
}

function countOf(rows: readonly ComplaintRow[], test: (row: ComplaintRow) => boolean): number {
  return rows.reduce((sum, row) => sum + Number(test(row)), 0);
}
