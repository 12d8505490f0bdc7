import { type Block, type Document, printableBlock } from './document.ts';
import { setOff } from './style.ts';

/** Sets a report out as Markdown (GitHub's tables); text of the log is escaped. */
export function renderMarkdown(document: Document): string {
  return `${document.map(printableBlock).map(renderBlock).join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case 'paragraph':
      return block.tone === 'strong' ? `**${escapeMarkdown(block.text)}**` : escapeMarkdown(block.text);
    case 'table':
      return table(block);
    case 'quote':
      return `> ${setOff(escapeKeepingPlaces(block.text), block.marks, (words) => `**${words}**`).replaceAll(/[\uE000-\uE0FF]/g, unescapePlace)}\n> — ${escapeMarkdown(block.caption)}`;
    case 'terms':
      return block.items.map(({ term, text }) => `- **${escapeMarkdown(term)}**: ${escapeMarkdown(text)}`).join('\n');
  }
}

function table({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => escapeMarkdown(title))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map(({ cells }) => line(columns.map((_, at) => escapeMarkdown(cells[at]?.text ?? '')))),
  ].join('\n');
}

const SPECIAL = /[\\`*_{}[\]<>#|~&]/g;

function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(SPECIAL, (sign) => (sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`));
}

const PRIVATE = 0xe000;

/** Specials as one private character each, so that the places of marks hold until they are set. */
function escapeKeepingPlaces(text: string): string {
  return text.replace(SPECIAL, (sign) => String.fromCodePoint(PRIVATE + (sign.codePointAt(0) ?? 0)));
}

function unescapePlace(place: string): string {
  return escapeMarkdown(String.fromCodePoint((place.codePointAt(0) ?? PRIVATE) - PRIVATE));
}
