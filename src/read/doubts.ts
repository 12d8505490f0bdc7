import { findKnown } from './columns.ts';
import type { Detected, KnownLayouts } from './detect.ts';

/**
 * What a person should know of how a log was understood, in English, each with the flag that settles it and beginning
 * with the log.
 */
export function doubtsOf(
  { format, layout, dates }: Detected,
  { columns: names }: KnownLayouts,
  once: boolean,
): string[] {
  const { source, header, columns } = format;
  const date = columns.date === undefined ? '' : header[columns.date];
  const titles = findKnown(header, names['title'] ?? [], new Set());
  const isTitles = columns.text.length > 0 && columns.text.every((at) => titles.includes(at));
  return [
    isTitles &&
      `the log has no texts but titles ("${columns.text.map((at) => header[at]).join('", "')}"); the judgement rests on them (--text-column names another column)`,
    dates.ambiguous && `"${date}" does not tell day from month; read as day first (--date-order mdy for month first)`,
    dates.unseen &&
      `"${date}" has dates without a year, and nothing says when the log was made (--today YYYY-MM-DD says it)`,
    layout?.profile.thread !== undefined &&
      once &&
      'the company’s answers are in rows of their own, and from standard input they are not joined to what they answer; give a file',
  ].flatMap((doubt) => (doubt === false ? [] : `${source}: ${doubt}`));
}
