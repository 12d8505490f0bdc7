// What chance brings: quiet series are simulated, and UPDATE_QUIET=1 writes the scores that they pass into data/quiet.yaml.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { baselineOf } from '../../src/analyse/incidents/baseline.ts';
import { cusumSurges } from '../../src/analyse/incidents/cusum.ts';
import { earsScores } from '../../src/analyse/incidents/ears.ts';
import { quietDays, seeded } from '../analyse/incidents/quiet-series.ts';
import { root } from '../knowledge.ts';

const RATES = [1, 0.3, 0.1, 0.03, 0.01];
/** So many series of a year, or as many days in shorter ones; fewer are a first look. */
const SERIES = Number(process.env['QUIET_YEARS'] ?? 10_000);
const YEAR = 365;

/** Scores over 0 of one quiet series. */
type Scorer = (counts: number[]) => number[];

const cusum: Scorer = (counts) => {
  const weekdays = counts.map((_, at) => at % 7);
  const { expected, scatter } = baselineOf(counts, weekdays);
  return cusumSurges(counts, expected, scatter).map(({ score }) => score);
};
const ears: Scorer = (counts) => [...earsScores(counts, new Set()).scores].filter((score) => score > 0);

const TABLES = {
  cusum: {
    scorer: cusum,
    days: [56, 112, YEAR],
    scatter: [1, 1.5, 2, 3, 5, 8],
    usual: [0.1, 0.3, 1, 3, 10, 30, 100, 300],
  },
  // A short log does not tell its scatter; twice that of chance is supposed.
  ears: { scorer: ears, days: [7, 14], scatter: [2], usual: [0.3, 1, 3, 10, 30, 100] },
} as const;

/** The scores that are passed at each of the rates. */
function passed(scorer: Scorer, days: number, scatter: number, usual: number): number[] {
  const random = seeded(20_260_101);
  const series = Math.ceil((SERIES * YEAR) / days);
  let scores: number[] = [];
  const most = SERIES * (RATES[0] as number) + 1;
  for (let at = 0; at < series; at += 1) {
    for (const score of scorer(quietDays(days, usual, scatter, random))) if (score > 1) scores.push(score);
    if (scores.length > 4 * most) scores = scores.sort((a, b) => b - a).slice(0, most);
  }
  scores.sort((a, b) => b - a);
  const years = (series * days) / YEAR;
  return RATES.map((rate) => Math.round(100 * (scores[Math.round(rate * years) - 1] ?? 1)) / 100);
}

test.runIf(process.env['UPDATE_QUIET'] === '1')('the scores of quiet series', { timeout: 7_200_000 }, () => {
  const lines = [
    '# How far quiet logs rise by chance: the scores that simulated series without any incident pass so many times a year,',
    `# by the days of the series, its scatter (variance over mean) and its usual count a day. ${SERIES} years in each cell.`,
    '# Written by UPDATE_QUIET=1 npm run scale -- quiet.',
    `rates: [${RATES.join(', ')}]`,
  ];
  for (const [name, { scorer, days, scatter, usual }] of Object.entries(TABLES)) {
    lines.push(
      `${name}:`,
      `  days: [${days.join(', ')}]`,
      `  scatter: [${scatter.join(', ')}]`,
      `  usual: [${usual.join(', ')}]`,
    );
    lines.push('  scores:');
    for (const day of days) {
      const rows = scatter.map((own) => usual.map((count) => passed(scorer, day, own, count)));
      for (const [at, row] of rows.entries()) {
        lines.push(`    ${at === 0 ? '-' : ' '} - [${row.map((cell) => `[${cell.join(', ')}]`).join(', ')}]`);
      }
      console.log(`${name} ${day} days`);
    }
  }
  writeFileSync(join(root, 'data/quiet.yaml'), `${lines.join('\n')}\n`);
  expect(lines.length).toBeGreaterThan(10);
});
