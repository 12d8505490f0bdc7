import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../knowledge.ts';
import { judge, type Labelled, readLabelled, rightCategory, rightSeverity, share } from './labelled.ts';

const rows = readLabelled(join(root, 'test/gold/seeds.csv'));
const verdicts = judge(rows);

function wrong(wanted: (row: Labelled) => boolean): string[] {
  return rows.flatMap((row, at) => {
    const verdict = verdicts[at];
    if (!wanted(row) || verdict === undefined || (rightSeverity(row, verdict) && rightCategory(row, verdict)))
      return [];
    return [
      `${row.id} ${row.row['case']}: ${row.severity} ${row.category}, judged ${verdict.severity} ${verdict.category}/${verdict.kind} (${verdict.ground}): ${row.text}`,
    ];
  });
}

test(`the articles' cases: severity right in 95 %, the failure in 90 % (n = ${rows.length})`, () => {
  const severity = share(rows, verdicts, rightSeverity);
  const category = share(rows, verdicts, rightCategory);
  console.log(`seeds n=${rows.length} severity=${severity.toFixed(3)} category=${category.toFixed(3)}`);
  expect(severity, wrong(() => true).join('\n')).toBeGreaterThanOrEqual(0.95);
  expect(category, wrong(() => true).join('\n')).toBeGreaterThanOrEqual(0.9);
});

test('every case of the critical and trivial kinds (M2) is right', () => {
  expect(wrong((row) => row.row['case'] === 'M2')).toEqual([]);
});
