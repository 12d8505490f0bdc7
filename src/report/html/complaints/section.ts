import { zlibSync } from 'fflate';
import type { Report } from '../../../domain/report.ts';
import { needsPerson } from '../../../domain/urgency.ts';
import { HARMS, SEVERITIES, SIGNALS } from '../../../domain/verdict.ts';
import { formatShownDay } from '../../../knowledge/format.ts';
import type { Context } from '../../content/context.ts';
import { columnName } from '../../content/segments.ts';
import { cleanText, html, type Markup, trusted } from '../markup.ts';
import type { PageData } from '../page-data.ts';
import { filterForm } from './filters.ts';
import { packComplaints } from './packed.ts';
import { type ComplaintRow, type Labels, renderRow } from './row.ts';

/** Rows that are there without a script. */
const PLAIN = 50;

/** Messages that the script fills in. */
const MESSAGES = ['table.shown', 'table.page'] as const;

/** The listed complaints: the first as plain rows, all of them packed for the script. */
export function complaintsSection(context: Context): Markup {
  const { report, say, lang } = context;
  const rows = rowsOf(report);
  if (rows.length === 0) return html``;
  const labels = labelsOf(context);
  const classified = report.rows.classified;
  return html`<section id="complaints" aria-labelledby="complaints-title">
<h2 id="complaints-title" tabindex="-1">${say('table')}</h2>
<p class="muted">${say('table.means')}${
    rows.length < classified ? ` ${say('table.listed', { shown: rows.length, count: classified })}` : ''
  }</p>
${filterForm(rows, labels, context)}
<p id="complaint-count" class="count" role="status">${
    rows.length > PLAIN ? say('table.first', { shown: PLAIN, count: rows.length }) : ''
  }</p>
<table id="complaint-table"><thead><tr><th scope="col" data-sort="severity">${labels.columns.severity}</th><th scope="col" data-sort="date">${
    labels.columns.date
  }</th><th scope="col" data-sort="category">${labels.columns.category}</th><th scope="col">${
    labels.columns.text
  }</th><th scope="col">${labels.columns.id}</th></tr></thead>
<tbody id="complaint-rows">${rows.slice(0, PLAIN).map((row) => renderRow(row, labels, (day) => formatShownDay(day, lang)))}</tbody></table>
<nav id="pager" aria-label="${say('table.pages')}" hidden>
<button type="button" value="first">${say('table.first-page')}</button><button type="button" value="previous">${say(
    'table.previous',
  )}</button><span id="page-label"></span><button type="button" value="next">${say('table.next')}</button><button type="button" value="last">${say(
    'table.last-page',
  )}</button></nav>
<script type="application/json" id="page-data">${trusted(asData(pageData(labels, context)))}</script>
<script type="text/plain" id="packed">${pack(rows)}</script>
</section>`;
}

/** The name of a complaint in links: its line, and its log where there are several. */
export function keysOf({ input }: Report): (listed: { readonly source: string; readonly line: number }) => string {
  const places = new Map(input.map(({ source }, at) => [source, at + 1]));
  return ({ source, line }) => (places.size < 2 ? `c-${line}` : `c-${places.get(source) ?? 0}-${line}`);
}

function rowsOf(report: Report): ComplaintRow[] {
  const keyOf = keysOf(report);
  return report.findings.map((listed) => {
    const { id, date, severity, harm, category, kind, signals, review, excerpt, marks } = listed;
    const plain = { id: cleanText(id), date, severity, harm, category, kind, signals, review };
    const segments = Object.fromEntries(
      Object.entries(listed.segments).map(([name, value]) => [name, cleanText(value)]),
    );
    return { key: keyOf(listed), ...plain, person: needsPerson(listed), segments, excerpt, marks };
  });
}

function labelsOf({ report, say, category, kind }: Context): Labels {
  const segments = [...new Set(report.findings.flatMap((listed) => Object.keys(listed.segments)))];
  const categories = [...new Set(report.findings.map((listed) => listed.category))];
  const kinds = new Map(
    report.findings.flatMap((listed) =>
      listed.kind === null ? [] : [[`${listed.category}/${listed.kind}`, kind(listed.category, listed.kind)] as const],
    ),
  );
  const named = (names: readonly string[], prefix: string) =>
    Object.fromEntries(names.map((name) => [name, say(`${prefix}.${name}`)]));
  return {
    severity: named(SEVERITIES, 'severity'),
    harm: named(HARMS, 'harm'),
    category: Object.fromEntries(categories.map((code) => [code, category(code)])),
    kind: Object.fromEntries(kinds),
    signal: named(SIGNALS, 'signal'),
    segment: Object.fromEntries(segments.map((name) => [name, columnName(name, report)])),
    review: say('table.review'),
    person: say('table.person'),
    undated: say('table.undated'),
    columns: {
      severity: say('column.verdict'),
      date: say('column.period'),
      category: say('column.failure'),
      text: say('table.text'),
      id: say('table.id'),
    },
  };
}

function pageData(labels: Labels, { lang, knowledge }: Context): PageData {
  const messages = Object.fromEntries(MESSAGES.map((key) => [key, knowledge.messages[lang][key] ?? '']));
  return { lang, labels, messages };
}

/** JSON that ends no script. */
function asData(data: PageData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** Deflated by a packer whose bytes do not depend on the machine. */
function pack(rows: readonly ComplaintRow[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(packComplaints(rows)));
  return Buffer.from(zlibSync(bytes, { level: 9, mem: 12 })).toString('base64');
}
