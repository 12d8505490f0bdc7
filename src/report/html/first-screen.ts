import { SEVERITIES } from '../../domain/verdict.ts';
import { formatDecimal, formatMoney, formatPercent, formatPeriod } from '../../knowledge/format.ts';
import type { Context } from '../content/context.ts';
import { overview } from '../content/overview.ts';
import { captionOf } from '../content/quotes.ts';
import { worstIncident } from '../content/worst-incident.ts';
import { renderBar, renderBlocks } from './blocks.ts';
import { markEvidence } from './complaints/row.ts';
import { keysOf } from './complaints/section.ts';
import { fromLog, html, type Markup } from './markup.ts';

const PEOPLE = 3;
const NEXT = 2;
const ROSE = 4;

/** What to do first, and the figures behind it. */
export function firstScreen(context: Context): Markup {
  const { report, say } = context;
  const { critical, trivial } = report.severity;
  const answer =
    report.rows.classified === 0
      ? say('lead.empty')
      : critical.count + trivial.count === 0
        ? say('lead.noComplaints')
        : say('page.answer', {
            critical: critical.count,
            classified: report.rows.classified,
            share: context.percent(critical.share, report.rows.classified),
            interval: context.interval(critical.low, critical.high, report.rows.classified),
          });
  // The heading and the answer are said above in the page's own words, and the table in figures.
  const notes = overview(context).filter(({ kind }, at) => kind === 'paragraph' && at > 1);
  const cards = [fixCard(context), incidentCard(context), peopleCard(context)].filter((card) => card !== undefined);
  return html`<section id="first" aria-labelledby="first-title"><h2 id="first-title">${say('page.first')}</h2>
<p class="answer">${answer}</p>
${cards.length === 0 ? undefined : html`<div class="cards">${cards}</div>`}
${tiles(context)}${renderBlocks(notes)}</section>
`;
}

/** The figures of the log, each with what it means. */
function tiles(context: Context): Markup {
  const { report, say, severity, percent, interval } = context;
  const { classified } = report.rows;
  if (classified === 0) return html``;
  const parts = SEVERITIES.map((name) => ({ name, ...report.severity[name] }));
  return html`<dl class="tiles">${parts.map(
    ({ name, count, share, low, high }) =>
      html`<div class="tile ${name}"><dt>${severity(name)}</dt><dd><b>${percent(share, classified)}</b> <small>${interval(
        low,
        high,
        classified,
      )}</small><p>${say('page.tile.rows', { count })}: ${say(`severity.${name}.means`)}</p></dd></div>`,
  )}<div class="tile"><dt>${say('page.tile.review')}</dt><dd><b>${percent(
    report.review.share,
    classified,
  )}</b><p>${say('page.tile.review.means', { count: report.review.count })}</p></dd></div>${valueTiles(context)}</dl>
${renderBar({ parts: parts.map(({ name, share }) => ({ share, tone: name })) })}`;
}

/** What is at risk in each currency, and on what assumption. */
function valueTiles({ report, say, lang }: Context): Markup[] {
  if (report.value === null) return [];
  const { currencies, lifetimeMultiple } = report.value;
  return currencies
    .filter(({ leaving }) => leaving.rows > 0)
    .map(
      ({ currency, leaving, atRisk }) =>
        html`<div class="tile"><dt>${say('page.tile.value')}</dt><dd><b>${formatMoney(
          { minor: atRisk, currency },
          lang,
        )}</b><p>${say('page.tile.value.means', {
          rows: leaving.rows,
          multiple: formatDecimal(lifetimeMultiple, 1, lang),
          // A fraction takes the form of few.
          times: Number.isInteger(lifetimeMultiple) ? lifetimeMultiple : 2,
        })}</p></dd></div>`,
    );
}

function fixCard(context: Context): Markup | undefined {
  const { report, say, category, lang } = context;
  const [fix] = report.fixes;
  if (fix === undefined) return undefined;
  const { count, share, critical } = fix.complaints;
  const next = report.fixes
    .slice(1, 1 + NEXT)
    .map(({ title }, at) => html`<li><a href="#fix-${at + 2}">${title}</a></li>`);
  return html`<article class="card"><p class="eyebrow">${say('page.fix')}</p><h3><a href="#fix-1">${fix.title}</a></h3>
<p>${say('page.fix.evidence', {
    category: category(fix.category),
    count,
    critical,
    share: formatPercent(share, lang),
  })}</p><dl class="terms"><div><dt>${say('step.contain')}</dt><dd>${fromLog(fix.steps.contain)}</dd></div></dl>
<p class="muted">${fix.owner} · ${say(`effort.${fix.effort}`)}</p>${next.length === 0 ? undefined : html`<p class="eyebrow">${say('page.next')}</p><ul>${next}</ul>`}</article>`;
}

function incidentCard({ report, say, lang, category }: Context): Markup | undefined {
  const worst = worstIncident(report);
  if (worst === undefined) return undefined;
  const rose = worst.categories.toSorted((a, b) => b.count - b.expected - (a.count - a.expected)).slice(0, ROSE);
  const told = report.playbooks[report.incidents.indexOf(worst)]?.families[0]?.first;
  const rest = worst.categories.length - rose.length;
  return html`<article class="card alarm"><p class="eyebrow">${say('page.incident')}</p><h3><a href="#incident">${formatPeriod(
    worst.from,
    worst.to,
    lang,
  )}</a></h3><p>${say('page.incident.counts', { count: worst.count, expected: String(Math.round(worst.expected)) })}</p>
<ul class="rose">${rose.map(({ code, count, expected }) => html`<li><span>${category(code)}</span> <span><b>${count}</b> <small>${say('page.usual', { expected: String(Math.round(expected)) })}</small></span></li>`)}${
    rest > 0 ? html`<li class="muted">${say('page.more', { count: rest })}</li>` : undefined
  }</ul>${
    told === undefined
      ? undefined
      : html`<dl class="terms"><div><dt>${say('playbook.first')}</dt><dd>${told}</dd></div></dl>`
  }</article>`;
}

function peopleCard(context: Context): Markup | undefined {
  const { report, say } = context;
  const count = report.needsPersonCount;
  if (count === 0) return undefined;
  const keyOf = keysOf(report);
  const listed = new Set(report.findings.map(keyOf));
  return html`<article class="card"><p class="eyebrow">${say('page.people')}</p><h3><a href="#complaints" data-show="person=1">${say(
    'page.people.count',
    { count },
  )}</a></h3><ul class="people">${report.needsPerson.slice(0, PEOPLE).map((item) => {
    const caption = captionOf(item, context);
    return html`<li>${markEvidence(item.excerpt, item.marks)}<small>${
      listed.has(keyOf(item)) ? html`<a href="#${keyOf(item)}">${fromLog(caption)}</a>` : fromLog(caption)
    }</small></li>`;
  })}</ul></article>`;
}
