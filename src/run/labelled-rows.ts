import type { LogFormat } from '../domain/row.ts';
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

/** A row whose labels are known as far as the log gives them. */
export type PartlyLabelled = Omit<LabelledRow, 'severity' | 'category'> & {
  readonly line: number;
  readonly severity: Severity | undefined;
  readonly category: string | undefined;
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
  const [severityAt, categoryAt, othersAt] = [names.severity, names.category, names.others].map((name) =>
    format.header.indexOf(name),
  ) as [number, number, number];
  if (severityAt < 0 && categoryAt < 0)
    throw new UserError('columns', `${format.source}: no column "${names.severity}" or "${names.category}"`, {
      hint: `columns: ${format.header.join(', ')}; name them with --severity-column and --category-column`,
    });
  const known = new Set([...categories, 'none']);
  const labelled: PartlyLabelled[] = [];
  for await (const batch of rows) {
    for (const row of batch) {
      if ('reject' in row)
        throw new UserError('rejected', `${format.source}:${row.reject.line}: ${row.reject.reason}`, {
          hint: 'every labelled row must be readable',
        });
      const { cells, line, text, id } = row.complaint;
      const cell = (at: number) => cells[at]?.trim() ?? '';
      const check = (value: string, column: string, allowed: ReadonlySet<string>) => {
        if (!allowed.has(value)) throw unknownLabel(format, line, column, value, allowed);
        return value;
      };
      const severity = cell(severityAt);
      const category = cell(categoryAt);
      if (text === '' || (severity === '' && category === '')) continue;
      const others = cell(othersAt)
        .split(/[\s,;]+/)
        .filter((code) => code !== '');
      labelled.push({
        id,
        line,
        text,
        severity: severity === '' ? undefined : (check(severity, names.severity, new Set(SEVERITIES)) as Severity),
        category: category === '' ? undefined : check(category, names.category, known),
        others: others.map((code) => check(code, names.others, known)),
      });
    }
  }
  return labelled;
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
