import { printable } from '../domain/printable.ts';
import type { Report } from '../domain/report.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { contentOf } from './content/content.ts';
import { renderMarkdown } from './markdown.ts';
import type { TerminalOptions } from './style.ts';
import { renderTerminal } from './terminal.ts';

/** A renderer turns a report into text. It does not print, look at the terminal, or exit. */
export type Renderer = (report: Report, knowledge: Knowledge, terminal: TerminalOptions) => string;

const TERMINAL = { fixes: 5, people: 5 };
const WHOLE = { fixes: 20, people: 50 };

/** By the ending of the file that each makes. */
export const RENDERERS = {
  txt: (report, knowledge, terminal) => renderTerminal(contentOf(report, knowledge, TERMINAL), terminal),
  md: (report, knowledge) => renderMarkdown(contentOf(report, knowledge, WHOLE)),
  json: (report) => `${printable(JSON.stringify(report, null, 1))}\n`,
} as const satisfies Record<string, Renderer>;

export type FormatName = keyof typeof RENDERERS;
