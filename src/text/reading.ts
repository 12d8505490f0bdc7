import type { Knowledge } from '../knowledge/knowledge.ts';
import { isConceptName, namesOf } from '../knowledge/pattern.ts';
import { type CueMatcher, compileCues, type Firing, type Reading } from './cues.ts';
import { ReadingKernel } from './kernel.ts';
import { type ItemId, Lexicon } from './lexicon.ts';
import { createStemmer } from './stem.ts';
import { type Word, WordTable } from './words.ts';

/** The concept whose words negate what follows, and the one that takes that back («не только», "no wonder"). */
const NEGATION = 'NOT';
const NO_NEGATION = 'NOT-ONLY';

export interface TextReader {
  /** Tokens, concepts and negations of a text; what it returns holds until the next text is read. */
  read(text: string): Reading;
  /** The cues that fire in it, in the order of the lexicon. */
  readonly match: CueMatcher;
  /** Of each item, in their order: a concept or a literal entry. */
  readonly itemNames: readonly string[];
}

/** Compiles the lexicon. About 30 ms and 20 MB; make it once. */
export function createTextReader({
  concepts,
  cues,
  stems,
}: Pick<Knowledge, 'concepts' | 'cues' | 'stems'>): TextReader {
  const stem = createStemmer(stems);
  const lexicon = new Lexicon(stem);
  const names: string[] = [];
  const ids = new Map<string, ItemId>();
  const itemOf = (name: string): ItemId => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    const id = names.push(name) - 1;
    ids.set(name, id);
    const entries = isConceptName(name) ? (concepts[name] ?? []) : [name.replaceAll('_', ' ')];
    for (const entry of entries) lexicon.add(id, entry);
    return id;
  };
  for (const name of Object.keys(concepts)) itemOf(name);
  const negation = itemOf(NEGATION);
  const noNegation = itemOf(NO_NEGATION);
  for (const { patterns } of cues) for (const pattern of patterns) namesOf(pattern).forEach(itemOf);
  const match = compileCues(cues, itemOf, names.length);

  const kernel = new ReadingKernel(new WordTable(stem, lexicon), lexicon, negation, noNegation);
  const { tokens, marks } = kernel;

  return {
    match,
    itemNames: names,
    read(text) {
      kernel.read(text);
      return { text, tokens, marks };
    },
  };
}

/** The forms of the words of a text, in its order. */
export function formsOf({ tokens: { words, length, table } }: Reading): string[] {
  return [...words.subarray(0, length)].map((word) => (table.words[word] as Word).form);
}

/** The words of a text, each once, in the order in which they come first. */
export function wordsOf({ tokens: { words, length, table } }: Reading): Word[] {
  return [...new Set(words.subarray(0, length))].map((word) => table.words[word] as Word);
}

/** Examples that a cue misses, or fires on against its word. */
export function failingExamples(
  reader: TextReader,
  cues: Readonly<Record<string, { readonly yes: readonly string[]; readonly no: readonly string[] }>>,
): { readonly cue: string; readonly example: string; readonly fires: boolean }[] {
  const fires = (cue: string, text: string) =>
    reader.match(reader.read(text)).some((firing: Firing) => firing.cue === cue);
  return Object.entries(cues).flatMap(([cue, { yes, no }]) => [
    ...yes.filter((text) => !fires(cue, text)).map((example) => ({ cue, example, fires: false })),
    ...no.filter((text) => fires(cue, text)).map((example) => ({ cue, example, fires: true })),
  ]);
}
