import { gzipSync, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import iconv from 'iconv-lite';
import { writeXlsx } from '../read/formats/xlsx-file.ts';
import { writeZstd } from '../read/formats/zstd-file.ts';

export interface Input {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const HEADER = ['id', 'date', 'rating', 'text', 'reply'];
const ROWS = [
  ['1', '2025-11-17', '1', 'Курьер опоздал на час, суп остыл', 'Просим прощения'],
  ['2', '18.11.2025 14:52', '5', 'Thank you, "all" fine', ''],
  ['3', '', '', '', ''],
  ['3', '19.11.2025', '2', 'The driver was rude;\nand left', 'Sorry'],
];
/** Small valid logs of these rows, one for each format and packing. */
export function samplesOf(rows: readonly (readonly string[])[]): readonly Input[] {
  const csv = [HEADER, ...rows]
    .map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\r\n');
  const objects = rows.map((cells) => Object.fromEntries(HEADER.map((name, at) => [name, cells[at]])));
  const json = JSON.stringify({ count: rows.length, tickets: objects });
  const ndjson = objects.map((object) => `${JSON.stringify(object)}\n`).join('');
  const elements = rows.map(
    ([id, date, , text]) => `<row id="${id}"><date>${date}</date><text><![CDATA[${text}]]></text></row>`,
  );
  const columns = HEADER.map((name, at) => ({ name, data: rows.map((row) => row[at] ?? ''), type: 'STRING' as const }));
  const files = {
    'a.csv': Buffer.from(csv),
    'b/c.ndjson': Buffer.from(ndjson),
    'd.txt': Buffer.from('Late\nVery late'),
  };
  const contents: Readonly<Record<string, string | Uint8Array>> = {
    'log.csv': csv,
    'semicolon.csv': csv.replaceAll(',', ';'),
    'tab.tsv': csv.replaceAll(',', '\t').replaceAll('\r\n', '\r'),
    'cp1251.csv': iconv.encode(csv, 'windows-1251'),
    'utf16.csv': iconv.encode(csv, 'utf-16le', { addBOM: true }),
    'log.ndjson': ndjson,
    'log.json': json,
    'log.xml': `<?xml version="1.0"?>\n<list>${elements.join('\n')}</list>`,
    'log.xlsx': writeXlsx([
      { name: 'Log', rows: [HEADER, ...rows] },
      { name: 'Other', rows: [HEADER] },
    ]),
    'log.parquet': new Uint8Array(parquetWriteBuffer({ columnData: columns })),
    'log.csv.gz': gzipSync(Buffer.from(csv), { mtime: 0 }),
    'log.json.zst': writeZstd([json.slice(0, 60), json.slice(60)]),
    'logs.zip': zipSync(files, { mtime: new Date(2025, 11, 1) }),
    'letter.txt': 'The courier was late\nI waited for two hours and nobody called.',
  };
  return Object.entries(contents).map(([name, content]) => ({
    name,
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
  }));
}

export const SAMPLES = samplesOf(ROWS);
