import type { LogFormat } from '../domain/row.ts';
import { findKnown } from './columns.ts';
import { bestDate, looksLikeDates } from './date-column.ts';
import type { DateReader } from './date-reader.ts';
import type { Detected, DetectOptions, KnownLayouts } from './detect.ts';

type Cells = readonly (readonly string[])[];

/** Roles for which a wrong column would make a wrong report. */
const RIVALLED = ['text', 'date', 'rating', 'reply'] as const;

/**
 * What a person should know of how a log was understood, in English, each beginning with the log and with the flag that
 * settles it.
 */
export function doubtsOf(
  detected: Detected,
  cells: Cells,
  { columns: names }: KnownLayouts,
  options: DetectOptions,
  /** The log comes through standard input. */
  once: boolean,
): string[] {
  return [
    ...textDoubts(detected, names, options),
    ...dateDoubts(detected, cells),
    ...replyDoubts(detected, once),
    ...rivalDoubts(detected, cells, names, options),
  ].map((doubt) => `${detected.format.source}: ${doubt}`);
}

/** Dates that the first rows did not let expect. */
export function contradictionsOf({ source, header, columns, dateOrder }: LogFormat, dates: DateReader): string[] {
  const { first, contradicting } = dates;
  if (first === undefined) return [];
  const others = contradicting === 1 ? 'it counts' : `it and ${contradicting - 1} like it count`;
  return [
    `${source}:${first.line}: "${first.value}" contradicts the order ${dateOrder} that ${named(header, columns.date)} was read in; ${others} as unreadable (--date-order ${first.order})`,
  ];
}

function textDoubts(
  { format: { header, columns }, layout }: Detected,
  names: KnownLayouts['columns'],
  { columns: chosen }: DetectOptions,
): string[] {
  const own = columns.text.map((at) => named(header, at)).join(', ');
  const isKnown = (roles: readonly string[]) => {
    const known = roles.flatMap((role) => findKnown(header, names[role] ?? [], new Set()));
    return columns.text.every((at) => known.includes(at));
  };
  const isGuess = chosen.text === undefined && layout === undefined && !isKnown(['title', 'text', 'pros', 'cons']);
  return [
    isGuess && `${own} is taken for the text, since it has the most words (--text-column names another column)`,
    columns.text.length > 0 &&
      isKnown(['title']) &&
      `holds titles and no texts; the judgement rests on ${own} (--text-column names another column)`,
  ].filter((doubt) => doubt !== false);
}

function dateDoubts({ format: { header, columns }, dates }: Detected, cells: Cells): string[] {
  if (columns.date === undefined) {
    const likely = header.findIndex((_, at) => looksLikeDates(cells, at));
    const column = named(header, likely);
    return likely === -1 ? [] : [`no column is known to hold the date; ${column} may (--date-column ${column})`];
  }
  const date = named(header, columns.date);
  const { ambiguous, unseen, turned, rounded } = dates;
  return [
    ambiguous && `${date} does not tell day from month; read as day first (--date-order mdy for month first)`,
    unseen && `${date} has dates without a year, and nothing says when the log was made (--today YYYY-MM-DD does)`,
    turned &&
      `a spreadsheet has turned ${date}: where the year is first, the day was taken to stand before the month (--date-order ymd reads it as it stands)`,
    rounded !== undefined &&
      `${date} has ${rounded.count} dates at one minute of one day of many months, as ages like "a year ago" give; their day is not known, and they count as unreadable (--date-column names another column)`,
  ].filter((doubt) => doubt !== false);
}

function replyDoubts({ layout, gluedReplies }: Detected, once: boolean): string[] {
  const isUnjoined = layout?.profile.thread !== undefined && once;
  return [
    gluedReplies &&
      layout?.profile.gluedReplies !== true &&
      'the company’s replies stand behind the texts; they are cut off and taken as replies',
    isUnjoined &&
      'the company’s answers are rows of their own, and from standard input they are not joined to what they answer (give a file)',
  ].filter((doubt) => doubt !== false);
}

/** Columns that were known by their names as well as the one that was taken. */
function rivalDoubts(
  { format: { header, columns }, layout }: Detected,
  cells: Cells,
  names: KnownLayouts['columns'],
  { columns: chosen }: DetectOptions,
): string[] {
  const mapped = new Set(Object.values(columns).flat());
  const isOpen = (role: (typeof RIVALLED)[number]) => chosen[role] === undefined && layout?.profile[role] === undefined;
  return RIVALLED.filter(isOpen).flatMap((role) => {
    const known = findKnown(header, names[role] ?? [], new Set());
    const taken = known.find((at) => [columns[role]].flat().includes(at));
    if (taken === undefined) return [];
    const holds = (at: number) =>
      role === 'date' ? bestDate(cells)([at]) !== undefined : cells.some((row) => (row[at] ?? '') !== '');
    return known
      .filter((at) => !mapped.has(at) && holds(at))
      .map((at) =>
        header[at] === header[taken]
          ? `has two columns ${named(header, at)}; the first is read (rename one)`
          : `${named(header, at)} could be the ${role} too; ${named(header, taken)} is read (--${role}-column ${named(header, at)})`,
      );
  });
}

function named(header: readonly string[], at: number | undefined): string {
  return `"${at === undefined ? '' : header[at]}"`;
}
