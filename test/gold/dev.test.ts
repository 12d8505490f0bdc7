// Measures on labelled complaints beside the checkout, where they are there; UPDATE_GOLD=1 writes the figures down.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/domain/verdict.ts';
import { knowledge, root } from '../knowledge.ts';
import { beside, judge, macroF1, readLabelled, rightCategory, rightSeverity, share } from './labelled.ts';

const dev = beside('dev.csv');
const round2 = (value: number) => Math.floor(value * 100) / 100;

describe.skipIf(dev === undefined)('on labelled complaints that nothing was learned from', () => {
  const rows = dev === undefined ? [] : readLabelled(dev);
  const verdicts = judge(rows);

  test('severity and failure are right as often as reports say', () => {
    const [severity, category] = [share(rows, verdicts, rightSeverity), share(rows, verdicts, rightCategory)];
    const figures = { severityRight: round2(severity), categoryRight: round2(category), n: rows.length };
    if (process.env['UPDATE_GOLD'] === '1')
      update(
        'judge.yaml',
        Object.entries(figures)
          .map(([key, value]) => `${key}: ${value}\n`)
          .join(''),
      );
    else expect(knowledge.judge).toEqual(figures);
  });

  test.each(['all', 'ru', 'en'])('figures of %s', (lang) => {
    const at = rows.flatMap((row, index) => (lang === 'all' || row.lang === lang ? [index] : []));
    const own = at.flatMap((index) => rows[index] ?? []);
    const said = at.flatMap((index) => verdicts[index] ?? []);
    const [severity, category] = [share(own, said, rightSeverity), share(own, said, rightCategory)];
    const f1 = macroF1(
      own.map((row) => row.severity),
      said.map((verdict) => verdict.severity),
    );
    console.log(
      `dev ${lang} n=${own.length} severity=${severity.toFixed(3)} macro-F1=${f1.toFixed(3)} category=${category.toFixed(3)}`,
    );
    expect(severity).toBeGreaterThanOrEqual(lang === 'all' ? 0.84 : 0.8);
    if (lang !== 'all') return;
    expect(f1).toBeGreaterThanOrEqual(0.73);
    expect(category).toBeGreaterThanOrEqual(0.57);
  });

  test('a verdict that calls itself sure is, and the doubtful ones hold the errors', () => {
    const sure = rows.flatMap((row, at) =>
      (verdicts[at]?.confidence ?? 0) > 0.9 ? [rightSeverity(row, verdicts[at] as Verdict)] : [],
    );
    console.log(
      `dev sure: ${(sure.length / rows.length).toFixed(2)} of rows, ${(sure.filter(Boolean).length / sure.length).toFixed(3)} right`,
    );
    expect(sure.filter(Boolean).length / sure.length).toBeGreaterThanOrEqual(0.93);
    const reviewed = verdicts.filter(({ review }) => review).length;
    expect(reviewed / rows.length).toBeLessThanOrEqual(0.2);
  });
});

/** Keeps the comment on top. */
function update(name: string, body: string): void {
  const path = join(root, 'data', name);
  const head = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'));
  writeFileSync(path, `${head.join('\n')}\n${body}`);
}
