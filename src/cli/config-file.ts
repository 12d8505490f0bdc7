import { stringify } from 'yaml';
import { type Complaint, type LogFormat, ROLES } from '../domain/row.ts';
import { type Knowledge, profileName } from '../knowledge/knowledge.ts';

/** A log that was looked at. */
export interface Look {
  readonly format: LogFormat;
  readonly warnings: readonly string[];
  /** A row with a date that could be read. */
  readonly first: Complaint | undefined;
}

const HEAD = `# Settings of amends. A key is the long flag of the command line in camelCase: --date-order dmy is
# "dateOrder: dmy"; amends report --help lists them. Flags win over this file. amends looks for it from the working
# directory upwards; paths in it are seen from here. "# key: value" is what amends finds out by itself: take the "#" away
# to have it so for every log.
`;
const PROFILES = `# A log that has all columns of a profile is read by it. "name" is what reports call it; "text" may be several columns.
profiles:
`;
/** Columns by which an export is recognised, where it has so many. */
const TELLING = 4;

/** A configuration for logs: what was found out as comments, and a profile for each that no profile knows. */
export function renderConfigFile(looks: readonly Look[], knowledge: Knowledge): string {
  const distinct = [...new Map(looks.map((look) => [look.format.header.join('\u0000'), look])).values()];
  const unknown = distinct.filter(({ format }) => format.profile === undefined && hasHeader(format));
  const profiles = unknown.length === 0 ? '' : `\n${PROFILES}${profilesOf(unknown)}`;
  return `${HEAD}${distinct.map((look) => `\n${described(look, knowledge)}`).join('')}${profiles}`;
}

function described({ format, warnings, first }: Look, knowledge: Knowledge): string {
  const { source, profile, header, columns, encoding, delimiter, sheet, dateOrder, asOf } = format;
  const read = [format.format, ...(sheet === undefined ? [] : [`sheet ${flow(sheet)}`])].join(', ');
  const known =
    profile === undefined ? 'recognised as no known export' : `recognised as ${profileName(knowledge, profile)}`;
  const settings = ROLES.flatMap((role) => {
    const named = [columns[role] ?? []].flat().map((at) => header[at] ?? '');
    return named.length === 0 ? [] : [`${role}Column: ${flow(role === 'text' ? named : named[0])}`];
  });
  const lines = [
    `# ${plain(source)}: ${read}, ${known}`,
    `# columns: ${flow(header)}`,
    ...warnings.map((warning) => `# doubt: ${plain(warning)}`),
    `# encoding: ${encoding}`,
    ...(delimiter === undefined ? [] : [`# delimiter: ${delimiter === '\t' ? 'tab' : flow(delimiter)}`]),
    ...(dateOrder === undefined ? [] : [`# dateOrder: ${dateOrder}${exampleOf(format, first)}`]),
    ...(asOf === undefined ? [] : [`# dates without a year are seen from ${flow(header[asOf])}`]),
    ...(hasHeader(format) ? settings.map((setting) => `# ${setting}`) : ['header: false', ...settings]),
  ];
  return `${lines.join('\n')}\n`;
}

function exampleOf({ columns }: LogFormat, first: Complaint | undefined): string {
  const written = columns.date === undefined ? undefined : first?.cells[columns.date];
  return written === undefined ? '' : ` # ${plain(flow(written))} is ${first?.date?.day}`;
}

function profilesOf(looks: readonly Look[]): string {
  const codes = new Set<string>();
  return looks.map(({ format }) => profileOf(format, codes)).join('');
}

/** A profile as the log was read; a role that has no column is left out. */
function profileOf({ source, header, columns, dateOrder }: LogFormat, codes: Set<string>): string {
  const nameOf = (at: number) => header[at] ?? '';
  const mapped = [...new Set(ROLES.flatMap((role) => columns[role] ?? []))];
  const others = header.map((_, at) => at).filter((at) => !mapped.includes(at) && nameOf(at) !== '');
  const telling = [...mapped, ...others.slice(0, Math.max(0, TELLING - mapped.length))];
  const lines = [
    `  ${codeOf(source, codes)}:`,
    `    name: ${flow(baseName(source))}`,
    `    columns: ${flow(telling.map(nameOf))}`,
    `    text: ${flow(columns.text.map(nameOf))}`,
    ...ROLES.flatMap((role) => {
      const at = columns[role];
      return role === 'text' || typeof at !== 'number' ? [] : [`    ${role}: ${flow(nameOf(at))}`];
    }),
    ...(dateOrder === undefined ? [] : [`    dateOrder: ${dateOrder}`]),
    ...(others.length === 0 ? [] : [`    # not used: ${flow(others.map(nameOf))}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A code that no other profile here has. */
function codeOf(source: string, codes: Set<string>): string {
  const name = baseName(source)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
  const words = name.replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '') || 'own';
  const code = codes.has(words) ? `${words}-${codes.size + 1}` : words;
  codes.add(code);
  return code;
}

function baseName(source: string): string {
  return source.slice(source.lastIndexOf('/') + 1);
}

/** Names that the reader made up are no header. */
function hasHeader({ header }: LogFormat): boolean {
  return !header.every((name, at) => name === `column ${at + 1}`);
}

/** YAML on one line. */
function flow(value: unknown): string {
  return plain(
    stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false, singleQuote: true }),
  );
}

/** A line of a comment cannot break out of it. */
function plain(text: string): string {
  return text.trim().replace(/\p{Cc}+|\u2028|\u2029/gu, ' ');
}
