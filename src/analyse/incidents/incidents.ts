import { daysApart } from '../../domain/calendar.ts';
import { round1, round2 } from '../../domain/interval.ts';
import type { Import, Incident, IncidentWatch } from '../../domain/report.ts';
import type { Summary } from '../../domain/summary.ts';
import type { Quiet } from '../../knowledge/schema.ts';
import { type DailySeries, rowsOf } from '../series.ts';
import { sum } from '../sum.ts';
import { importReason } from './imports.ts';
import { risenCategories, type Stretch } from './spread.ts';
import { ALL, type Alarm, type Detection, detectSurges, SUPPOSED_SCATTER } from './surges.ts';

/** What stands out by day in a log. */
export interface Findings {
  readonly watch: IncidentWatch;
  readonly incidents: readonly Incident[];
  /** Days on which rows of every kind came together: no failure, and a warning. */
  readonly imports: readonly Import[];
}

/**
 * Surges of critical complaints, several that rise together as one incident, and what only looks like it.
 * @param reckoned days that are no part of the series, since their rows may be of others
 */
export function incidentsOf(
  { days, firsts }: Pick<Summary, 'days' | 'firsts'>,
  series: DailySeries,
  reckoned: readonly string[],
  quiet: Quiet,
): Findings {
  const detection = detectSurges(series, quiet);
  const imports: Import[] = reckoned.map((day) => ({
    from: day,
    to: day,
    rows: rowsOf(days[day]),
    expected: 0,
    reason: 'reckoned',
  }));
  const incidents: Incident[] = [];
  for (const group of detection === undefined ? [] : together(detection.alarms, series.days)) {
    const { from, to } = group;
    const stretch: Stretch = { ...group, series, days, usualOf: (detection as Detection).usualOf };
    const found = importReason(stretch);
    if (found === undefined) incidents.push(describe(stretch, incidents, firsts));
    else imports.push({ from: series.days[from] ?? '', to: series.days[to] ?? '', ...found });
  }
  const watch: IncidentWatch = {
    method: detection?.method ?? 'none',
    days: series.days.length,
    scatter: round2(detection?.scatter ?? SUPPOSED_SCATTER),
    falseAlarms: round1(detection?.falseAlarms ?? 0),
  };
  return { watch, incidents, imports: imports.sort((a, b) => (a.from < b.from ? -1 : 1)) };
}

interface Group {
  readonly from: number;
  readonly to: number;
  /** Series that gave an alarm. */
  readonly alarmed: ReadonlySet<string>;
}

/** Days by which a failure may rise before all complaints do, or last longer; what is further off is another story. */
const LEAD = 3;

/** Alarms that overlap, or have at most one day between them. */
function together(alarms: readonly Alarm[], days: readonly string[]): Group[] {
  const groups: Alarm[][] = [];
  let last = 0;
  for (const alarm of alarms.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const open = groups.at(-1);
    if (open !== undefined && daysApart(days[last] ?? '', days[alarm.from] ?? '') <= 2) open.push(alarm);
    else groups.push([alarm]);
    last = open === groups.at(-1) ? Math.max(last, alarm.to) : alarm.to;
  }
  return groups.map((group) => ({ ...extentOf(group), alarmed: new Set(group.map(({ series }) => series)) }));
}

/** From the first alarm to the last; where all complaints together rose, their days and a few around them. */
function extentOf(alarms: readonly Alarm[]): Pick<Group, 'from' | 'to'> {
  const reach = (those: readonly Alarm[]) => ({
    from: Math.min(...those.map(({ from }) => from)),
    to: Math.max(...those.map(({ to }) => to)),
  });
  const over = alarms.filter(({ series }) => series === ALL);
  if (over.length === 0) return reach(alarms);
  const { from, to } = reach(over);
  return reach([...over, ...alarms.filter((alarm) => alarm.from >= from - LEAD && alarm.to <= to + LEAD)]);
}

/** A surge in some categories alone is counted in these; else over all. */
function describe(stretch: Stretch, earlier: readonly Incident[], firsts: Summary['firsts']): Incident {
  const { from, to, alarmed, series, days } = stretch;
  const categories = risenCategories(stretch, earlier);
  const all = alarmed.has(ALL);
  const counted = all ? [ALL] : categories.map(({ code }) => code);
  const inside = series.days.slice(from, to + 1);
  const counts = inside.map((_, at) => total(counted, (code) => countsOf(series, code)[from + at]));
  const expected = total(counted, (code) => sum(stretch.usualOf(code).expected.subarray(from, to + 1)));
  const count = sum(counts);
  const codes = new Set(categories.map(({ code }) => code));
  const leading = categories.toSorted((a, b) => b.count - b.expected - (a.count - a.expected))[0];
  return {
    from: inside[0] ?? '',
    peak: inside[counts.indexOf(Math.max(...counts))] ?? '',
    to: inside.at(-1) ?? '',
    over: all ? 'all' : 'categories',
    count,
    expected: round1(expected),
    excess: round1(count - expected),
    recurring: leading?.recurring ?? false,
    categories,
    first: inside
      .flatMap((day) => firsts[day] ?? [])
      .filter(({ category }) => codes.size === 0 || codes.has(category))
      .slice(0, FIRST),
    defended: sum(inside.map((day) => days[day]?.defends ?? 0)),
  };
}

/** Earliest complaints that are shown of an incident. */
const FIRST = 3;

function countsOf(series: DailySeries, code: string): readonly number[] {
  return code === ALL ? series.all : (series.categories.get(code) ?? []);
}

function total(codes: readonly string[], of: (code: string) => number | undefined): number {
  return sum(codes.map((code) => of(code) ?? 0));
}
