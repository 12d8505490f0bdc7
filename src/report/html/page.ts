import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Report } from '../../domain/report.ts';
import { formatPeriod } from '../../knowledge/format.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { account } from '../content/account.ts';
import { type Context, createContext } from '../content/context.ts';
import { failures, harms } from '../content/failures.ts';
import { incidents } from '../content/incidents.ts';
import { titleOf } from '../content/overview.ts';
import { people } from '../content/people.ts';
import { plan } from '../content/plan.ts';
import { playbooks } from '../content/playbook.ts';
import { rates } from '../content/rates.ts';
import { segments } from '../content/segments.ts';
import { value } from '../content/value.ts';
import type { Document } from '../document.ts';
import { renderBlocks, renderColumns } from './blocks.ts';
import { type Brand, brandStyle, renderLogo } from './brand.ts';
import { complaintsSection } from './complaints/section.ts';
import { figures } from './figures.ts';
import { firstScreen } from './first-screen.ts';
import { fixesSection } from './fixes.ts';
import { fromLog, html, type Markup, trusted } from './markup.ts';

/** More are in the table. */
const PEOPLE = 10;

/** The whole report as one page that asks for nothing from outside. Same report, same bytes. */
export function renderPage(report: Report, knowledge: Knowledge, brand: Brand = {}): string {
  const context = createContext(report, knowledge);
  const { say, lang } = context;
  const { style: own, script } = createRequire(import.meta.url)('#page-assets') as { style: string; script: string };
  const style = own + (brand.color === undefined ? '' : brandStyle(brand.color));
  const sections = sectionsOf(context);
  const body = html`<a class="skip" href="#complaints">${say('page.skip')}</a>
${masthead(context, sections, brand)}
<main>
${sections.map(({ body: part }) => part)}
</main>
`;
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${titleOf(context)}</title>
<style>${trusted(style)}</style>
</head>
<body>
${body}<script>${trusted(script)}</script>
</body>
</html>
`.markup;
}

interface Section {
  readonly id: string;
  /** Empty where the report has nothing to say of it. */
  readonly body: Markup;
}

/** In the order in which the page is read. */
function sectionsOf(context: Context): Section[] {
  const kinds = failures(context).filter(({ kind }) => kind !== 'table');
  return [
    { id: 'first', body: firstScreen(context) },
    { id: 'pictures', body: figures(context) },
    { id: 'incident', body: incidentSection(context) },
    { id: 'plan', body: columns('plan', plan(context)) },
    { id: 'fixes', body: fixesSection(context) },
    { id: 'failures', body: section('failures', [...kinds, ...rates(context), ...harms(context), ...value(context)]) },
    {
      id: 'segments',
      body: section(
        'segments',
        segments(context).filter(({ kind }) => kind !== 'table'),
      ),
    },
    { id: 'people', body: section('people', people(context, PEOPLE)) },
    { id: 'complaints', body: complaintsSection(context) },
    { id: 'account', body: section('account', account(context)) },
  ];
}

/** Nothing is loaded, and only this style and this script run, whatever stands in a text. */
function policy(style: string, script: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(style)}`,
    `script-src ${hash(script)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function masthead(context: Context, sections: readonly Section[], { logo }: Brand): Markup {
  const { report, say, lang } = context;
  const period = report.period === null ? undefined : formatPeriod(report.period.from, report.period.to, lang);
  return html`<header class="masthead">${logo === undefined ? undefined : renderLogo(logo)}<div class="name"><h1>${fromLog(report.title)}</h1><p class="muted">${[
    say('title'),
    ...(period === undefined ? [] : [period]),
    say('page.rows', { count: report.rows.read }),
  ].join(
    ' · ',
  )}</p></div><button type="button" id="theme" aria-pressed="false" hidden>${say('page.dark')}</button></header>
<nav class="contents" aria-label="${say('page.contents')}"><ul>${sections
    .filter(({ body }) => body.markup !== '')
    .map(({ id }) => html`<li><a href="#${id}">${say(`page.nav.${id}`)}</a></li>`)}</ul></nav>`;
}

/** What rose together, and what to do about it while it lasts. */
function incidentSection(context: Context): Markup {
  const told = incidents(context);
  if (told.length === 0) return html``;
  const todo = playbooks(context);
  return html`<section id="incident">${renderBlocks(told)}${todo.length === 0 ? undefined : renderColumns(todo)}</section>`;
}

function columns(id: string, document: Document): Markup {
  return document.length === 0 ? html`` : html`<section id="${id}">${renderColumns(document)}</section>`;
}

function section(id: string, document: Document): Markup {
  return document.length === 0 ? html`` : html`<section id="${id}">${renderBlocks(document)}</section>`;
}
