import { partEvents } from './part.ts';
import { serialDate } from './serial-date.ts';
import { decodeSigns, RichText } from './shared-strings.ts';
import { isTrue, type Sheet, type Workbook } from './workbook.ts';

export interface SheetRow {
  /** Number of the row in the sheet, from 1. */
  readonly line: number;
  /** Up to the last cell that is not empty. */
  readonly cells: readonly string[];
}

/** As many as a sheet can have (XFD). */
const MOST_COLUMNS = 16_384;

/** Reads the rows of a sheet that hold anything, in batches. Memory: one chunk and its rows. */
export async function* readCells(
  name: string,
  { entry }: Sheet,
  { formats, uses1904 }: Workbook,
  stringAt: (index: number) => string,
): AsyncGenerator<SheetRow[]> {
  let rows: SheetRow[] = [];
  let line = 0;
  let cells: string[] = [];
  let at = -1;
  let [type, style] = ['', 0];
  let value = '';
  let inValue = false;
  const inline = new RichText();
  const finishCell = () => {
    const text = type === 'inlineStr' ? inline.value : cellText(type, value);
    if (text === '' || at >= MOST_COLUMNS) return;
    while (cells.length < at) cells.push('');
    cells[at] = text;
  };
  const cellText = (kind: string, written: string): string => {
    if (kind === 's') return stringAt(Number(written));
    if (kind === 'str') return decodeSigns(written);
    if (kind === 'b') return isTrue(written) ? 'TRUE' : 'FALSE';
    // A formula that failed holds nothing.
    if (kind === 'e' || written === '') return '';
    if (kind === 'd') return written.replace('T', ' ');
    const format = formats[style];
    return format === undefined ? numberText(written) : serialDate(written, format, uses1904);
  };
  const events = partEvents(name, entry, {
    open(tag, attributes) {
      if (tag === 'row') {
        line = Number(attributes['r']) || line + 1;
        cells = [];
        at = -1;
      } else if (tag === 'c') {
        at = columnOf(attributes['r']) ?? at + 1;
        type = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? 0);
        value = '';
        inline.clear();
      } else if (tag === 'v') inValue = true;
      else inline.open(tag);
    },
    text(piece) {
      if (inValue) value += piece;
      else inline.text(piece);
    },
    close(tag) {
      if (tag === 'v') inValue = false;
      else if (tag === 'c') finishCell();
      else if (tag === 'row' && cells.length > 0) rows.push({ line, cells });
      else inline.close(tag);
    },
  });
  for await (const _ of events) {
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
}

/** A number as a person would write it: files hold 4.1 as 4.0999999999999996. */
function numberText(written: string): string {
  const number = Number(written);
  return Number.isFinite(number) ? String(number) : written;
}

/** `C7` is column 2. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column === 0 ? undefined : column - 1;
}
