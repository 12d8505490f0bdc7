import { decodeHTML } from 'entities';
import type { Report } from '../../src/domain/report.ts';
import { type FormatName, RENDERERS, type Renderer, type RenderOptions } from '../../src/report/renderers.ts';
import { knowledge } from '../knowledge.ts';
import { readSheets } from './read-workbook.ts';

export const OPTIONS: RenderOptions = {
  terminal: { width: 140, color: 0, unicode: true },
  csv: { bom: false, escapeFormulas: true },
  brand: {},
};

type Content = string | Uint8Array;

/** What a person reads in each format, as one text: cells of a row behind each other. */
const WORDS: Readonly<Record<FormatName, (content: Content) => string | Promise<string>>> = {
  txt: String,
  md: (content) => String(content).replaceAll(/[\\|*]/g, ' '),
  html: (content) => textOf(String(content)),
  json: String,
  csv: String,
  xlsx: async (content) =>
    [...(await readSheets(content as Uint8Array)).values()]
      .flat(1)
      .map((row) => row.join(' '))
      .join('\n'),
};

/** The text between the tags, cells and parts behind each other. */
function textOf(page: string): string {
  const body = page.replaceAll(/<(style|script)[^>]*>.*?<\/\1>/gs, '');
  return decodeHTML(body.replaceAll(/<\/?(?:bdi|mark|b|a)[^>]*>/g, '').replaceAll(/<[^>]*>/g, ' '));
}

export const FORMATS = Object.keys(RENDERERS) as FormatName[];

export async function render(format: FormatName, report: Report): Promise<Content> {
  const renderer: Renderer = await RENDERERS[format]();
  return renderer(report, knowledge, OPTIONS);
}

/** The words of a report in a format, blanks evened out and thousands joined. */
export async function wordsIn(format: FormatName, report: Report): Promise<string> {
  const words = await WORDS[format](await render(format, report));
  return words.replaceAll(/(?<=\d)\u202f(?=\d)/g, '').replaceAll(/\s+/g, ' ');
}
