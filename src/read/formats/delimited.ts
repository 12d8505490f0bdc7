import { type Broken, broken, matchWidth, type TableRow } from '../table.ts';
import { parseCells } from './cells.ts';
import { detectLayout, type Layout } from './dialect.ts';
import type { TextReader } from './input.ts';
import { type RawRecord, splitRecords } from './records.ts';

const SAMPLE = 1 << 16;

const FAULTS: Record<NonNullable<RawRecord['fault']>, string> = {
  stray: 'a quote is opened and never closed',
  long: 'is a line of more than 1 MiB',
};

/** Reads CSV, TSV and their relatives. Memory: one chunk of text and its rows. */
export const readDelimited: TextReader = async (_, { encoding, sample, chunks }, options) => {
  const layout = detectLayout(sample.slice(0, SAMPLE), options);
  const { delimiter, header, hasHeader } = layout;
  return { format: 'csv', encoding, delimiter, header, hasHeader, rows: readRows(chunks, layout) };
};

async function* readRows(text: AsyncIterable<string>, layout: Layout): AsyncGenerator<(TableRow | Broken)[]> {
  const width = layout.header.length;
  let skip = layout.titleLines + (layout.hasHeader ? 1 : 0);
  for await (const batch of splitRecords(text, layout, width)) {
    const records = skip === 0 ? batch : batch.filter(({ fault }) => fault !== undefined || skip-- <= 0);
    skip = Math.max(0, skip);
    const whole = records.filter(({ fault }) => fault === undefined);
    const cells = parseCells(whole, layout);
    let next = 0;
    yield records.map(({ source, line, fault }) =>
      fault === undefined ? matchWidth(line, cells[next++] ?? [], width) : broken(line, 'row', FAULTS[fault], source),
    );
  }
}
