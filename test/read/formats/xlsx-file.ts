import { type Zippable, zipSync } from 'fflate';

/** A cell: text, number, a date as a serial number, a boolean, nothing, or XML of its own. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | { readonly serial: number; readonly style?: 1 | 2 | 3 }
  | { readonly xml: string };

export interface SheetFile {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly hidden?: boolean;
  /** Instead of the rows. */
  readonly xml?: string;
}

export interface WorkbookFile {
  readonly uses1904?: boolean;
  /** Texts in the cells instead of in the table that all share. */
  readonly inline?: boolean;
  /** In front of the root of every part. */
  readonly prolog?: string;
  /** Further files. */
  readonly files?: Zippable;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Writes a workbook as office programs do: shared strings, styles 1 (day), 2 (day and time), 3 (a format of its own). */
export function writeXlsx(sheets: readonly SheetFile[], options: WorkbookFile = {}): Uint8Array {
  const { uses1904 = false, inline = false, prolog = '', files = {} } = options;
  const strings = new Map<string, number>();
  const part = (xml: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${prolog}${xml}`);
  const parts: Zippable = {};
  sheets.forEach(({ rows, xml }, at) => {
    const data = rows.map((cells, row) => rowXml(cells, row + 1, inline ? undefined : strings)).join('');
    parts[`xl/worksheets/sheet${at + 1}.xml`] = part(
      xml ?? `<worksheet ${MAIN}><sheetData>${data}</sheetData></worksheet>`,
    );
  });
  const list = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"${hidden === true ? ' state="hidden"' : ''}/>`,
  );
  const targets = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const texts = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('');
  return zipSync(
    {
      '[Content_Types].xml': part('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      'xl/workbook.xml': part(
        `<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr${uses1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': part(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.join('')}</Relationships>`,
      ),
      'xl/styles.xml': part(
        `<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd&quot;.&quot;mm\\.yyyy\\ h:mm;@"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
      ),
      'xl/sharedStrings.xml': part(`<sst ${MAIN}>${texts}</sst>`),
      ...parts,
      ...files,
    },
    { level: 1, mtime: new Date(2025, 11, 1) },
  );
}

function rowXml(cells: readonly Cell[], row: number, strings: Map<string, number> | undefined): string {
  const written = cells.map((cell, at) => cellXml(cell, `${columnName(at)}${row}`, strings)).join('');
  return `<row r="${row}">${written}</row>`;
}

function cellXml(cell: Cell, at: string, strings: Map<string, number> | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`;
  if (typeof cell === 'object')
    return 'xml' in cell ? cell.xml : `<c r="${at}" s="${cell.style ?? 1}"><v>${cell.serial}</v></c>`;
  if (strings === undefined) return `<c r="${at}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
  if (!strings.has(cell)) strings.set(cell, strings.size);
  return `<c r="${at}" t="s"><v>${strings.get(cell)}</v></c>`;
}

export function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
