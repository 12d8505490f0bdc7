import type { Overrepresented, Report, Segment, SegmentReport } from '../../domain/report.ts';
import { formatDecimal } from '../../knowledge/format.ts';
import type { Messages } from '../../knowledge/messages.ts';
import type { Bar, Block } from '../document.ts';
import type { Context } from './context.ts';

type Row = Extract<Block, { kind: 'table' }>['rows'][number];

/** Failures of a segment that are named, and letters of its name that are shown. */
const NAMED = 3;
const LONGEST = 32;

/** Rows by the columns that were asked for, and what stands out in each of their values. */
export function segments(context: Context): Block[] {
  const { report, say } = context;
  if (report.segments.length === 0) return [];
  return [
    ...report.segments.flatMap((one) => segmented(one, context)),
    { kind: 'paragraph', text: say('segments.means'), tone: 'muted' },
  ];
}

function segmented({ column, values, segments: shown, rest }: SegmentReport, context: Context): Block[] {
  const { report, say } = context;
  const most = Math.max(1, ...shown.map(({ rows }) => rows), rest?.rows ?? 0);
  const standing = shown.filter(({ over }) => over.length > 0);
  return [
    { kind: 'heading', level: 2, text: say('segments', { column: columnName(column, report) }) },
    ...(rest === null ? [] : [paragraph(say('segments.count', { values, shown: shown.length }))]),
    {
      kind: 'table',
      columns: [
        { title: '', align: 'left', grows: true },
        { title: say('column.count'), align: 'right' },
        { title: say('column.critical'), align: 'right' },
        { title: say('column.share'), align: 'right' },
        { title: say('column.interval'), align: 'right' },
      ],
      rows: [
        ...shown.map((segment) => row(segment, most, context)),
        ...(rest === null ? [] : [restRow(rest, most, context)]),
      ],
    },
    ...(standing.length === 0 ? [paragraph(say('segments.even'))] : [standingOut(standing, context)]),
  ];
}

/** The header of the log, where the column goes by its role. */
export function columnName(column: string, { input }: Report): string {
  const header = input[0]?.columns[column];
  return typeof header === 'string' ? header : column;
}

function row({ value, rows, critical, trivial }: Segment, most: number, { say, percent, interval }: Context): Row {
  return {
    cells: [
      { text: shortened(value, say) },
      { text: String(rows) },
      { text: String(critical.count) },
      { text: percent(critical.share, rows) },
      { text: interval(critical.low, critical.high, rows), tone: 'muted' },
    ],
    bar: barOf(rows, critical.count, trivial, most),
  };
}

function restRow(rest: NonNullable<SegmentReport['rest']>, most: number, { say, percent }: Context): Row {
  const { values, rows, critical, trivial } = rest;
  const cells = [say('segments.rest', { values }), String(rows), String(critical), percent(critical / rows, rows)];
  return { cells: cells.map((text) => ({ text, tone: 'muted' })), bar: barOf(rows, critical, trivial, most) };
}

function barOf(rows: number, critical: number, trivial: number, most: number): Bar {
  return {
    parts: [
      { share: critical / most, tone: 'critical' },
      { share: trivial / most, tone: 'trivial' },
      { share: (rows - critical - trivial) / most, tone: 'none' },
    ],
  };
}

function standingOut(standing: readonly Segment[], context: Context): Block {
  return {
    kind: 'terms',
    items: standing.map(({ value, over }) => ({
      term: shortened(value, context.say),
      text: over
        .slice(0, NAMED)
        .map((one) => named(one, context))
        .join('; '),
    })),
  };
}

/** A value as tables and charts have room for it. */
export function shortened(value: string, say: Messages): string {
  const points = [...value];
  return value === ''
    ? say('segments.none')
    : points.length <= LONGEST
      ? value
      : `${points.slice(0, LONGEST - 1).join('')}…`;
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text, tone: 'muted' };
}

export function named({ code, count, ratio }: Overrepresented, { say, lang, category }: Context): string {
  const name = category(code);
  return ratio === null
    ? say('segments.only', { name, count })
    : say('segments.times', { name, count, ratio: formatDecimal(ratio, 1, lang) });
}
