import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contender, type Race, racesOf } from './contenders.ts';
import { writeField } from './field.ts';
import { compare, type Figure, figuresOf, wasQuiet } from './figures.ts';
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
      rows: { type: 'string' },
      python: { type: 'string', default: 'python3' },
      update: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  if (values.check && (values.update || values.rows !== undefined))
    throw new Error('--check measures what was committed: neither --rows nor --update');
  const rows = values.check ? readResults().log.rows : Number(values.rows ?? ROWS);
  if (!Number.isSafeInteger(rows) || rows < 1) throw new Error(`--rows ${values.rows}: a whole number from 1`);
  return { ...values, rows };
}

function measureAll(options: Options, folder: string): Results {
  const about = { date: new Date().toISOString().slice(0, 10), setUp: setUp() };
  const { rows, python } = options;
  const field = writeField(folder, SEED, rows);
  const races = racesOf(field, python).map((race) => {
    const entered = enter(race, options);
    return { title: race.title, figures: figuresOf(entered, runRounds(entered, folder)) };
  });
  return { ...about, log: { seed: SEED, rows, bytes: field.bytes }, races };
}

/** Those that are there; only amends and what it is compared with where committed ratios are checked. */
function enter({ title, contenders: [first, ...others] }: Race, { check, update }: Options): Race {
  const wanted = others.filter(({ ours }) => !check || ours);
  const entered = wanted.filter((contender) => isThere(contender, update));
  for (const { training } of entered) if (training !== undefined) run(training);
  return { title, contenders: [first, ...entered] };
}

/** @throws where results are to be committed, which are of all contenders */
function isThere(contender: Contender, update: boolean): boolean {
  const why = missing(contender);
  if (why !== undefined && update) throw new Error(why);
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
  const [parser] = results.races[0]?.figures ?? [];
  const quiet = parser !== undefined && wasQuiet(parser);
  if (!quiet) console.error('the machine was busy: only time of the processor is compared');
  const comparisons = compare(comparedIn(results), comparedIn(readResults()), quiet);
  console.log(renderComparison(comparisons));
  return comparisons.every(({ holds }) => holds) ? 0 : 1;
}

/** All but the first of each race, which they are compared with. */
function comparedIn({ races }: Results): Figure[] {
  return races.flatMap(({ figures }) => figures.slice(1));
}
