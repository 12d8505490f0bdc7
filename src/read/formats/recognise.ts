import { SHARD_START } from '../../domain/part.ts';
import { UserError } from '../../domain/user-error.ts';

/** What a file is, by its first bytes; its name says nothing. A `zip` may be a workbook. */
export type Kind = 'gzip' | 'zstd' | 'zip' | 'parquet' | 'shard' | 'text';
export type TextKind = 'json' | 'ndjson' | 'xml' | 'csv';

const MAGIC: readonly (readonly [Kind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 3, 4]],
  ['zip', [0x50, 0x4b, 5, 6]],
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['shard', [...Buffer.from(SHARD_START)]],
];

/** Formats that are told, so that the user is told what to do. */
const FOREIGN: readonly (readonly [string, string, readonly number[]])[] = [
  ['a workbook of Excel 97–2003', 'save it as XLSX or CSV', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF document', 'export the log as CSV or XLSX', [0x25, 0x50, 0x44, 0x46]],
  ['a 7z archive', 'unpack it and give the files', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', 'unpack it and give the files', [0x52, 0x61, 0x72, 0x21]],
  ['bzip2', 'unpack it and give the file', [0x42, 0x5a, 0x68]],
  ['xz', 'unpack it and give the file', [0xfd, 0x37, 0x7a, 0x58]],
];

/** @throws {UserError} when it is a format that is known and not read */
export function recognise(name: string, head: Uint8Array): Kind {
  const begins = (magic: readonly number[]) => magic.every((byte, at) => head[at] === byte);
  const known = MAGIC.find(([, magic]) => begins(magic));
  if (known !== undefined) return known[0];
  const foreign = FOREIGN.find(([, , magic]) => begins(magic));
  if (foreign !== undefined) throw new UserError('format', `${name}: this is ${foreign[0]}`, { hint: foreign[1] });
  return 'text';
}

const ELEMENT = /^<[\p{L}_][\w.:-]*(?:\s[^<>]*)?>\s*</u;

/** What a text is, by how it begins. @throws {UserError} when it is a page or a workbook in disguise */
export function recogniseText(name: string, sample: string): TextKind {
  const start = sample.trimStart();
  if (/^\[\s*(?:[[{\]]|$)/.test(start)) return 'json';
  if (start.startsWith('{')) return isNdjson(start) ? 'ndjson' : 'json';
  if (/^<(?:!doctype\s+html|html|table|head|body|meta)\b/i.test(start))
    throw new UserError('format', `${name}: this is an HTML page`, {
      hint: 'open it in a spreadsheet and save it as XLSX or CSV',
    });
  if (/^<\?xml\s|^<!DOCTYPE\s|^<!--/.test(start) || ELEMENT.test(start)) return checkXml(name, start);
  return 'csv';
}

function checkXml(name: string, start: string): 'xml' {
  if (!/urn:schemas-microsoft-com:office:spreadsheet/.test(start.slice(0, 1000))) return 'xml';
  throw new UserError('format', `${name}: this is an XML spreadsheet of Excel 2003`, {
    hint: 'save it as XLSX or CSV',
  });
}

/** A whole object in a line, and more behind it; a first line that is broken is told by the second. */
function isNdjson(start: string): boolean {
  const end = start.indexOf('\n');
  if (end === -1) return false;
  const [first, rest] = [start.slice(0, end).trim(), start.slice(end).trimStart()];
  if (isWholeObject(first)) return rest !== '';
  const next = rest.indexOf('\n');
  return !/[[{,]$/.test(first) && isWholeObject(next === -1 ? rest : rest.slice(0, next).trim());
}

function isWholeObject(line: string): boolean {
  if (!line.startsWith('{') || !line.endsWith('}')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
