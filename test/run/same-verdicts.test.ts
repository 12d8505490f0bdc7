import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClassifier, createJudge, createQuick } from '../../src/classify/classifier.ts';
import type { Complaint } from '../../src/domain/row.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import type { Logs } from '../../src/read/log.ts';
import { Admission } from '../../src/run/admission.ts';
import { judgeLogs } from '../../src/run/judge-logs.ts';
import { languageOf } from '../../src/text/language.ts';
import { runAmends } from '../cli/run-amends.ts';
import { knowledge, root } from '../knowledge.ts';
import { readRows } from '../read/memory-log.ts';
import { type RandomLog, randomLogs } from './random-log.ts';
import { open, split } from './split-log.ts';

const judge = createJudge(knowledge, createQuick(knowledge));
const classify = createClassifier(knowledge);
const openCsv = (logs: readonly RandomLog[]) => open(Object.fromEntries(logs.map(({ name, csv }) => [name, csv])));

/** Where a row stands, and its verdict to the byte. */
const told = ({ source, line }: Complaint, verdict: Verdict) => `${source}:${line} ${JSON.stringify(verdict)}`;

/** One row after the other, each alone. */
async function slowly({ logs }: Logs): Promise<string[]> {
  const rows = (await Promise.all(logs.map(readRows))).flat();
  return rows.flatMap((row) => {
    if ('reject' in row || row.complaint.text === '') return [];
    const lang = languageOf(row.complaint.text);
    if (lang === 'other') return [];
    return [told(row.complaint, classify(row.complaint.text, lang === 'ru' ? 'ru' : 'en'))];
  });
}

async function quickly({ logs }: Logs): Promise<string[]> {
  const verdicts: string[] = [];
  for await (const batch of judgeLogs(logs, new Admission({ keepDuplicates: true }), { long: judge }))
    for (const outcome of batch)
      if (outcome.status === 'classified') verdicts.push(told(outcome.complaint, outcome.verdict));
  return verdicts;
}

test('verdicts are the same row by row, in batches, and from shards', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomLogs, fc.integer({ min: 1, max: 5 }), async (logs, parts) => {
      const expected = await slowly(await openCsv(logs));
      expect(await quickly(await openCsv(logs))).toEqual(expected);
      const { shards } = await split(await openCsv(logs), parts);
      const found: string[] = [];
      for (const [name, shard] of Object.entries(shards)) found.push(...(await quickly(await open({ [name]: shard }))));
      expect(found.sort()).toEqual(expected.toSorted());
    }),
    { numRuns: 60 },
  );
});

describe('the program writes the same verdicts', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'amends-same-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const lines = async (args: readonly string[]) => {
    const { stdout, stderr, code } = await runAmends(['classify', ...args, '--quiet'], { cwd: folder });
    expect([code, stderr]).toEqual([0, '']);
    return stdout.trimEnd().split('\n');
  };

  test.each([
    ['quick', 11, 900],
    ['auto', 13, 60],
    ['careful', 14, 30],
  ])(
    '--reader %s, seed %i, %i rows: on one thread, on two, and from shards',
    { timeout: 240_000 },
    async (reader, seed, rows) => {
      const log = `${reader}-${seed}.csv`;
      const command = [join(root, 'test/scale/random-log.js'), String(seed), String(rows)];
      writeFileSync(join(folder, log), execFileSync(process.execPath, command));
      const one = await lines([log, '--reader', reader, '--threads', '1']);
      expect(await lines([log, '--reader', reader, '--threads', '2'])).toEqual(one);
      const split = await runAmends(['split', log, '--parts', '3', '--output', `${log}-shards`], { cwd: folder });
      expect(split.code).toBe(0);
      const found: string[] = [];
      for (const shard of ['1', '2', '3'])
        found.push(...(await lines([`${log}-shards/shard-${shard}.ndjson`, '--reader', reader])));
      expect(found.toSorted((a, b) => JSON.parse(a).line - JSON.parse(b).line)).toEqual(one);
    },
  );
});
