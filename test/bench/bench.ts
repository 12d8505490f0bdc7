import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contender, type Race, racesOf } from './contenders.ts';
import { writeField } from './field.ts';
import { compare, type Figure, figuresOf } from './figures.ts';
import { measure, missing, run } from './measure.ts';
import { type Results, readResults, setUp, writeResults } from './results.ts';
import { renderComparison, renderResults } from './table.ts';

const ROUNDS = 5;
const SEED = 1;
const ROWS = 30_000;

interface Options {
  readonly rows: number;
  readonly python: string;
  readonly update: boolean;
  readonly check: boolean;
}

/** Prints what the contenders took, writes it down under `--update`, compares it under `--check`. @returns the exit code */
export function bench(args: string[]): number {
  const options = optionsOf(args);
  const folder = mkdtempSync(join(tmpdir(), 'amends-bench-'));
  try {
    const results = measureAll(options, folder);
    console.log(renderResults(results));
    if (options.update) writeResults(results);
    return options.check ? check(results) : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function optionsOf(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string', default: String(ROWS) },
      python: { type: 'string', default: 'python3' },
      update: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  return { ...values, rows: Number(values.rows) };
}

function measureAll({ rows, python, check }: Options, folder: string): Results {
  const about = { date: new Date().toISOString().slice(0, 10), setUp: setUp() };
  const field = writeField(folder, SEED, rows);
  const races = racesOf(field, python).map((race) => {
    const entered = enter(race, check);
    return { title: race.title, figures: figuresOf(entered, runRounds(entered, folder)) };
  });
  return { ...about, log: { seed: SEED, rows, bytes: field.bytes }, races };
}

/** Those that are there; only amends and what it is compared with where the committed ratios are checked. */
function enter({ title, contenders: [first, ...others] }: Race, check: boolean): Race {
  const entered = others.filter((contender) => (!check || contender.ours) && isThere(contender));
  for (const { training } of entered) if (training !== undefined) run(training);
  return { title, contenders: [first, ...entered] };
}

function isThere(contender: Contender): boolean {
  const why = missing(contender);
  if (why !== undefined) console.error(why);
  return why === undefined;
}

/** Each round runs every contender once; one round before them warms the machine up. */
function runRounds({ title, contenders }: Race, folder: string) {
  const rounds = Array.from({ length: 1 + ROUNDS }, (_, round) => {
    console.error(`${title}: ${round === 0 ? 'warm-up' : `round ${round} of ${ROUNDS}`}`);
    return contenders.map((contender) => measure(contender, folder));
  });
  return rounds.slice(1);
}

function check(results: Results): number {
  const committed = readResults();
  const figures = ({ races }: Results): Figure[] => races.flatMap((race) => [...race.figures]);
  if (results.log.rows !== committed.log.rows) {
    console.error(
      `ratios of ${results.log.rows} rows say nothing of the committed ones, of ${committed.log.rows} rows`,
    );
    return 2;
  }
  const comparisons = compare(figures(results), figures(committed));
  console.log(renderComparison(comparisons));
  return comparisons.every(({ holds }) => holds) ? 0 : 1;
}
