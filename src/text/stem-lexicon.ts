import type { Knowledge } from '../knowledge/knowledge.ts';
import { isConceptName, namesOf } from '../knowledge/pattern.ts';
import { createStemmer } from './stem.ts';

/**
 * Writes the stem of every word of the lexicon into the knowledge, at build: the Porter stemmers would take a tenth of
 * a second for them at every start.
 */
export function stemLexicon(knowledge: Knowledge): Knowledge {
  const stem = createStemmer(knowledge.stems);
  const stems: Record<string, string> = {};
  for (const word of [...new Set(lexiconWords(knowledge))].sort()) stems[word] = stem(word);
  return { ...knowledge, stems: { ...knowledge.stems, ...stems } };
}

/** Words that are looked up by their stem: all but those with a sign for a prefix or an exact form. */
function lexiconWords({ concepts, cues }: Knowledge): string[] {
  const names = cues.flatMap(({ patterns }) => patterns.flatMap(namesOf));
  const literals = names.filter((name) => !isConceptName(name)).map((name) => name.replaceAll('_', ' '));
  const entries = [...Object.values(concepts).flat(), ...literals];
  return entries.flatMap((entry) => entry.split(' ')).filter((word) => !word.startsWith('=') && !word.endsWith('*'));
}
