import { UserError } from '../../../domain/user-error.ts';
import { type Broken, matchWidth, type TableRow } from '../../table.ts';
import { findHeader } from '../header.ts';
import type { BlockReader } from '../input.ts';
import { Budget } from '../limits.ts';
import { readDirectory } from '../zip.ts';
import { readCells, type SheetRow } from './cells.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readWorkbook, type Sheet, type Workbook } from './workbook.ts';

const SAMPLE_ROWS = 200;

/**
 * Reads the sheet of a workbook that has the most rows; `line` is the row of the sheet. Memory: the texts that cells
 * share, one chunk of the sheet and its rows.
 */
export const readXlsx: BlockReader = async (name, blocks, options) => {
  const entries = await readDirectory(name, blocks);
  const budget = new Budget(options.limits);
  for (const { path, packed, size } of entries.filter(({ path }) => /\.(?:xml|rels)$/i.test(path)))
    budget.meter(`${name}/${path}`)(packed, size);
  const workbook = await readWorkbook(name, entries);
  const { sheet, warnings } = await chooseSheet(name, workbook);
  const strings = await readSharedStrings(name, workbook.strings);
  const batches = readCells(name, sheet, workbook, (at) => strings[at] ?? '');
  const first: SheetRow[] = [];
  while (first.length < SAMPLE_ROWS) {
    const { value, done } = await batches.next();
    if (done) break;
    first.push(...value);
  }
  const sample = first.slice(0, SAMPLE_ROWS).map(({ cells }) => cells);
  const width = sample.reduce((most, { length }) => Math.max(most, length), 0);
  const { titleRows, hasHeader, names } = findHeader(
    sample.map((cells) => padded(cells, width)),
    width,
    options,
  );
  return {
    format: 'xlsx',
    encoding: 'utf-8',
    delimiter: undefined,
    sheet: sheet.name,
    header: names,
    hasHeader,
    warnings,
    rows: readRows(first.slice(titleRows + Number(hasHeader)), batches, width),
  };
};

async function* readRows(
  first: readonly SheetRow[],
  rest: AsyncGenerator<SheetRow[]>,
  width: number,
): AsyncGenerator<(TableRow | Broken)[]> {
  const toRow = ({ line, cells }: SheetRow) => matchWidth(line, padded(cells, width), width);
  try {
    yield first.map(toRow);
    for await (const batch of rest) yield batch.map(toRow);
  } finally {
    await rest.return(undefined);
  }
}

/** Empty cells at the end of a row are not written down. */
function padded(cells: readonly string[], width: number): readonly string[] {
  return cells.length >= width ? cells : [...cells, ...Array<string>(width - cells.length).fill('')];
}

/** The sheet with the most rows that hold something; hidden ones only where there is no other. */
async function chooseSheet(name: string, workbook: Workbook): Promise<{ sheet: Sheet; warnings: string[] }> {
  const shown = workbook.sheets.filter(({ hidden }) => !hidden);
  const sheets = shown.length > 0 ? shown : workbook.sheets;
  const [only, ...others] = sheets;
  if (only === undefined) throw new UserError('format', `${name}: the workbook has no sheet with cells`);
  if (others.length === 0) return { sheet: only, warnings: [] };
  const counted: { sheet: Sheet; rows: number }[] = [];
  for (const sheet of sheets) counted.push({ sheet, rows: await countRows(name, sheet, workbook) });
  const [most = { sheet: only, rows: 0 }, ...rest] = counted.sort((a, b) => b.rows - a.rows);
  const left = rest.filter(({ rows }) => rows > 0).map(({ sheet, rows }) => `"${sheet.name}" (${rows})`);
  if (left.length === 0) return { sheet: most.sheet, warnings: [] };
  return {
    sheet: most.sheet,
    warnings: [
      `${name}: the sheet "${most.sheet.name}" is read (${most.rows} rows); left aside: ${left.join(', ')}; save a sheet as CSV to read it too`,
    ],
  };
}

async function countRows(name: string, sheet: Sheet, workbook: Workbook): Promise<number> {
  let rows = 0;
  // Which text a cell points to does not matter here.
  for await (const batch of readCells(name, sheet, workbook, () => '?')) rows += batch.length;
  return rows;
}
