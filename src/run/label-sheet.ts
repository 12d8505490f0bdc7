import { UserError } from '../domain/user-error.ts';
import type { Log } from '../read/log.ts';
import { csvLine, escapeFormula, unescapeFormula } from '../report/csv.ts';
import type { Drawn } from './draw-sample.ts';
import { LABEL_COLUMNS, type Labels, labelReader, STANDS_FOR, unreadableRow } from './labelled-rows.ts';

const COLUMNS = ['id', 'text', LABEL_COLUMNS.severity, LABEL_COLUMNS.category, LABEL_COLUMNS.others, STANDS_FOR];
const NEEDED = COLUMNS.filter((name) => name !== STANDS_FOR);

/** A row of the sheet; `text` without control characters, `name` finds it in its log. */
export interface SheetRow {
  readonly id: string;
  readonly text: string;
  readonly name: string;
  /** Physical line, from 1; 0 for a row that is not written yet. */
  readonly line: number;
}

interface Entry extends SheetRow {
  cells: string[];
  labels: Labels;
}

const UNLABELLED: Labels = { severity: undefined, category: undefined, others: [] };

/** The name of a row, alike for what was drawn and for what a spreadsheet made of it: blanks and line ends count as one. */
export function rowName(id: string, text: string): string {
  return [id, text].map((cell) => unescapeFormula(cell).replace(/\s+/g, ' ').trim()).join('\u001f');
}

/** Rows that a person labels, as a CSV that `evaluate` and `train` read. Columns that a person added stay. */
export class LabelSheet {
  readonly #header: readonly string[];
  readonly #entries: Entry[] = [];

  constructor(header: readonly string[] = COLUMNS) {
    this.#header = header;
  }

  get rows(): readonly SheetRow[] {
    return this.#entries;
  }

  labelsOf(row: SheetRow): Labels {
    return (row as Entry).labels;
  }

  /** Rows with both labels. */
  get done(): number {
    return this.#entries.filter(({ labels }) => isComplete(labels)).length;
  }

  add(cells: readonly string[], text: string, labels: Labels, line: number): void {
    const id = this.#cell(cells, 'id');
    this.#entries.push({ id, text, line, labels, name: rowName(id, this.#cell(cells, 'text')), cells: [...cells] });
  }

  /** Rows of the log, still without labels. */
  addDrawn(drawn: readonly Drawn[]): void {
    for (const { id, text, standsFor } of drawn) {
      const known: Readonly<Record<string, string>> = { id, text, [STANDS_FOR]: formatWeight(standsFor) };
      this.add(
        this.#header.map((name) => escapeFormula(known[name] ?? '')),
        text,
        UNLABELLED,
        0,
      );
    }
  }

  /** What each row stands for, by its name, once more rows of its kind are drawn. */
  weigh(standsFor: ReadonlyMap<string, number>): void {
    for (const entry of this.#entries) {
      const weight = standsFor.get(entry.name);
      if (weight !== undefined) this.#put(entry, STANDS_FOR, formatWeight(weight));
    }
  }

  label(row: SheetRow, labels: Labels): void {
    const entry = row as Entry;
    entry.labels = labels;
    this.#put(entry, LABEL_COLUMNS.severity, labels.severity ?? '');
    this.#put(entry, LABEL_COLUMNS.category, labels.category ?? '');
    this.#put(entry, LABEL_COLUMNS.others, labels.others.join(' '));
  }

  toCsv(): string {
    return [this.#header, ...this.#entries.map(({ cells }) => cells)].map((cells) => csvLine(cells)).join('');
  }

  #cell(cells: readonly string[], column: string): string {
    return cells[this.#header.indexOf(column)] ?? '';
  }

  #put({ cells }: Entry, column: string, value: string): void {
    const at = this.#header.indexOf(column);
    if (at >= 0) cells[at] = value;
  }
}

export function isComplete({ severity, category }: Labels): boolean {
  return severity !== undefined && category !== undefined;
}

/**
 * Reads a sheet that was begun. Memory: all rows.
 * @throws {UserError} when it is no label sheet, a row cannot be read, or a label is none that amends knows
 */
export async function readLabelSheet({ format, rows }: Log, categories: readonly string[]): Promise<LabelSheet> {
  const missing = NEEDED.find((name) => !format.header.includes(name));
  if (missing !== undefined || format.format !== 'csv')
    throw new UserError('columns', `${format.source}: is no label sheet (a CSV with ${NEEDED.join(', ')})`, {
      hint: 'name another file with --output; this one is left as it is',
    });
  const labelsOf = labelReader(format, categories);
  const sheet = new LabelSheet(format.header);
  for await (const batch of rows) {
    for (const row of batch) {
      if ('reject' in row) throw unreadableRow(format, row.reject);
      const { cells, text, line } = row.complaint;
      sheet.add(cells, text, labelsOf(cells, line), line);
    }
  }
  return sheet;
}

/** Two decimals are enough for a weight. */
function formatWeight(value: number): string {
  return String(Math.round(value * 100) / 100);
}
