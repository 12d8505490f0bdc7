// Invented complaints that nothing was learned from. A figure that falls by more than 0.01 under what was reached is red;
// UPDATE_GOLD=1 writes down what is reached now.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../knowledge.ts';
import { judge, type Labelled, readLabelled, rightCategory, rightSeverity, share } from './labelled.ts';

const FLOORS = join(root, 'test/gold/floors.json');
const ALLOWED = 0.01;

type Figures = Record<string, number>;

/** `seeds`: the cases of the founding articles in other words; `m2`: those of its second row, both labels right. */
const SETS: Record<string, (rows: readonly Labelled[]) => Figures> = {
  seeds: (rows) => {
    const m2 = rows.filter((row) => row.row['case'] === 'M2');
    return {
      ...figuresOf(rows),
      m2: share(m2, judge(m2), (row, verdict) => rightSeverity(row, verdict) && rightCategory(row, verdict)),
    };
  },
  hard: figuresOf,
  writer3: figuresOf,
};

function figuresOf(rows: readonly Labelled[]): Figures {
  const verdicts = judge(rows);
  return { severity: share(rows, verdicts, rightSeverity), category: share(rows, verdicts, rightCategory) };
}

test.each(Object.keys(SETS))('%s', (name) => {
  const rows = readLabelled(join(root, `test/gold/${name}.csv`));
  const reached = SETS[name]?.(rows) ?? {};
  const said = Object.entries(reached).map(([figure, value]) => `${figure}=${value.toFixed(3)}`);
  console.log(`${name} n=${rows.length} ${said.join(' ')}`);
  const floors = JSON.parse(readFileSync(FLOORS, 'utf8')) as Record<string, Figures>;
  if (process.env['UPDATE_GOLD'] === '1') {
    floors[name] = Object.fromEntries(
      Object.entries(reached).map(([figure, value]) => [figure, Math.floor(value * 1000) / 1000]),
    );
    writeFileSync(FLOORS, `${JSON.stringify(floors, null, 2)}\n`);
  }
  expect(Object.keys(reached)).toEqual(Object.keys(floors[name] ?? {}));
  for (const [figure, floor] of Object.entries(floors[name] ?? {}))
    expect(reached[figure], figure).toBeGreaterThanOrEqual(floor - ALLOWED);
});
