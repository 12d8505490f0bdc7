import { closest } from 'fastest-levenshtein';
import type { Columns, Role } from '../domain/row.ts';
import { ROLES } from '../domain/row.ts';
import { UserError } from '../domain/user-error.ts';
import { foldColumnName } from './column-name.ts';
import type { Layout } from './layout.ts';

/** In an error. */
const MOST_NAMES = 40;
const LONGEST_NAME = 60;

/** Names for each role, likeliest first; `title`, `pros` and `cons` are further parts of the text. */
export type ColumnNames = Readonly<Record<string, readonly string[]>>;

/** Columns that the user names; they win over what is found. */
export type ChosenColumns = { readonly text?: readonly string[] } & {
  readonly [role in Exclude<Role, 'text'>]?: string;
};

export interface ColumnSample {
  readonly source: string;
  readonly header: readonly string[];
  /** The column with the most words may be taken for the text. */
  readonly mayGuess: boolean;
  /** Cells of some rows, in the order of the header. */
  readonly rows: readonly (readonly string[])[];
  /** Of the columns that could be the date, the one that reads best. */
  readonly bestDate: (candidates: readonly number[]) => number | undefined;
}

/** Every name that a role knows, folded; made once. */
export function columnNameTest(names: ColumnNames): (name: string) => boolean {
  const known = new Set(Object.values(names).flat());
  return (name) => spellings(name).some((spelling) => known.has(spelling));
}

/**
 * Finds what each column holds: by the user's word, else by the profile, else by its name.
 * An empty log has no columns, and that is no error.
 * @throws {UserError} when a named column is not there, or when no column can be the text
 */
export function mapColumns(
  sample: ColumnSample,
  names: ColumnNames,
  chosen: ChosenColumns,
  layout?: Layout | undefined,
): Columns {
  if (sample.header.length === 0) return { text: [] };
  const taken = new Set<number>();
  const take = (at: number | undefined) => {
    if (at !== undefined) taken.add(at);
    return at;
  };
  const byFlag = (name: string, role: string) => take(findNamed(sample, name, role));
  const found: Partial<Record<Exclude<Role, 'text'>, number>> = {};
  const chosenText = chosen.text?.map((name) => findNamed(sample, name, 'text'));
  chosenText?.forEach(take);
  const roles = ROLES.filter((role) => role !== 'text') as Exclude<Role, 'text'>[];
  for (const role of roles) {
    const name = chosen[role];
    const at = name === undefined ? undefined : byFlag(name, role);
    if (at !== undefined) found[role] = at;
  }
  const text = chosenText ?? layoutText(sample, layout, taken) ?? textColumns(sample, names, taken);
  text.forEach(take);
  for (const role of roles) {
    if (found[role] !== undefined) continue;
    const own = layoutColumns(role, layout, taken);
    const candidates = own ?? findKnown(sample.header, names[role] ?? [], taken);
    const at = take(role === 'date' ? (sample.bestDate(candidates) ?? own?.[0]) : candidates[0]);
    if (at !== undefined) found[role] = at;
  }
  return { text, ...found };
}

/** Of each part of the text the first column that is filled, else the first. */
function layoutText(
  sample: ColumnSample,
  layout: Layout | undefined,
  taken: ReadonlySet<number>,
): number[] | undefined {
  const text = layout?.profile.text.flatMap((part) => {
    const columns = layout.columnsOf(part).filter((at) => !taken.has(at));
    return columns.find((at) => isFilled(sample, at)) ?? columns[0] ?? [];
  });
  return text?.length === 0 ? undefined : text;
}

/** The columns that a profile names for a role; undefined where it leaves the role to the names. */
function layoutColumns(role: Exclude<Role, 'text'>, layout: Layout | undefined, taken: ReadonlySet<number>) {
  const names = layout?.profile[role];
  const messages = role === 'reply' ? layout?.profile.messages : undefined;
  // The same conversation may hold the text too.
  if (messages !== undefined) return layout?.columnsOf([messages.column]);
  if (names === undefined) return undefined;
  return names === null ? [] : layout?.columnsOf(names).filter((at) => !taken.has(at));
}

function isFilled({ rows }: ColumnSample, at: number): boolean {
  return rows.some((row) => (row[at] ?? '') !== '');
}

function textColumns(sample: ColumnSample, names: ColumnNames, taken: ReadonlySet<number>): number[] {
  const part = (role: string) => findKnown(sample.header, names[role] ?? [], taken)[0];
  const known = findKnown(sample.header, names['text'] ?? [], taken);
  const body = known.find((at) => isFilled(sample, at)) ?? known[0];
  const parts = [part('title'), body, part('pros'), part('cons')].filter((at) => at !== undefined);
  if (parts.length > 0) return parts;
  const likeliest = wordiest(sample);
  if (likeliest !== undefined && sample.mayGuess) return [likeliest];
  const proposal = likeliest === undefined ? undefined : sample.header[likeliest];
  throw new UserError(
    'no-text-column',
    `${sample.source}: no column is known to hold the text; columns: ${namesOf(sample.header)}`,
    {
      hint: proposal === undefined ? 'name it: --text-column NAME' : `the likeliest: --text-column ${quote(proposal)}`,
    },
  );
}

function findNamed({ source, header }: ColumnSample, name: string, role: string): number {
  const folded = foldColumnName(name);
  const at = header.includes(name)
    ? header.indexOf(name)
    : header.findIndex((column) => foldColumnName(column) === folded);
  if (at !== -1) return at;
  const nearest = header.length === 0 ? undefined : closest(name, [...header]);
  throw new UserError('no-column', `${source}: --${role}-column: no column "${name}"; columns: ${namesOf(header)}`, {
    ...(nearest === undefined ? {} : { hint: `did you mean ${quote(nearest)}?` }),
  });
}

/** Columns whose name stands in the list, in the order of the list. */
export function findKnown(header: readonly string[], names: readonly string[], taken: ReadonlySet<number>): number[] {
  const rank = (name: string) => {
    const ranks = spellings(name)
      .map((spelling) => names.indexOf(spelling))
      .filter((at) => at !== -1);
    return ranks.length === 0 ? Infinity : Math.min(...ranks);
  };
  return header
    .map((name, at) => ({ at, rank: rank(name) }))
    .filter((column) => column.rank < Infinity && !taken.has(column.at))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ at }) => at);
}

/** A nested name is known as a whole or by its last part. */
function spellings(name: string): string[] {
  const whole = foldColumnName(name);
  const last = foldColumnName(name.slice(name.lastIndexOf('.') + 1));
  return last === whole ? [whole] : [whole, last];
}

/** The column with the most words that are not dates, links or codes. */
function wordiest({ header, rows }: ColumnSample): number | undefined {
  const words = header.map((_, at) =>
    rows.reduce((sum, row) => sum + ((row[at] ?? '').match(/\p{L}{2,}/gu)?.length ?? 0), 0),
  );
  const most = Math.max(0, ...words);
  return most === 0 ? undefined : words.indexOf(most);
}

/** Enough of the columns to know the log by. */
function namesOf(header: readonly string[]): string {
  const shown = header.slice(0, MOST_NAMES).map(quote).join(', ');
  return header.length > MOST_NAMES ? `${shown} and ${header.length - MOST_NAMES} more` : shown;
}

function quote(name: string): string {
  return `"${name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name}"`;
}
