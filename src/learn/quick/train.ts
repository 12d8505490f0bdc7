import { createHash } from 'node:crypto';
import { encodeModel, type ModelHead, softmax } from '../../classify/quick/model.ts';
import { SEVERITIES } from '../../domain/verdict.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { createTextReader } from '../../text/reading.ts';
import { type LabelledRow, namedIn } from '../labelled.ts';
import { buildMatrix, type Matrix } from './matrix.ts';
import { trainSoftmax } from './softmax.ts';
import { trainSvm } from './svm.ts';

const SVM = { cost: 0.3, passes: 20, seed: 1 };
/** Probabilities are fitted to outputs of models that saw the other two thirds. */
const FOLDS = 3;
/** A person is asked to look at this share of the rows. */
const REVIEWED = 0.18;

/** Told how many parts of the work are done; awaited, so that others may run. */
export type Progress = (done: number, of: number) => Promise<void>;

/**
 * Trains a quick reader: one linear machine for each failure named and each severity, then class probabilities on
 * outputs of rows that the machine had not seen. The same rows in the same order and the same knowledge give the same
 * bytes. Memory: about 20 KB a row; 24,000 rows take a minute.
 */
export async function trainQuick(
  rows: readonly LabelledRow[],
  knowledge: Knowledge,
  progress: Progress,
): Promise<Uint8Array> {
  const reader = createTextReader(knowledge);
  const matrix = buildMatrix(
    rows.map(({ text }) => text),
    reader,
  );
  const categories = [...new Set(rows.flatMap(namedIn))].sort();
  const targets = [
    ...categories.map((code) => Int8Array.from(rows, (row) => (namedIn(row).includes(code) ? 1 : -1))),
    ...SEVERITIES.map((severity) => Int8Array.from(rows, (row) => (row.severity === severity ? 1 : -1))),
  ];
  let done = 0;
  const machinesOf = async (chosen: Int32Array) => {
    const machines: Float64Array[] = [];
    for (const target of targets) {
      machines.push(trainSvm(matrix, chosen, target, SVM));
      done += 1;
      await progress(done, targets.length * (FOLDS + 1));
    }
    return machines;
  };

  const unseen = rows.map(() => new Float64Array(targets.length));
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const machines = await machinesOf(Int32Array.from(rows.keys()).filter((row) => row % FOLDS !== fold));
    for (let row = fold; row < rows.length; row += FOLDS)
      machines.forEach((weights, output) => {
        (unseen[row] as Float64Array)[output] = outputOf(matrix, row, weights);
      });
  }
  const primary = trainSoftmax(
    unseen,
    rows.map((row) => row.category),
    [...categories, 'none'],
  );
  const severity = trainSoftmax(
    unseen,
    rows.map((row) => row.severity),
    SEVERITIES,
  );
  const machines = await machinesOf(Int32Array.from(rows.keys()));
  const steps = machines.map((weights) => largest(weights.subarray(0, matrix.width)) / 127 || 1);
  const head: ModelHead = {
    categories,
    features: matrix.width,
    sources: hashOf(rows, knowledge),
    rows: rows.length,
    // A column's value is its frequency in sixteenths over the length of its block, so the file's unit cancels out.
    steps,
    biases: machines.map((weights) => weights[matrix.width] as number),
    primary,
    severity,
    namedFrom: bestThreshold(rows, unseen, categories),
    review: quantile(
      unseen.map((outputs) => Math.max(...softmax(severity, outputs))),
      REVIEWED,
    ),
  };
  const weights = new Int8Array(matrix.width * machines.length);
  machines.forEach((own, output) => {
    for (let column = 0; column < matrix.width; column += 1)
      weights[column * machines.length + output] = Math.round((own[column] as number) / (steps[output] as number));
  });
  return encodeModel(head, { hashes: matrix.hashes, frequencies: matrix.frequencies, weights });
}

function outputOf({ starts, columns, values, width }: Matrix, row: number, weights: Float64Array): number {
  let sum = weights[width] as number;
  for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1)
    sum += (weights[columns[at] as number] as number) * (values[at] as number);
  return sum;
}

/** The threshold with the best F1 of failures named, over all rows together. */
function bestThreshold(rows: readonly LabelledRow[], unseen: readonly Float64Array[], categories: readonly string[]) {
  const outputs = rows.flatMap((row, at) => {
    const named = namedIn(row);
    return categories.map((code, output) => ({ value: unseen[at]?.[output] as number, right: named.includes(code) }));
  });
  const all = outputs.filter(({ right }) => right).length;
  let best = { threshold: 0, f1: 0 };
  for (let threshold = -1; threshold <= 1; threshold += 0.05) {
    const said = outputs.filter(({ value }) => value >= threshold);
    const f1 = (2 * said.filter(({ right }) => right).length) / (said.length + all);
    if (f1 > best.f1) best = { threshold: Math.round(threshold * 100) / 100, f1 };
  }
  return best.threshold;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(share * sorted.length)] ?? 0) * 1000) / 1000;
}

function hashOf(rows: readonly LabelledRow[], knowledge: Knowledge): string {
  const { concepts, cues, stems } = knowledge;
  const hash = createHash('sha256').update(JSON.stringify([concepts, cues, stems]));
  for (const { id, text, severity, category, others } of rows)
    hash.update(JSON.stringify([id, text, severity, category, others]));
  return hash.digest('hex').slice(0, 16);
}
