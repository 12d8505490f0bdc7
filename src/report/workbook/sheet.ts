import { daysApart } from '../../domain/calendar.ts';
import { escapeFormula } from '../csv.ts';
import { type Form, styleOf, wraps } from './styles.ts';

/** A text with stretches in bold; code points. */
export interface MarkedText {
  readonly text: string;
  readonly bold: readonly { readonly start: number; readonly end: number }[];
}

/** What a cell holds; a date is YYYY-MM-DD in a cell of the form `date`. */
export type Value = string | number | null | MarkedText;

/** A value in the form of its column, or in its own. */
export type Cell = Value | { readonly value: Value; readonly form: Form };

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly form: Form;
}

export interface Sheet {
  /** At most 31 characters. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** A table, whose rows can be filtered. */
  readonly filtered: boolean;
}

/** The header stays in sight. */
const VIEW =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>';
/** More no spreadsheet takes. */
const MOST_CHARACTERS = 32_767;
/** Points. */
const LINE = 15;
const TALLEST = 409;
/** How much of a line words fill. */
const FILLED = 0.9;
/** Serial numbers count days from here. */
const EPOCH = '1899-12-30';

/** The part of a workbook that is this sheet. */
export function sheetXml(sheet: Sheet): string {
  const { columns, rows, filtered } = sheet;
  const header = columns.map(({ title }): Cell => ({ value: title, form: 'header' }));
  const area = areaOf(sheet);
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    // Printed, a page is as wide as the sheet: A4, lying.
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${area}"/>${VIEW}<sheetFormatPr defaultRowHeight="${LINE}"/><cols>`,
    ...columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`),
    '</cols><sheetData>',
    ...[header, ...rows].map((cells, at) => rowXml(cells, at + 1, columns)),
    '</sheetData>',
    filtered ? `<autoFilter ref="${area}"/>` : '',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    // An id of digits is a text on purpose.
    `<ignoredErrors><ignoredError sqref="${area}" numberStoredAsText="1"/></ignoredErrors></worksheet>`,
  ].join('');
}

/** The cells of a sheet: `A1:F8`. */
export function areaOf({ columns, rows }: Sheet): string {
  return `A1:${columnName(columns.length - 1)}${rows.length + 1}`;
}

function rowXml(cells: readonly Cell[], number: number, columns: readonly SheetColumn[]): string {
  let lines = 1;
  const written = cells.map((cell, at) => {
    const { form: usual = 'text', width = 1 } = columns[at] ?? {};
    const isOwn = typeof cell === 'object' && cell !== null && 'form' in cell;
    const { value, form } = isOwn ? cell : { value: cell, form: usual };
    const place = columnName(at) + number;
    if (value === null || value === '') return isOwn ? `<c r="${place}" s="${styleOf(form)}"/>` : '';
    if (wraps(form)) lines = Math.max(lines, linesOf(value, width));
    return cellXml(value, form, place);
  });
  const height = Math.min(LINE * lines, TALLEST);
  return `<row r="${number}" ht="${height}">${written.join('')}</row>`;
}

/** Not every program finds the height of wrapped text itself. */
function linesOf(value: NonNullable<Value>, width: number): number {
  const text = typeof value === 'object' ? value.text : String(value);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (FILLED * width))), 0);
}

function cellXml(value: NonNullable<Value>, form: Form, place: string): string {
  if (typeof value === 'number') return `<c r="${place}" s="${styleOf(form)}"><v>${value}</v></c>`;
  if (form === 'date' && typeof value === 'string')
    return `<c r="${place}" s="${styleOf(form)}"><v>${daysApart(EPOCH, value)}</v></c>`;
  const { text, bold } = typeof value === 'string' ? { text: value, bold: [] } : value;
  const style = styleOf(form, escapeFormula(text) !== text);
  return `<c r="${place}" s="${style}" t="inlineStr"><is>${runs(text.slice(0, MOST_CHARACTERS), bold)}</is></c>`;
}

/** Texts are never formulas: they stand where a spreadsheet looks for texts alone. */
function runs(text: string, bold: MarkedText['bold']): string {
  if (bold.length === 0) return textXml(text);
  const points = [...text];
  let written = '';
  let at = 0;
  const run = (end: number, format: string) => {
    if (end > at) written += `<r>${format}${textXml(points.slice(at, end).join(''))}</r>`;
    at = end;
  };
  for (const { start, end } of bold) {
    run(start, '');
    run(end, '<rPr><b/><sz val="11"/><rFont val="Calibri"/></rPr>');
  }
  run(points.length, '');
  return written;
}

function textXml(text: string): string {
  return `<t xml:space="preserve">${escapeXml(text)}</t>`;
}

/** Signs that XML does not have are written as `_x0007_` (ECMA-376, 22.4.2.4), and what looks like that too. */
export function escapeXml(text: string): string {
  return (
    text
      .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, codeOf)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

function codeOf(sign: string): string {
  return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** 0 is A, 26 is AA. */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}
