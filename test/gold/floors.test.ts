// Invented complaints that nothing was learned from. A figure that falls by more than 0.01 under what was reached is red;
// UPDATE_GOLD=1 writes down what is reached now.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Verdict } from '../../src/domain/verdict.ts';
import { root } from '../knowledge.ts';
import {
  judge,
  type Labelled,
  type ReaderChoice,
  readLabelled,
  rightCategory,
  rightSeverity,
  share,
} from './labelled.ts';

const FLOORS = join(root, 'test/gold/floors.json');
const ALLOWED = 0.01;

type Figures = Record<string, number>;

const READERS = ['quick', 'careful'] as const;

/**
 * `articles`: the cases of the founding articles in other words, by somebody who knew neither cues nor corpus; `seeds`: the
 * same, but texts of it were read before the corpus was last added to. `m2`: those of its second row, both labels right.
 */
const SETS = ['articles', 'seeds', 'hard', 'writer3', 'writer8'];

async function figuresOf(rows: readonly Labelled[], reader: ReaderChoice): Promise<Figures> {
  const verdicts = await judge(rows, reader);
  const own: Figures = {
    severity: share(rows, verdicts, rightSeverity),
    category: share(rows, verdicts, rightCategory),
  };
  const at = rows.flatMap((row, index) => (/^M2(?:-|$)/.test(row.row['case'] ?? '') ? [index] : []));
  if (at.length === 0) return own;
  const m2 = at.map((index) => rows[index] as Labelled);
  const said = at.map((index) => verdicts[index] as Verdict);
  return { ...own, m2: share(m2, said, (row, verdict) => rightSeverity(row, verdict) && rightCategory(row, verdict)) };
}

test.each(SETS.flatMap((set) => READERS.map((reader) => [set, reader] as const)))(
  '%s, %s',
  { timeout: 120_000 },
  async (set, reader) => {
    const rows = readLabelled(join(root, `test/gold/${set}.csv`));
    const name = `${set} ${reader}`;
    const reached = await figuresOf(rows, reader);
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
  },
);
