const MOST_TITLE_ROWS = 20;

export interface HeaderOptions {
  /** false: the first record is data. */
  readonly header?: boolean | undefined;
  /** Tells a column name that is known, so that a header is known by what it says. */
  readonly isColumnName: (name: string) => boolean;
}

export interface Header {
  /** Records above the header that belong to no table: titles, export notes. */
  readonly titleRows: number;
  readonly hasHeader: boolean;
  /** Cells of the header, or `column 1`, `column 2` … where there is none. */
  readonly names: readonly string[];
}

/** Finds the header of a table of `width` columns among its first records. */
export function findHeader(records: readonly (readonly string[])[], width: number, options: HeaderOptions): Header {
  const at = Math.max(0, headerAt(records.slice(0, MOST_TITLE_ROWS), width, options.isColumnName));
  const first = records[at] ?? [];
  const hasHeader = options.header ?? looksLikeHeader(first, records.slice(at + 1), options.isColumnName);
  const names = first.map((cell, index) => (hasHeader ? cell.trim() : `column ${index + 1}`));
  return { titleRows: hasHeader ? at : 0, hasHeader, names };
}

/**
 * The first record of full width; a later one where it knows more column names, and everything above it is sparser, as
 * titles and headings of groups of columns are.
 */
function headerAt(
  records: readonly (readonly string[])[],
  width: number,
  isColumnName: (name: string) => boolean,
): number {
  const first = records.findIndex((cells) => cells.length === width);
  let best = first;
  let mostKnown = 0;
  let mostFilled = 0;
  records.forEach((cells, at) => {
    if (at < first || cells.length !== width) return;
    const filled = cells.filter((cell) => cell.trim() !== '').length;
    const known = cells.filter(isColumnName).length;
    if (known > mostKnown && filled > mostFilled) {
      best = at;
      mostKnown = known;
    }
    mostFilled = Math.max(mostFilled, filled);
  });
  return best;
}

/** A header says known names, or short words where the rows below hold numbers, dates or long texts. */
function looksLikeHeader(
  first: readonly string[],
  rest: readonly (readonly string[])[],
  isColumnName: (name: string) => boolean,
): boolean {
  if (first.some(isColumnName)) return true;
  if (first.some((cell) => cell.length > 60 || /^[\d.,:/-]+$/.test(cell.trim()))) return false;
  const named = first.filter((cell) => cell.trim() !== '').length;
  if (named < first.length / 2) return false;
  return rest.some((cells) =>
    cells.some((cell, at) => /\d/.test(cell) !== /\d/.test(first[at] ?? '') || cell.length > 60),
  );
}
