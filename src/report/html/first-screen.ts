import { formatPercent, formatPeriod } from '../../knowledge/format.ts';
import type { Context } from '../content/context.ts';
import { overview } from '../content/overview.ts';
import { captionOf } from '../content/quotes.ts';
import { renderBlocks } from './blocks.ts';
import { markEvidence } from './complaints/row.ts';
import { keysOf } from './complaints/section.ts';
import { fromLog, html, type Markup } from './markup.ts';

const PEOPLE = 3;
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
  const cards = [fixCard(context), incidentCard(context), peopleCard(context)].filter((card) => card !== undefined);
  return html`<section id="first" aria-labelledby="first-title"><h2 id="first-title">${say('page.first')}</h2>
<p class="answer">${answer}</p>
${cards.length === 0 ? undefined : html`<div class="cards">${cards}</div>`}
${renderBlocks(overview(context).filter((block) => block.kind === 'table'))}</section>
`;
}

function fixCard(context: Context): Markup | undefined {
  const { report, say, category, lang } = context;
  const [fix] = report.fixes;
  if (fix === undefined) return undefined;
  const { count, share, critical } = fix.complaints;
  return html`<article class="card"><p class="eyebrow">${say('page.fix')}</p><h3><a href="#fix-1">${fix.title}</a></h3>
<p>${say('page.fix.evidence', {
    category: category(fix.category),
    count,
    critical,
    share: formatPercent(share, lang),
  })}</p><dl class="terms"><div><dt>${say('step.contain')}</dt><dd>${fromLog(fix.steps.contain)}</dd></div></dl>
<p class="muted">${fix.owner} · ${say(`effort.${fix.effort}`)}</p></article>`;
}

function incidentCard({ report, say, lang, category }: Context): Markup | undefined {
  const worst = report.incidents.toSorted((a, b) => b.count - b.expected - (a.count - a.expected))[0];
  if (worst === undefined) return undefined;
  const rose = worst.categories.slice(0, ROSE);
  const rest = worst.categories.length - rose.length;
  return html`<article class="card alarm"><p class="eyebrow">${say('page.incident')}</p><h3><a href="#trend">${formatPeriod(
    worst.from,
    worst.to,
    lang,
  )}</a></h3><p>${say('page.incident.counts', { count: worst.count, expected: String(Math.round(worst.expected)) })}</p>
<ul class="rose">${rose.map(({ code, count }) => html`<li><span>${category(code)}</span> <b>${count}</b></li>`)}${
    rest > 0 ? html`<li class="muted">${say('page.more', { count: rest })}</li>` : undefined
  }</ul></article>`;
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
