import { Random } from '../fuzz/random.ts';
import type { Corpus, Language, Topic } from './corpus.ts';
import { novelWord } from './novel-word.ts';

/** One row, as a line of the CSV file (of many lines, where the text has some) and as its text alone on one line. */
export interface InventedRow {
  readonly record: string;
  readonly text: string;
}

export const HEADER = 'id,date,rating,text,city\n';

const CITIES = ['North', 'Riverside', 'Old Town', 'Заречный', 'Центр', ''];
/** Bytes that a text has at least, and by how many more it may be asked to have. */
const LENGTH = { least: 50, spread: 360 };
/** One in so many words of four letters or more is novel. */
const NOVEL = 20;

/**
 * Rows in both languages, of about 300 bytes, each put together from what the corpus says of one failure: with other
 * numbers, novel words, and line ends inside of texts. The same seed gives the same rows.
 */
export function* inventLog({ topics }: Corpus, seed: number, rows: number): Generator<InventedRow> {
  const random = new Random(seed);
  for (let id = 1; id <= rows; id += 1) {
    const text = inventText(random.pick(topics), random);
    const day = new Date(Date.UTC(2025, 0, 1 + random.below(365))).toISOString().slice(0, 10);
    const cells = [id, day, 1 + random.below(5), text, random.pick(CITIES)];
    yield { record: `${cells.map(cellOf).join(',')}\n`, text: text.replaceAll('\n', ' ') };
  }
}

function inventText({ lang, sentences }: Topic, random: Random): string {
  const length = LENGTH.least + random.below(LENGTH.spread);
  let text = '';
  while (Buffer.byteLength(text) < length) {
    const between = random.once(8) ? '\n' : ' ';
    text += (text === '' ? '' : between) + varied(random.pick(sentences), lang, random);
  }
  return text;
}

function varied(sentence: string, lang: Language, random: Random): string {
  return sentence
    .replace(/\d/g, () => String(random.below(10)))
    .replace(/\p{L}{4,}/gu, (word) => (random.once(NOVEL) ? novelWord(word, lang, random) : word));
}

function cellOf(value: string | number): string {
  const cell = String(value);
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
