import type { ColumnMetaData, CompressionCodec, PageHeader, SchemaElement } from 'hyparquet';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel, getSchemaPath } from 'hyparquet/src/schema.js';
import { readVarInt } from 'hyparquet/src/thrift.js';

export type Compressors = Partial<Record<CompressionCodec, (packed: Uint8Array, size: number) => Uint8Array>>;

interface Reader {
  readonly view: DataView;
  offset: number;
}

/** Makes the check of a column's pages: that no run repeats a value more often than the page has values. */
export function runChecker(schema: SchemaElement[], meta: ColumnMetaData, compressors: Compressors) {
  const path = getSchemaPath(schema, meta.path_in_schema);
  const levels = [getMaxRepetitionLevel(path), getMaxDefinitionLevel(path)].map((most) => 32 - Math.clz32(most));
  return (header: PageHeader, packed: Uint8Array): void => {
    const { data_page_header: first, data_page_header_v2: second, uncompressed_page_size: size } = header;
    if (first !== undefined) {
      const reader = readerOf(decompressPage(packed, size, meta.codec, compressors));
      for (const width of levels) if (width > 0) checkRuns(reader, width, first.num_values);
      checkValues(reader, first.encoding, meta, first.num_values);
    } else if (second !== undefined) {
      const lengths = [second.repetition_levels_byte_length, second.definition_levels_byte_length];
      const reader = readerOf(packed);
      let start = 0;
      levels.forEach((width, at) => {
        reader.offset = start;
        if (width > 0) checkRuns(reader, width, second.num_values, lengths[at]);
        start += lengths[at] ?? 0;
      });
      if (start > size || start > packed.length) throw new Error('levels longer than their page');
      const values = packed.subarray(start);
      const page =
        second.is_compressed === false ? values : decompressPage(values, size - start, meta.codec, compressors);
      checkValues(readerOf(page), second.encoding, meta, second.num_values);
    }
  };
}

function checkValues(reader: Reader, encoding: string, { type }: ColumnMetaData, values: number): void {
  if (!/DICTIONARY$|^RLE$/.test(encoding)) return;
  if (type === 'BOOLEAN') {
    checkRuns(reader, 1, values);
    return;
  }
  const width = reader.view.getUint8(reader.offset++);
  if (width > 32) throw new Error('indexes of more than 32 bits');
  if (width > 0) checkRuns(reader, width, values, reader.view.byteLength - reader.offset);
}

/** Goes over runs of the hybrid of run lengths and packed bits; without a length, it stands in front. */
function checkRuns(reader: Reader, width: number, values: number, given?: number): void {
  const length = given ?? reader.view.getUint32(reader.offset, true);
  if (given === undefined) reader.offset += 4;
  const end = reader.offset + length;
  if (end > reader.view.byteLength) throw new Error('runs longer than their page');
  for (let seen = 0; seen < values && reader.offset < end; ) {
    const header = readVarInt(reader);
    const groups = header >>> 1;
    const isPacked = (header & 1) === 1;
    seen += isPacked ? groups * 8 : groups;
    reader.offset += isPacked ? groups * width : (width + 7) >> 3;
    // Packed values come by eights, of which the last may be filled up.
    if (seen > values + 7) throw new Error('a run longer than its page');
  }
  reader.offset = end;
}

function readerOf(bytes: Uint8Array): Reader {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
}
