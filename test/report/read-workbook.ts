import { unzipSync } from 'fflate';
import { readCells } from '../../src/read/formats/xlsx/cells.ts';
import { readWorkbook } from '../../src/read/formats/xlsx/workbook.ts';
import { readDirectory } from '../../src/read/formats/zip.ts';
import { memoryBlocks } from '../../src/read/source.ts';

/** The sheets of a workbook by name, read with the reader for logs; each row as its cells. */
export async function readSheets(bytes: Uint8Array): Promise<Map<string, string[][]>> {
  const workbook = await readWorkbook('report.xlsx', await readDirectory('report.xlsx', memoryBlocks(bytes)));
  const sheets = new Map<string, string[][]>();
  for (const sheet of workbook.sheets) {
    const rows: string[][] = [];
    for await (const batch of readCells('report.xlsx', sheet, workbook, () => ''))
      rows.push(...batch.map(({ cells }) => [...cells]));
    sheets.set(sheet.name, rows);
  }
  return sheets;
}

/** The XML of a part. */
export function partOf(bytes: Uint8Array, path: string): string {
  return Buffer.from(unzipSync(bytes)[path] ?? []).toString();
}
