import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from '../knowledge.ts';
import type { Field } from './field.ts';

/** A program that runs in a process of its own. */
export interface Contender {
  readonly name: string;
  /** Rows that it reads; none where only its start counts. */
  readonly rows: number;
  readonly command: readonly string[];
  /** One run starts it so often, where it is over too soon for a clock of hundredths. */
  readonly repeats?: number;
  /** How many rows its output answers: one that lost some was not faster. */
  readonly answered?: Answered;
  /** Run once and not measured: it learns from the labelled texts. */
  readonly training?: readonly string[];
  /** Without it, it is left out. */
  readonly needs?: Need;
  /** Is held to its committed ratio. */
  readonly ours?: true;
}

type Answered = (output: string) => number;

interface Need {
  /** A command that succeeds where it is there, or whether it is. */
  readonly probe: readonly string[] | boolean;
  /** How to get it. */
  readonly hint: string;
}

/** Contenders that run in turn; the time of the first is 1. */
export interface Race {
  readonly title: string;
  readonly contenders: readonly [Contender, ...Contender[]];
}

/** So many rows suffice for the slowest. */
const SAMPLE = 500;

const node = process.execPath;
const amends = join(root, 'bin/amends.js');

/** @param python one that may have scikit-learn */
export function racesOf(field: Field, python: string): readonly Race[] {
  return [
    {
      title: 'The log',
      contenders: [
        parser('csv-parse', field),
        parser('papaparse', field),
        ...[1, 2].flatMap((threads) => [
          judge(['report', '--format', 'json'], rowsOfReport, threads, field),
          judge(['classify'], countLines, threads, field),
        ]),
        fastText(field),
        linearSvm(field, python),
        naturalBayes(field),
      ],
    },
    { title: 'Cold start', contenders: [start('node -e 0', '-e', '0'), help(), smallReport()] },
  ];
}

function parser(name: string, { log, rows }: Field): Contender {
  return { name, rows, command: [node, programAt(`${name}.js`), log], answered: Number };
}

function judge(
  [job = '', ...flags]: readonly string[],
  answered: Answered,
  threads: number,
  { log, rows }: Field,
): Contender {
  return {
    name: `amends ${job}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    rows,
    command: [node, amends, job, log, ...flags, '--reader', 'quick', '--threads', String(threads)],
    answered,
    needs: { probe: availableParallelism() >= threads, hint: `${threads} cores` },
    ours: true,
  };
}

function fastText({ texts, labelled, models, rows }: Field): Contender {
  const model = join(models, 'fasttext');
  return {
    name: 'fastText',
    rows,
    command: ['fasttext', 'predict', `${model}.bin`, texts],
    answered: countLines,
    // A tenth of the buckets that it has by default: its model would be 800 MB, and most of the time be spent loading it.
    training: ['fasttext', 'supervised', '-input', labelled, '-output', model, '-wordNgrams', '2', '-bucket', '200000'],
    needs: { probe: ['sh', '-c', 'command -v fasttext'], hint: 'apt-get install fasttext' },
  };
}

function linearSvm({ texts, labelled, models, rows }: Field, python: string): Contender {
  const [program, model] = [programAt('linear_svm.py'), join(models, 'linear-svm')];
  return {
    name: 'scikit-learn',
    rows,
    command: [python, program, 'predict', model, texts],
    answered: countLines,
    training: [python, program, 'train', labelled, model],
    needs: {
      probe: [python, '-c', 'import sklearn'],
      hint: 'python3 -m venv V && V/bin/pip install scikit-learn, then --python V/bin/python',
    },
  };
}

function naturalBayes({ texts, labelled, models, rows }: Field): Contender {
  const [program, model] = [programAt('natural-bayes.js'), join(models, 'natural-bayes')];
  const sample = Math.min(rows, SAMPLE);
  return {
    name: 'natural',
    rows: sample,
    command: [node, program, 'predict', model, texts, String(sample)],
    answered: countLines,
    training: [node, program, 'train', labelled, model],
  };
}

function help(): Contender {
  return { ...start('amends --help', amends, '--help'), ours: true };
}

function smallReport(): Contender {
  const log = join(root, 'fixtures/meal-delivery-week.csv');
  return { ...start('amends report, 400 rows', amends, 'report', log, '--reader', 'quick'), repeats: 1, ours: true };
}

function start(name: string, ...args: readonly string[]): Contender {
  return { name, rows: 0, command: [node, ...args], repeats: 10 };
}

function programAt(name: string): string {
  return join(root, 'test/bench/contenders', name);
}

function rowsOfReport(output: string): number {
  return JSON.parse(output).rows.read;
}

function countLines(output: string): number {
  return output.split('\n').length - 1;
}
