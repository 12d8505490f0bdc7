import type { Context } from '../content/context.ts';
import { fixes } from '../content/fixes.ts';
import { partsOf, renderBlock, renderBlocks } from './blocks.ts';
import { html, type Markup, trusted } from './markup.ts';

/** Fixes told whole; those after them are named. */
const WHOLE = 20;
/** Those before them are not folded. */
const OPEN = 3;

/** The fixes, each with a name in links; the size and the effort of one that is folded are seen. */
export function fixesSection(context: Context): Markup {
  const { report, say } = context;
  const { before, parts } = partsOf(fixes(context, WHOLE));
  if (parts.length === 0) return html``;
  const last = parts.at(-1)?.blocks.filter(({ kind }) => kind === 'table') ?? [];
  const items = parts.map(({ heading, blocks }, at) => {
    const fix = report.fixes[at];
    const size =
      fix === undefined
        ? ''
        : `${say('plan.complaints', { count: fix.complaints.count })} · ${say(`effort.${fix.effort}`)}`;
    return html`<details class="item" id="fix-${at + 1}"${trusted(at < OPEN ? ' open' : '')}><summary>${renderBlock(
      heading,
    )} <small>${size}</small></summary>${renderBlocks(blocks.filter(({ kind }) => kind !== 'table'))}</details>\n`;
  });
  return html`<section id="fixes">${renderBlocks(before)}${items}${renderBlocks(last)}</section>`;
}
