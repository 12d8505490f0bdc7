import type { Bar, Block, Cell, Column, Document } from '../document.ts';
import { markEvidence } from './complaints/row.ts';
import { fromLog, html, type Markup } from './markup.ts';

/** Blocks that every format shares, as HTML. Headings of level 1 are left to the page. */
export function renderBlocks(document: Document): Markup {
  return html`${document.map(renderBlock)}`;
}

/** Blocks that belong to a heading of level 3. */
export interface Part {
  readonly heading: Block;
  readonly blocks: readonly Block[];
}

/** The blocks before the first heading of level 3, and those under each. */
export function partsOf(document: Document): { readonly before: Document; readonly parts: readonly Part[] } {
  const starts = document.flatMap((block, at) => (block.kind === 'heading' && block.level === 3 ? [at] : []));
  const parts = starts.flatMap((start, at) => {
    const [heading, ...blocks] = document.slice(start, starts[at + 1]);
    return heading === undefined ? [] : [{ heading, blocks }];
  });
  return { before: document.slice(0, starts[0] ?? document.length), parts };
}

/** Parts side by side where there is room. */
export function renderColumns(document: Document): Markup {
  const { before, parts } = partsOf(document);
  return html`${renderBlocks(before)}<div class="columns">${parts.map(
    ({ heading, blocks }) => html`<div class="column">${renderBlock(heading)}${renderBlocks(blocks)}</div>`,
  )}</div>`;
}

export function renderBlock(block: Block): Markup {
  switch (block.kind) {
    case 'heading':
      return block.level === 3 ? html`<h3>${fromLog(block.text)}</h3>` : html`<h2>${fromLog(block.text)}</h2>`;
    case 'paragraph':
      return html`<p class="${block.tone ?? 'plain'}">${fromLog(block.text)}</p>`;
    case 'table':
      return renderTable(block, '');
    case 'quote':
      return html`<figure class="quote"><blockquote>${markEvidence(block.text, block.marks)}</blockquote>
<figcaption>${fromLog(block.caption)}</figcaption></figure>`;
    case 'terms':
      return html`<dl class="terms">${block.items.map(
        ({ term, text }) => html`<div><dt>${term}</dt><dd>${fromLog(text)}</dd></div>`,
      )}</dl>`;
  }
}

type Table = Extract<Block, { kind: 'table' }>;

/** A table that scrolls by itself where the page is too narrow for it. */
export function renderTable({ columns, rows }: Table, caption: string): Markup {
  const bars = rows.some(({ bar }) => bar !== undefined);
  const label = caption === '' ? columns[0]?.title : caption;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}"><table>
<thead><tr>${columns.map(renderTitle)}${bars ? html`<td></td>` : undefined}</tr></thead>
<tbody>${rows.map(
    ({ cells, bar }) =>
      html`<tr>${cells.map((cell, at) => renderCell(cell, at, columns[at]?.align ?? 'left'))}${
        bars ? html`<td class="bar-cell">${bar === undefined ? undefined : renderBar(bar)}</td>` : undefined
      }</tr>\n`,
  )}</tbody></table></div>`;
}

function renderTitle({ title, align }: Column): Markup {
  return title === '' ? html`<td></td>` : html`<th scope="col" class="${align}">${title}</th>`;
}

function renderCell({ text, tone }: Cell, at: number, align: string): Markup {
  const classes = `${align} ${tone ?? 'plain'}`;
  return at === 0
    ? html`<th scope="row" class="${classes}">${fromLog(text)}</th>`
    : html`<td class="${classes}">${fromLog(text)}</td>`;
}

/** The figures stand in words beside it. */
export function renderBar({ parts }: Bar): Markup {
  let x = 0;
  const rects = parts.map(({ share, tone }) => {
    const width = Math.round(share * 10_000) / 100;
    const rect = html`<rect class="${tone}" x="${x}" width="${width}" height="10"/>`;
    x = Math.round((x + width) * 100) / 100;
    return rect;
  });
  return html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">${rects}</svg>`;
}
