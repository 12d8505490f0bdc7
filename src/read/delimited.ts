import { parseCells } from './cells.ts';
import { detectLayout, type Layout, type LayoutOptions } from './dialect.ts';
import { splitRecords } from './records.ts';
import { type Broken, broken, type Table, type TableRow } from './table.ts';

/** Reads CSV, TSV and their relatives. `sample` is the beginning of `text`. Memory: one chunk of text and its rows. */
export function readDelimited(sample: string, text: AsyncIterable<string>, options: LayoutOptions): Table {
  const layout = detectLayout(sample, options);
  const { delimiter, header, hasHeader } = layout;
  return { format: 'csv', delimiter, header, hasHeader, rows: readRows(text, layout) };
}

async function* readRows(text: AsyncIterable<string>, layout: Layout): AsyncGenerator<(TableRow | Broken)[]> {
  const width = layout.header.length;
  let skip = layout.titleLines + (layout.hasHeader ? 1 : 0);
  for await (const batch of splitRecords(text, layout, width)) {
    const records = skip === 0 ? batch : batch.slice(skip);
    skip = Math.max(0, skip - batch.length);
    const whole = records.filter(({ stray }) => !stray);
    const cells = parseCells(whole, layout);
    let next = 0;
    yield records.map(({ source, line, stray }) =>
      stray
        ? broken(line, 'row', 'a quote is opened and never closed', source)
        : matchWidth(line, cells[next++] ?? [], width),
    );
  }
}

/** A row has as many cells as the header; empty ones too many at its end are let pass. */
function matchWidth(line: number, cells: readonly string[], width: number): TableRow | Broken {
  if (cells.length === width) return { line, cells };
  if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ''))
    return { line, cells: cells.slice(0, width) };
  const reason = `has ${cells.length} ${cells.length === 1 ? 'field' : 'fields'}, the header has ${width}`;
  return broken(line, 'row', reason, cells.join(' | '));
}
