// Deep imports on purpose: the package root loads database clients, reads ./.env and prints to stdout.
import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import russian from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';

/** The stem of a folded word. */
export type Stemmer = (form: string) => string;

const CYRILLIC = /[а-я]/;

/**
 * Makes a stemmer for both languages. `exceptions` maps a folded form to its stem, where Porter's rules separate forms
 * of one word (деньги, денег) or join two words (стоимость, стоим).
 */
export function createStemmer(exceptions: Readonly<Record<string, string>>): Stemmer {
  const known = new Map(Object.entries(exceptions));
  return (form) => known.get(form) ?? (CYRILLIC.test(form) ? russian.stem(form) : english.stem(form));
}
