import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Report } from '../../domain/report.ts';
import { formatPeriod } from '../../knowledge/format.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { account } from '../content/account.ts';
import { type Context, createContext } from '../content/context.ts';
import { failures, harms } from '../content/failures.ts';
import { fixes } from '../content/fixes.ts';
import { people } from '../content/people.ts';
import type { Document } from '../document.ts';
import { renderBlocks, renderFolded } from './blocks.ts';
import { complaintsSection } from './complaints/section.ts';
import { figures } from './figures.ts';
import { firstScreen } from './first-screen.ts';
import { fromLog, html, type Markup, trusted } from './markup.ts';

const SHOWN = { fixes: 20, people: 50 };

/** The whole report as one page that asks for nothing from outside. Same report, same bytes. */
export function renderPage(report: Report, knowledge: Knowledge): string {
  const context = createContext(report, knowledge);
  const { say, lang } = context;
  const { style, script } = createRequire(import.meta.url)('#page-assets') as { style: string; script: string };
  const body = html`<a class="skip" href="#complaints">${say('page.skip')}</a>
${masthead(context)}
<main>
${firstScreen(context)}
${figures(context)}
<section id="fixes">${renderFolded(fixes(context, SHOWN.fixes), 'fix', 3)}</section>
${section('failures', [...failures(context).filter(({ kind }) => kind !== 'table'), ...harms(context)])}
${section('people', people(context, SHOWN.people))}
${complaintsSection(context)}
${section('account', account(context))}
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

function titleOf({ report, say, lang }: Context): string {
  const period = report.period === null ? '' : `, ${formatPeriod(report.period.from, report.period.to, lang)}`;
  return `${say('title')}: ${report.title}${period}`;
}

function masthead(context: Context): Markup {
  const { report, say, lang } = context;
  const period = report.period === null ? undefined : formatPeriod(report.period.from, report.period.to, lang);
  return html`<header class="masthead"><div><h1>${fromLog(report.title)}</h1><p class="muted">${[
    say('title'),
    ...(period === undefined ? [] : [period]),
    say('page.rows', { count: report.rows.read }),
  ].join(
    ' · ',
  )}</p></div><button type="button" id="theme" aria-pressed="false" hidden>${say('page.dark')}</button></header>
<nav class="contents" aria-label="${say('page.contents')}"><ul>${[
    'first',
    'pictures',
    'fixes',
    'failures',
    'people',
    'complaints',
    'account',
  ].map((id) => html`<li><a href="#${id}">${say(`page.nav.${id}`)}</a></li>`)}</ul></nav>`;
}

function section(id: string, document: Document): Markup {
  return document.length === 0 ? html`` : html`<section id="${id}">${renderBlocks(document)}</section>`;
}
