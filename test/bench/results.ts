import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '../knowledge.ts';
import type { Figure } from './figures.ts';
import { renderResults } from './table.ts';

/** What was measured once, where and on what. */
export interface Results {
  readonly date: string;
  readonly setUp: {
    readonly processor: string;
    readonly cores: number;
    readonly node: string;
    /** Processes that wanted a core in the minute before: 0 is a quiet machine. */
    readonly load: number;
  };
  readonly log: { readonly seed: number; readonly rows: number; readonly bytes: number };
  readonly races: readonly { readonly title: string; readonly figures: readonly Figure[] }[];
}

const RESULTS = join(root, 'test/bench/results.json');
const README = join(root, 'test/bench/README.md');
const TABLES = /(?<=<!-- results -->\n).*(?=<!-- end of results -->)/s;

export function readResults(): Results {
  return JSON.parse(readFileSync(RESULTS, 'utf8'));
}

/** Commits to them: in results.json, and in the tables of README.md. */
export function writeResults(results: Results): void {
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(
    README,
    readFileSync(README, 'utf8').replace(TABLES, () => renderResults(results)),
  );
}

/** The tables as README.md has them. */
export function readTables(): string {
  return TABLES.exec(readFileSync(README, 'utf8'))?.[0] ?? '';
}

export function setUp(): Results['setUp'] {
  const [{ model } = { model: 'unknown' }] = cpus();
  return {
    processor: model.trim(),
    cores: cpus().length,
    node: process.version,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}
