// Deep imports on purpose: the package root loads database clients, reads ./.env and prints to stdout.
import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import russian from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';

/** A stemmer is memoised; the memo is emptied when it is full, so that memory does not grow with the log. */
export type Stemmer = (form: string) => string;

const MEMO_SIZE = 50_000;
const CYRILLIC = /[а-я]/;

/**
 * Makes a stemmer for folded words of both languages. `exceptions` maps a folded form to its stem, where Porter's
 * rules separate forms of one word (деньги, денег) or join two words (стоимость, стоим).
 */
export function createStemmer(exceptions: Readonly<Record<string, string>>): Stemmer {
  const known = new Map(Object.entries(exceptions));
  let memo = new Map<string, string>();
  return (form) => {
    const remembered = memo.get(form);
    if (remembered !== undefined) return remembered;
    if (memo.size >= MEMO_SIZE) memo = new Map();
    const stem = known.get(form) ?? (CYRILLIC.test(form) ? russian.stem(form) : english.stem(form));
    memo.set(form, stem);
    return stem;
  };
}
