/** One line of CSV (RFC 4180 quoting, LF); cells that a spreadsheet would run can be kept from it. */
export function csvLine(cells: readonly string[], escapeFormulas = false): string {
  const safe = escapeFormulas ? cells.map(escapeFormula) : cells;
  return `${safe.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

const FORMULA = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?[\d\s().,-]+%?$/;

/** A spreadsheet would run it; numbers and phones it would not. */
export function escapeFormula(cell: string): string {
  return FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
}

/** The cell without the apostrophe that keeps a spreadsheet from running it. */
export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
