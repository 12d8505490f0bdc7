import type { Knowledge } from '../knowledge/knowledge.ts';
import { isConceptName } from '../knowledge/pattern.ts';
import { type CueMatcher, compileCues, type Firing, type Reading } from './cues.ts';
import { type ItemId, Lexicon } from './lexicon.ts';
import { negationScope } from './negation.ts';
import { createStemmer } from './stem.ts';
import { tokenize } from './tokens.ts';

/** The concept whose words negate what follows, and the one that takes that back («не только», "no wonder"). */
const NEGATION = 'NOT';
const NO_NEGATION = 'NOT-ONLY';

export interface TextReader {
  /** Tokens, concepts and negations of a text. */
  read(text: string): Reading;
  /** The cues that fire in it, in the order of the lexicon. */
  readonly match: CueMatcher;
  /** The name of an item: a concept or a literal entry. */
  nameOf(item: ItemId): string;
}

/** Compiles the lexicon. About 30 ms; make it once. */
export function createTextReader({
  concepts,
  cues,
  stems,
}: Pick<Knowledge, 'concepts' | 'cues' | 'stems'>): TextReader {
  const lexicon = new Lexicon(createStemmer(stems));
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
  const match = compileCues(cues, itemOf);

  return {
    match,
    nameOf: (item) => names[item] ?? '',
    read(text) {
      const tokens = tokenize(text);
      const marks = lexicon.marks(tokens);
      const negating = new Set(marks.filter(({ item }) => item === negation).map(({ last }) => last));
      for (const { item, first, last } of marks) {
        if (item !== noNegation) continue;
        for (let at = first; at <= last; at += 1) negating.delete(at);
      }
      return { text, tokens, marks, negated: negationScope(tokens, (at) => negating.has(at)) };
    },
  };
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
