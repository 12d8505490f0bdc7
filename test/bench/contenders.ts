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
  /** How many rows its output answers: one that lost some was not faster. */
  readonly answered?: (output: string) => number;
  /** Run once and not measured: it learns from the labelled texts. */
  readonly training?: readonly string[];
  readonly needs?: Need;
  /** Is held to its committed ratio. */
  readonly ours?: true;
}

interface Need {
  readonly probe: readonly string[] | boolean;
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
        ...[1, 2].flatMap((threads) => [report(threads, field), classify(threads, field)]),
        fastText(field),
        linearSvm(field, python),
        naturalBayes(field),
      ],
    },
    { title: 'Cold start', contenders: [start('node -e 0', '-e', '0'), help(), smallReport()] },
  ];
}

function parser(name: string, { log, rows }: Field): Contender {
  return { name, rows, command: [node, ours(`${name}.js`), log], answered: Number };
}

function report(threads: number, { log, rows }: Field): Contender {
  return {
    name: `amends report, ${threadsOf(threads)}`,
    rows,
    command: [node, amends, 'report', log, '--reader', 'quick', '--format', 'json', '--threads', String(threads)],
    answered: (output) => JSON.parse(output).rows.read,
    needs: { probe: availableParallelism() >= threads, hint: 'a machine with two cores' },
    ours: true,
  };
}

function classify(threads: number, { log, rows }: Field): Contender {
  return {
    name: `amends classify, ${threadsOf(threads)}`,
    rows,
    command: [node, amends, 'classify', log, '--reader', 'quick', '--threads', String(threads)],
    answered: countLines,
    needs: { probe: availableParallelism() >= threads, hint: 'a machine with two cores' },
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
  const [program, model] = [ours('linear_svm.py'), join(models, 'linear-svm')];
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
  const [program, model] = [ours('natural-bayes.js'), join(models, 'natural-bayes')];
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
  return { ...start('amends report, 400 rows', amends, 'report', log, '--reader', 'quick'), ours: true };
}

function start(name: string, ...args: readonly string[]): Contender {
  return { name, rows: 0, command: [node, ...args] };
}

function ours(name: string): string {
  return join(root, 'test/bench/contenders', name);
}

function threadsOf(count: number): string {
  return count === 1 ? '1 thread' : `${count} threads`;
}

function countLines(output: string): number {
  return output.split('\n').length - 1;
}
