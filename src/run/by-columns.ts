import { closest } from 'fastest-levenshtein';
import type { LogFormat, Role } from '../domain/row.ts';
import { ROLES } from '../domain/row.ts';
import { UserError } from '../domain/user-error.ts';
import { foldColumnName } from '../read/column-name.ts';

/** A column by which complaints are parted into segments. */
export interface ByColumn {
  /** As the user names it: a role or a header. */
  readonly name: string;
  /** Its index in each log. */
  readonly at: readonly number[];
}

/**
 * The columns that `--by` names: by role (`place`), else by header. A value that is no column by itself is a list
 * parted by commas. Each column once, in the order in which they are named.
 * @throws {UserError} when a log has no such column
 */
export function findByColumns(values: readonly string[], formats: readonly LogFormat[]): ByColumn[] {
  const isColumn = (name: string) => formats.every((format) => indexOf(name, format) !== undefined);
  const names = values.flatMap((value) => (isColumn(value) ? [value] : value.split(',').map((name) => name.trim())));
  const columns = names.map((name) => ({ name, at: formats.map((format) => found(name, format)) }));
  const key = ({ at }: ByColumn) => at.join(' ');
  return columns.filter((column, at) => columns.findIndex((other) => key(other) === key(column)) === at);
}

function found(name: string, format: LogFormat): number {
  const at = indexOf(name, format);
  if (at !== undefined) return at;
  const { source, header } = format;
  const asRole = ROLES.includes(name as Role) ? `name it: --${name}-column NAME` : undefined;
  const nearest = header.length === 0 ? undefined : `did you mean "${closest(name, [...header])}"?`;
  const hint = asRole ?? nearest;
  throw new UserError(
    'no-column',
    `${source}: --by: no column "${name}"; columns: ${header.map((one) => `"${one}"`).join(', ')}`,
    {
      ...(hint === undefined ? {} : { hint }),
    },
  );
}

function indexOf(name: string, { header, columns }: LogFormat): number | undefined {
  const role = name === 'text' ? undefined : columns[name as Exclude<Role, 'text'>];
  if (typeof role === 'number') return role;
  if (header.includes(name)) return header.indexOf(name);
  const folded = foldColumnName(name);
  const at = header.findIndex((column) => foldColumnName(column) === folded);
  return at === -1 ? undefined : at;
}
