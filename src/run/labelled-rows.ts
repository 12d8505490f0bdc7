import type { LogFormat, Reject } from '../domain/row.ts';
import { UserError } from '../domain/user-error.ts';
import { SEVERITIES, type Severity } from '../domain/verdict.ts';
import type { LabelledRow } from '../learn/labelled.ts';
import type { Log } from '../read/log.ts';

/** Names of the columns with a person's labels; each may be missing from a log. */
export interface LabelColumns {
  readonly severity: string;
  readonly category: string;
  readonly others: string;
}

export const LABEL_COLUMNS: LabelColumns = { severity: 'severity', category: 'category', others: 'others' };

/** Column with the number of rows of a log that a row drawn from it stands for. */
export const STANDS_FOR = 'stands_for';

/** What a person said of a row, as far as it is known. */
export interface Labels {
  readonly severity: Severity | undefined;
  readonly category: string | undefined;
  readonly others: readonly string[];
}

/** A row whose labels are known as far as the log gives them. */
export type PartlyLabelled = Labels &
  Omit<LabelledRow, keyof Labels> & {
    readonly line: number;
    /** `undefined` where the log does not say. */
    readonly standsFor: number | undefined;
  };

/**
 * Reads a log that a person has labelled. Rows without a text or without any label are left out.
 * @throws {UserError} when no label column is there, or a label is none that amends knows: file, line, hint
 */
export async function readLabelledRows(
  { format, rows }: Log,
  categories: readonly string[],
  names: LabelColumns = LABEL_COLUMNS,
): Promise<PartlyLabelled[]> {
  const labelsOf = labelReader(format, categories, names);
  const standsForAt = format.header.indexOf(STANDS_FOR);
  const labelled: PartlyLabelled[] = [];
  for await (const batch of rows) {
    for (const row of batch) {
      if ('reject' in row) throw unreadableRow(format, row.reject);
      const { cells, line, text, id } = row.complaint;
      if (text === '') continue;
      const labels = labelsOf(cells, line);
      if (labels.severity === undefined && labels.category === undefined) continue;
      labelled.push({ id, line, text, standsFor: weightIn(cells[standsForAt]), ...labels });
    }
  }
  return labelled;
}

/**
 * Makes the function that reads a person's labels from the cells of a row.
 * @throws {UserError} when no label column is there; the function, when a label is none that amends knows
 */
export function labelReader(
  format: LogFormat,
  categories: readonly string[],
  names: LabelColumns = LABEL_COLUMNS,
): (cells: readonly string[], line: number) => Labels {
  const [severityAt, categoryAt, othersAt] = [names.severity, names.category, names.others].map((name) =>
    format.header.indexOf(name),
  ) as [number, number, number];
  if (severityAt < 0 && categoryAt < 0)
    throw new UserError('columns', `${format.source}: no column "${names.severity}" or "${names.category}"`, {
      hint: `columns: ${format.header.join(', ')}; name them with --severity-column and --category-column`,
    });
  const known = new Set([...categories, 'none']);
  const severities = new Set<string>(SEVERITIES);
  return (cells, line) => {
    const cell = (at: number) => cells[at]?.trim() ?? '';
    const check = (value: string, column: string, allowed: ReadonlySet<string>) => {
      if (!allowed.has(value)) throw unknownLabel(format, line, column, value, allowed);
      return value;
    };
    const severity = cell(severityAt);
    const category = cell(categoryAt);
    if (severity === '' && category === '') return { severity: undefined, category: undefined, others: [] };
    const others = cell(othersAt)
      .split(/[\s,;]+/)
      .filter((code) => code !== '');
    return {
      severity: severity === '' ? undefined : (check(severity, names.severity, severities) as Severity),
      category: category === '' ? undefined : check(category, names.category, known),
      others: others.map((code) => check(code, names.others, known)),
    };
  };
}

/** A labelled row must be readable: its labels would be lost. */
export function unreadableRow({ source }: LogFormat, { line, reason }: Reject): UserError {
  return new UserError('rejected', `${source}:${line}: ${reason}`, { hint: 'every labelled row must be readable' });
}

/** A spreadsheet may have written the point as a comma. */
function weightIn(cell: string | undefined): number | undefined {
  const weight = Number(cell?.trim().replace(',', '.'));
  return weight > 0 && weight < Infinity ? weight : undefined;
}

function unknownLabel(
  { source }: LogFormat,
  line: number,
  column: string,
  value: string,
  allowed: ReadonlySet<string>,
): UserError {
  return new UserError('label', `${source}:${line}: ${column}: "${value}" is no label that amends knows`, {
    hint: `labels: ${[...allowed].join(', ')}`,
  });
}
