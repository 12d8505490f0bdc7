import type { ColumnMetaData, FileMetaData, PageHeader, RowGroup } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { type Compressors, runChecker } from './runs.ts';

/** Cells of a row group; each takes 8 bytes at least, and a file of nothing but repeats is small. */
const MOST_CELLS = 1 << 26;

/**
 * Goes over all pages of a row group before hyparquet does, which trusts them: a size that is missing would hold it for
 * ever, and a run of a billion values would take all memory.
 * @returns the bytes that it unpacks to, as far as they are no more than `mostUnpacked`
 * @throws when sizes or counts cannot be true
 */
export async function walkPages(
  group: RowGroup,
  { schema }: FileMetaData,
  read: (start: number, end: number) => Promise<ArrayBuffer>,
  compressors: Compressors,
  mostUnpacked: number,
): Promise<number> {
  const rows = Number(group.num_rows);
  check(isCount(rows) && rows * Math.max(1, group.columns.length) <= MOST_CELLS, 'more rows than can be held');
  let unpacked = 0;
  for (const { meta_data: meta } of group.columns) {
    if (meta === undefined) throw new Error('a column without metadata');
    const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
    const view = new DataView(await read(start, start + Number(meta.total_compressed_size)));
    const column = walkColumn(view, meta, runChecker(schema, meta, compressors), mostUnpacked);
    unpacked += column.unpacked;
    const [name] = meta.path_in_schema;
    const isFlat =
      meta.path_in_schema.length === 1 &&
      schema.find((element) => element.name === name)?.repetition_type !== 'REPEATED';
    check(!isFlat || column.values === rows, `a column of ${column.values} values for ${rows} rows`);
  }
  return unpacked;
}

function walkColumn(
  view: DataView,
  meta: ColumnMetaData,
  checkRuns: ReturnType<typeof runChecker>,
  mostUnpacked: number,
): { values: number; unpacked: number } {
  const most = Number(meta.num_values);
  check(isCount(most) && most <= MOST_CELLS, 'more values than can be held');
  const reader = { view, offset: 0 };
  let [values, unpacked] = [0, 0];
  // The same end as hyparquet's.
  while (reader.offset < view.byteLength - 1 && values < most) {
    const header = parquetHeader(reader);
    const { compressed_page_size: packed, uncompressed_page_size: size } = header;
    check(
      isCount(packed) && isCount(size) && reader.offset + packed <= view.byteLength,
      'a page of an impossible size',
    );
    unpacked += size;
    values += valuesOf(header, size);
    if (unpacked > mostUnpacked) break;
    checkRuns(header, new Uint8Array(view.buffer, reader.offset, packed));
    reader.offset += packed;
  }
  check(values === most || unpacked > mostUnpacked, `${values} values where ${most} are told`);
  return { values, unpacked };
}

/** Values in a page of data; a dictionary has none. */
function valuesOf(header: PageHeader, size: number): number {
  const { type, data_page_header: first, data_page_header_v2: second, dictionary_page_header: dictionary } = header;
  if (type === 'DICTIONARY_PAGE') {
    const entries = dictionary?.num_values ?? -1;
    check(isCount(entries) && entries <= size, 'a dictionary of an impossible size');
    return 0;
  }
  const values = type === 'DATA_PAGE' ? first?.num_values : second?.num_values;
  check(values !== undefined && isCount(values) && values > 0, 'a page of an impossible length');
  return values;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function check(holds: boolean, fault: string): asserts holds {
  if (!holds) throw new Error(fault);
}
