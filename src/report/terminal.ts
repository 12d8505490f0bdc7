import { Chalk, type ChalkInstance } from 'chalk';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Bar, Block, Document, Tone } from './document.ts';
import { renderTable } from './terminal-table.ts';

export interface TerminalOptions {
  /** Columns of the terminal; 60 to 140 are used. */
  readonly width: number;
  /** 0 none, 1 sixteen colours, 2 and 3 more. */
  readonly color: 0 | 1 | 2 | 3;
  readonly unicode: boolean;
}

/** How the parts of a text are set off on this terminal. */
export interface Style {
  readonly width: number;
  readonly unicode: boolean;
  paint(text: string, tone: Tone): string;
  /** Words that prove a verdict; without colour they stand between asterisks. */
  mark(text: string): string;
  bar(bar: Bar, length: number): string;
}

const NARROWEST = 60;
const WIDEST = 140;

/** Sets a report out for a terminal. Same options, same bytes. */
export function renderTerminal(document: Document, options: TerminalOptions): string {
  const style = createStyle(options);
  const lines = document.flatMap((block, at) => renderBlock(block, at === 0, style));
  const text = `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
  return options.unicode ? text : toAscii(text);
}

export function createStyle({ width, color, unicode }: TerminalOptions): Style {
  const chalk = new Chalk({ level: color });
  const paints: Readonly<Record<Tone, ChalkInstance>> = {
    plain: chalk.reset,
    critical: chalk.red,
    trivial: chalk.yellow,
    none: chalk.green,
    muted: chalk.dim,
    strong: chalk.bold,
  };
  const shades: Readonly<Partial<Record<Tone, string>>> = unicode
    ? { critical: '█', trivial: '▒', none: '░' }
    : { critical: '#', trivial: '=', none: '-' };
  const paint = (text: string, tone: Tone) => (tone === 'plain' || text === '' ? text : paints[tone](text));
  return {
    width: Math.max(NARROWEST, Math.min(WIDEST, width)),
    unicode,
    paint,
    mark: (text) => (color === 0 ? `*${text}*` : chalk.bold.underline(text)),
    bar: ({ parts }, length) => {
      let end = 0;
      let drawn = 0;
      return parts
        .map(({ share, tone }) => {
          end += share * length;
          // A part that is there is seen, however small.
          const cells = Math.max(Math.round(end) - drawn, share > 0 && drawn < length ? 1 : 0);
          drawn += cells;
          return paint((shades[tone] ?? '█').repeat(cells), tone);
        })
        .join('');
    },
  };
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

/** Overlapping marks are one. */
export function setOff(
  text: string,
  marks: readonly { start: number; end: number }[],
  mark: (text: string) => string,
): string {
  const points = [...text];
  let out = '';
  let at = 0;
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    out += points.slice(at, from).join('') + mark(points.slice(from, end).join(''));
    at = end;
  }
  return out + points.slice(at).join('');
}

function terms(items: readonly { term: string; text: string }[], style: Style): string[] {
  const indent = Math.max(...items.map(({ term }) => stringWidth(term))) + 4;
  return items.flatMap(({ term, text }) => {
    const [first = '', ...rest] = wrap(text, style.width, indent);
    const label = `  ${style.paint(term, 'muted')}`;
    return [label + first.slice(stringWidth(`  ${term}`)), ...rest];
  });
}

/** Wraps to the width, every line indented. */
export function wrap(text: string, width: number, indent: number): string[] {
  const lines = wrapAnsi(text, width - indent, { hard: true, trim: true }).split('\n');
  return lines.map((line) => ' '.repeat(indent) + line);
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
  '“': '"',
  '”': '"',
};

/** Signs that a plain terminal may lack; letters stay. */
function toAscii(text: string): string {
  return text.replace(/[═─—–…·«»№★\u00a0\u202f→“”]/g, (sign) => ASCII[sign] ?? sign);
}
