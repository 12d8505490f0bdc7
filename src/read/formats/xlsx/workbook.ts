import type { ZipEntry } from '../zip.ts';
import { readPart } from './part.ts';
import { type DateFormat, dateFormatOf } from './serial-date.ts';

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: ZipEntry;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly strings: ZipEntry | undefined;
  /** By the number of a cell's style. */
  readonly formats: readonly (DateFormat | undefined)[];
  readonly uses1904: boolean;
}

type Parts = (path: string) => ZipEntry | undefined;

/** What a workbook holds beside its cells. */
export async function readWorkbook(name: string, entries: readonly ZipEntry[]): Promise<Workbook> {
  const byPath = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]));
  const parts: Parts = (path) => byPath.get(path.toLowerCase());
  const targets = await readTargets(name, parts);
  const sheets: Sheet[] = [];
  let uses1904 = false;
  await readPart(name, parts('xl/workbook.xml'), {
    open(tag, attributes) {
      if (tag === 'workbookPr') uses1904 = isTrue(attributes['date1904']);
      if (tag !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1];
      const entry = parts(targets.get(id ?? '') ?? '');
      // A sheet of charts has no rows and no such part.
      if (entry !== undefined && !/chartsheets|dialogsheets/.test(entry.path))
        sheets.push({ name: attributes['name'] ?? '', hidden: (attributes['state'] ?? '').endsWith('idden'), entry });
    },
    text() {},
    close() {},
  });
  const formats = await readFormats(name, parts('xl/styles.xml'));
  return { sheets, strings: parts('xl/sharedStrings.xml'), formats, uses1904 };
}

/** Paths of the parts by their id in the workbook. */
async function readTargets(name: string, parts: Parts): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readPart(name, parts('xl/_rels/workbook.xml.rels'), {
    open(tag, { Id: id, Target: target, TargetMode: mode }) {
      // Nothing outside the file is ever looked at.
      if (tag !== 'Relationship' || id === undefined || target === undefined || mode === 'External') return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
    text() {},
    close() {},
  });
  return targets;
}

async function readFormats(name: string, styles: ZipEntry | undefined): Promise<(DateFormat | undefined)[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  await readPart(name, styles, {
    open(tag, attributes) {
      if (tag === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (tag === 'cellXfs') inCells = true;
      if (tag === 'xf' && inCells) ids.push(Number(attributes['numFmtId'] ?? 0));
    },
    text() {},
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return ids.map((id) => dateFormatOf(id, codes.get(id)));
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
