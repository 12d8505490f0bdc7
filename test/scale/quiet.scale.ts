// What chance brings: quiet series are simulated, and UPDATE_QUIET=1 writes the scores that they pass into data/quiet.yaml.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import { expect, test } from 'vitest';
import { baselineOf } from '../../src/analyse/incidents/baseline.ts';
import { cusumSurges } from '../../src/analyse/incidents/cusum.ts';
import { earsScores } from '../../src/analyse/incidents/ears.ts';
import { type Circumstances, scoresFor } from '../../src/analyse/incidents/quiet.ts';
import { SUPPOSED_SCATTER } from '../../src/analyse/incidents/surges.ts';
import type { Quiet } from '../../src/knowledge/schema.ts';
import { falseAlarms, type Quietness } from '../analyse/incidents/quiet-log.ts';
import { quietDays, seeded } from '../analyse/incidents/quiet-series.ts';
import { knowledge, root } from '../knowledge.ts';

const RATES = [1, 0.3, 0.1, 0.03, 0.01];
/** The rate whose thresholds scores are measured by. */
const MEASURE = 2;
/** So many series of a year, or as many days in shorter ones; fewer are a first look. */
const SERIES = Number(process.env['QUIET_YEARS'] ?? 10_000);
const YEAR = 365;

/** The scores of one quiet series, and what a report would take it for, which is not quite what it was drawn from. */
type Scorer = (counts: number[]) => { readonly scores: readonly number[]; readonly at: Circumstances };

const cusum: Scorer = (counts) => {
  const weekdays = counts.map((_, at) => at % 7);
  const { expected, scatter } = baselineOf(counts, weekdays);
  const usual = expected.reduce((sum, count) => sum + count, 0) / expected.length;
  const scores = cusumSurges(counts, expected, scatter).map(({ score }) => score);
  return { scores, at: { days: counts.length, usual, scatter } };
};
const ears: Scorer = (counts) => ({
  scores: [...earsScores(counts, new Set()).scores],
  at: { days: counts.length, usual: median(counts), scatter: SUPPOSED_SCATTER },
});

const TABLES = {
  cusum: {
    scorer: cusum,
    days: [56, 112, YEAR],
    scatter: [1, 1.5, 2, 3, 5, 8],
    usual: [0.1, 0.3, 1, 3, 10, 30, 100],
  },
  // A short log does not tell its scatter; twice that of chance is supposed. Scores fall fast where few come, and
  // from ten days on they stay.
  ears: {
    scorer: ears,
    days: [7, 10],
    scatter: [SUPPOSED_SCATTER],
    usual: [0.3, 1, 2, 3, 5, 7, 10, 17, 30, 100],
  },
} as const;

/**
 * The scores that are passed at each of the rates. A report chooses its threshold by what it takes the series for, and so
 * too low a one where it takes it for calmer than it is. Hence scores are measured by the thresholds of the table that is
 * there.
 */
function passed(table: Quiet['cusum'], scorer: Scorer, drawn: Circumstances): number[] {
  const random = seeded(20_260_101);
  const series = Math.ceil((SERIES * YEAR) / drawn.days);
  const measure = scoresFor(table, drawn)[MEASURE] as number;
  let kept: number[] = [];
  const most = SERIES * (RATES[0] as number) + 1;
  for (let at = 0; at < series; at += 1) {
    const { scores, at: taken } = scorer(quietDays(drawn.days, drawn.usual, drawn.scatter, random));
    const scale = measure / (scoresFor(table, taken)[MEASURE] as number);
    for (const score of scores) if (score > 1) kept.push(score * scale);
    if (kept.length > 4 * most) kept = kept.sort((a, b) => b - a).slice(0, most);
  }
  kept.sort((a, b) => b - a);
  const years = (series * drawn.days) / YEAR;
  return RATES.map((rate) => Math.round(100 * (kept[Math.round(rate * years) - 1] ?? 1)) / 100);
}

/** Each run over a table is measured by the one before; where few come, one run leaves much to mend. */
const RUNS = 3;

function simulated(name: keyof typeof TABLES): Quiet['cusum'] {
  const { scorer, days, scatter, usual } = TABLES[name];
  let table = knowledge.quiet[name];
  for (let run = 0; run < RUNS; run += 1) {
    const measured = table;
    const scores = days.map((day) =>
      scatter.map((own) => usual.map((count) => passed(measured, scorer, { days: day, scatter: own, usual: count }))),
    );
    table = { years: SERIES, days: [...days], scatter: [...scatter], usual: [...usual], scores };
    console.log(`${name}, run ${run + 1}`);
  }
  return table;
}

function linesOf(name: string, { years, days, scatter, usual, scores }: Quiet['cusum']): string[] {
  return [
    `${name}:`,
    `  years: ${years}`,
    `  days: [${days.join(', ')}]`,
    `  scatter: [${scatter.join(', ')}]`,
    `  usual: [${usual.join(', ')}]`,
    '  scores:',
    ...scores.flatMap((rows) =>
      rows.map((row, at) => `    ${at === 0 ? '-' : ' '} - [${row.map((cell) => `[${cell.join(', ')}]`).join(', ')}]`),
    ),
  ];
}

/** `1` for both tables, or the name of one; the other stays. */
const UPDATE = process.env['UPDATE_QUIET'];

test.runIf(UPDATE !== undefined)('the scores of quiet series', { timeout: 7_200_000 }, () => {
  const lines = [
    '# How far quiet logs rise by chance: the scores that simulated series without any incident pass so many times a year,',
    '# by the days of the series, its scatter (variance over mean) and its usual count a day; years are simulated in each cell.',
    '# Written by UPDATE_QUIET=1 npm run scale -- quiet; UPDATE_QUIET=ears writes that table alone.',
    `rates: [${RATES.join(', ')}]`,
    ...(['cusum', 'ears'] as const).flatMap((name) =>
      linesOf(name, UPDATE === '1' || UPDATE === name ? simulated(name) : knowledge.quiet[name]),
    ),
  ];
  writeFileSync(join(root, 'data/quiet.yaml'), `${lines.join('\n')}\n`);
  expect(lines.length).toBeGreaterThan(10);
});

/** Long and short logs of other sizes and scatters than those of the table. */
const QUIET_LOGS: readonly Quietness[] = [
  { days: 70, usual: { a: 12, b: 6, c: 3, d: 1 }, scatter: 1 },
  { days: 200, usual: { a: 25, b: 10, c: 10, d: 4, e: 2, f: 0.5 }, scatter: 1.3 },
  { days: 365, usual: { a: 4, b: 2 }, scatter: 1.7 },
  { days: 150, usual: { a: 40, b: 40, c: 15 }, scatter: 4 },
  { days: 20, usual: { a: 12, b: 6, c: 3 }, scatter: 2 },
];

test.each(QUIET_LOGS)('10,000 quiet logs show what their reports say: %j', { timeout: 1_200_000 }, (quietness) => {
  const { shown, told } = falseAlarms(quietness, 10_000);
  console.log(`false alarms a year: told ${told.toFixed(2)}, shown ${shown.toFixed(2)}; ${JSON.stringify(quietness)}`);
  expect(shown / told).toBeGreaterThan(0.8);
  expect(shown / told).toBeLessThan(1.2);
});
