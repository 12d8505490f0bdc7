import stringWidth from 'fast-string-width';
import { type Block, type Document, printableBlock } from './document.ts';
import { createStyle, type Style, setOff, type TerminalOptions, wrap } from './style.ts';
import { renderTable } from './terminal-table.ts';

/** Sets a report out for a terminal. Same options, same bytes. */
export function renderTerminal(document: Document, options: TerminalOptions): string {
  const style = createStyle(options);
  const lines = document.flatMap((block, at) => renderBlock(printableBlock(block), at === 0, style));
  const text = `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
  return options.unicode ? text : toAscii(text);
}

function renderBlock(block: Block, first: boolean, style: Style): string[] {
  switch (block.kind) {
    case 'heading':
      return heading(block, first, style);
    case 'paragraph':
      return [...wrap(style.paint(block.text, block.tone ?? 'plain'), style.width, 0)];
    case 'table':
      return ['', ...renderTable(block, style), ''];
    case 'quote':
      return quote(block, style);
    case 'terms':
      return [...terms(block.items, style), ''];
  }
}

function heading({ level, text }: Extract<Block, { kind: 'heading' }>, first: boolean, style: Style): string[] {
  const lines = wrap(style.paint(text, 'strong'), style.width, 0);
  if (level === 3) return ['', ...lines];
  const rule = level === 1 ? '═' : '─';
  return [
    ...(first ? [] : ['']),
    ...lines,
    style.paint(rule.repeat(Math.min(style.width, stringWidth(text))), 'muted'),
  ];
}

function quote({ text, marks, caption }: Extract<Block, { kind: 'quote' }>, style: Style): string[] {
  const [open, close] = style.unicode ? ['«', '»'] : ['"', '"'];
  const words = open + setOff(text, marks, style.mark) + close;
  return [...wrap(words, style.width, 2), ...wrap(style.paint(`— ${caption}`, 'muted'), style.width, 4)];
}

function terms(items: readonly { term: string; text: string }[], style: Style): string[] {
  const indent = Math.max(...items.map(({ term }) => stringWidth(term))) + 4;
  return items.flatMap(({ term, text }) => {
    const [first = '', ...rest] = wrap(text, style.width, indent);
    const label = `  ${style.paint(term, 'muted')}`;
    return [label + first.slice(stringWidth(`  ${term}`)), ...rest];
  });
}

const ASCII: Readonly<Record<string, string>> = {
  '═': '=',
  '─': '-',
  '—': '-',
  '–': '-',
  '…': '...',
  '·': '|',
  '«': '"',
  '»': '"',
  '№': 'No.',
  '★': '*',
  '\u00a0': ' ',
  '\u202f': ' ',
  '→': '->',
  '−': '-',
  '×': 'x',
  '∞': '?',
  '“': '"',
  '”': '"',
};

/** Signs that a plain terminal may lack; letters stay. */
function toAscii(text: string): string {
  return text.replace(/[═─—–…·«»№★\u00a0\u202f→“”−×∞]/g, (sign) => ASCII[sign] ?? sign);
}
