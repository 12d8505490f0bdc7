import type { Report } from '../domain/report.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Brand } from './html/brand.ts';
import type { TerminalOptions } from './style.ts';

/** How a report is set out, beyond what it says; each format takes what concerns it. */
export interface RenderOptions {
  readonly terminal: TerminalOptions;
  readonly csv: {
    /** Begins with a byte order mark, for Excel. */
    readonly bom: boolean;
    /** Cells that a spreadsheet would run get an apostrophe. */
    readonly escapeFormulas: boolean;
  };
  readonly brand: Brand;
}

/** A renderer turns a report into a file's content. It does not print, look at the terminal, or exit. */
export type Renderer = (report: Report, knowledge: Knowledge, options: RenderOptions) => string | Uint8Array;

/** By the ending of the file that each makes; one file a format, loaded when it is asked for. */
export const RENDERERS = {
  txt: async () => (await import('./formats/txt.ts')).renderTxt,
  md: async () => (await import('./formats/md.ts')).renderMd,
  html: async () => (await import('./formats/html.ts')).renderHtml,
  json: async () => (await import('./formats/json.ts')).renderJson,
  csv: async () => (await import('./formats/csv.ts')).renderCsv,
  xlsx: async () => (await import('./formats/xlsx.ts')).renderXlsx,
} as const satisfies Record<string, () => Promise<Renderer>>;

export type FormatName = keyof typeof RENDERERS;

/** No terminal shows them. */
export const BINARY: readonly FormatName[] = ['xlsx'];
