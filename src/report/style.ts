import { Chalk, type ChalkInstance } from 'chalk';
import { wrapAnsi } from 'fast-wrap-ansi';
import type { Bar, Tone } from './document.ts';
import { joined, type Stretch } from './marks.ts';

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

/** Sets marked stretches off; marks that overlap or touch are one. */
export function setOff(text: string, marks: readonly Stretch[], mark: (text: string) => string): string {
  const points = [...text];
  let out = '';
  let at = 0;
  for (const { start, end } of joined(marks)) {
    out += points.slice(at, start).join('') + mark(points.slice(start, end).join(''));
    at = end;
  }
  return out + points.slice(at).join('');
}

/** Wraps to the width, every line indented. */
export function wrap(text: string, width: number, indent: number): string[] {
  const lines = wrapAnsi(text, width - indent, { hard: true, trim: true }).split('\n');
  return lines.map((line) => ' '.repeat(indent) + line);
}
