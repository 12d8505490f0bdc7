import {
  BLOCKS,
  type Block,
  createFeatureFinder,
  type FeatureFinder,
  Features,
  letterFeatures,
  pairFeature,
  wordFeatures,
} from '../../classify/quick/features.ts';
import { frequencyStep } from '../../classify/quick/model.ts';
import { type TextReader, wordsOf } from '../../text/reading.ts';
import type { Word } from '../../text/words.ts';
import type { Rows } from './svm.ts';

/** Training texts as the scorer will see texts: the same features, the same lengths of blocks. */
export interface Matrix extends Rows {
  /** Hash of each column, ascending. */
  readonly hashes: Uint32Array;
  /** As the model's file holds them. */
  readonly frequencies: Uint8Array;
}

interface Occurrence {
  readonly hash: number;
  readonly block: Block;
}

/** Features in fewer texts are left out. */
const FEWEST_TEXTS = 4;

export function buildMatrix(texts: readonly string[], reader: TextReader): Matrix {
  const findFeatures = createFeatureFinder(reader.itemNames, (hash) => hash);
  const occurrences = texts.map((text) => occurrencesIn(text, reader, findFeatures));
  const textsWith = new Map<number, number>();
  for (const list of occurrences)
    for (const hash of new Set(list.map((one) => one.hash))) textsWith.set(hash, (textsWith.get(hash) ?? 0) + 1);
  const hashes = Uint32Array.from([...textsWith].filter(([, count]) => count >= FEWEST_TEXTS).map(([hash]) => hash));
  hashes.sort();
  const columnOf = new Map<number, number>();
  for (const [column, hash] of hashes.entries()) columnOf.set(hash, column);
  const frequencies = Uint8Array.from(hashes, (hash) =>
    frequencyStep(1 + Math.log((1 + texts.length) / (1 + (textsWith.get(hash) ?? 0)))),
  );

  const starts = new Int32Array(texts.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  occurrences.forEach((list, row) => {
    const squares = new Float64Array(Object.keys(BLOCKS).length);
    const sums = new Map<number, { block: Block; value: number }>();
    for (const { hash, block } of list) {
      const column = columnOf.get(hash);
      if (column === undefined) continue;
      const frequency = frequencies[column] as number;
      squares[block] = (squares[block] as number) + frequency * frequency;
      const sum = sums.get(column);
      if (sum === undefined) sums.set(column, { block, value: frequency });
      else sum.value += frequency;
    }
    for (const column of [...sums.keys()].sort((a, b) => a - b)) {
      const { block, value } = sums.get(column) as { block: Block; value: number };
      columns.push(column);
      values.push(value / Math.sqrt(squares[block] as number));
    }
    starts[row + 1] = columns.length;
  });
  return {
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
    width: hashes.length,
    hashes,
    frequencies,
  };
}

/** Every feature of a text, one by one: words, runs of letters and concepts once, pairs of words where they stand. */
export function occurrencesIn(text: string, reader: TextReader, findFeatures: FeatureFinder): Occurrence[] {
  const reading = reader.read(text);
  const found: Occurrence[] = [];
  for (const word of wordsOf(reading)) {
    for (const hash of wordFeatures(word)) found.push({ hash, block: BLOCKS.words });
    for (const hash of letterFeatures(word)) found.push({ hash, block: BLOCKS.letters });
  }
  const { words, clauses, length, table } = reading.tokens;
  const stemAt = (at: number) => wordFeatures(table.words[words[at] as number] as Word)[1];
  for (let at = 1; at < length; at += 1)
    if (clauses[at] === clauses[at - 1])
      found.push({ hash: pairFeature(stemAt(at - 1), stemAt(at)), block: BLOCKS.words });
  const features = new Features();
  findFeatures(reading, reader.match(reading), features);
  const seen = new Set<number>();
  for (let at = 0; at < features.length; at += 1) {
    const hash = features.ids[at] as number;
    if (seen.has(hash)) continue;
    seen.add(hash);
    found.push({ hash, block: features.blocks[at] as Block });
  }
  return found;
}
