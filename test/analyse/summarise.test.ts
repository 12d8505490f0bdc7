import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Summariser } from '../../src/analyse/summarise.ts';
import { STATUSES } from '../../src/domain/row.ts';
import type { Summary } from '../../src/domain/summary.ts';
import { root } from '../knowledge.ts';
import { summarise } from './log-report.ts';

const fixture = readFileSync(join(root, 'fixtures/online-shop-reviews.csv'), 'utf8');

/** Rows of the fixture as source lines; a cell may hold line ends. */
function rowsOf(csv: string): { header: string; rows: string[] } {
  const [header = '', ...rows] = csv.match(/(?:"(?:[^"]|"")*"|[^\n"])+/g) ?? [];
  return { header, rows };
}

const { header, rows } = rowsOf(fixture);
const log = (lines: readonly string[]) => `${[header, ...lines].join('\n')}\n`;

/** Physical lines differ between a log and its parts; everything else must not. */
function withoutLines(summary: Summary): unknown {
  return JSON.parse(
    JSON.stringify({ ...summary, inputs: undefined }, (key, value) => (key === 'line' ? undefined : value)),
  );
}

test('rows read = the sum of the statuses', async () => {
  const summary = await summarise(`${fixture}\nbroken,row\n`);
  expect(STATUSES.reduce((sum, status) => sum + summary.rows[status], 0)).toBe(rows.length + 1);
  expect(summary.rows.rejected).toBe(1);
});

test('the order of the rows changes no count and no list', async () => {
  expect(withoutLines(await summarise(log(rows.toReversed())))).toEqual(withoutLines(await summarise(log(rows))));
});

test('a log split anywhere merges to the same summary, in any order of the parts', async () => {
  const whole = withoutLines(await summarise(log(rows)));
  for (const cut of [1, 60, 133, 200]) {
    const parts = [await summarise(log(rows.slice(0, cut))), await summarise(log(rows.slice(cut)))];
    for (const order of [parts, parts.toReversed()]) {
      const merged = new Summariser({ rows: 50, masked: true });
      for (const part of order) merged.merge(part);
      expect(withoutLines(merged.summary()), `cut at ${cut}`).toEqual(whole);
    }
  }
});

test('a masked id has its place by what is shown, in whatever order the rows come', async () => {
  const others = Array.from({ length: 40 }, (_, at) => `b-${100 + at},The courier was two hours late`);
  const late = 'zed@mail.example,The courier was two hours late';
  for (const order of [
    [late, ...others],
    [...others, late],
  ]) {
    const { listed } = await summarise(`id,text\n${order.join('\n')}\n`, { rows: 2 });
    expect(listed.map(({ id }) => id)).toEqual(['[email]', 'b-100']);
  }
});

test('the size of the lists is bounded', async () => {
  const summary = await summarise(log(rows), { rows: 7 });
  expect(summary.listed).toHaveLength(7);
  expect(Object.values(summary.quotes).every((quotes) => quotes.length <= 2)).toBe(true);
});
