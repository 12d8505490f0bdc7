// The cases of the product's founding articles in other words, written by somebody who had not seen the lexicon. The goal
// is severity 0.95, the failure 0.90, and every M2 case right; the floors are what is reached, and go up with it.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../knowledge.ts';
import { judge, readLabelled, rightCategory, rightSeverity, share } from './labelled.ts';

const FLOOR = { severity: 0.72, category: 0.51, m2: 0.44 };

const rows = readLabelled(join(root, 'test/gold/seeds.csv'));

test(`the articles' cases (n = ${rows.length})`, () => {
  const verdicts = judge(rows);
  const m2 = rows.filter((row) => row.row['case'] === 'M2');
  const m2Verdicts = verdicts.filter((_, at) => rows[at]?.row['case'] === 'M2');
  const figures = {
    severity: share(rows, verdicts, rightSeverity),
    category: share(rows, verdicts, rightCategory),
    m2: share(m2, m2Verdicts, (row, verdict) => rightSeverity(row, verdict) && rightCategory(row, verdict)),
  };
  console.log(
    `seeds n=${rows.length} severity=${figures.severity.toFixed(3)} category=${figures.category.toFixed(3)} both, M2 (n=${m2.length})=${figures.m2.toFixed(3)}`,
  );
  expect(figures.severity).toBeGreaterThanOrEqual(FLOOR.severity);
  expect(figures.category).toBeGreaterThanOrEqual(FLOOR.category);
  expect(figures.m2).toBeGreaterThanOrEqual(FLOOR.m2);
});
