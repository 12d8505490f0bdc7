import type { Tokens } from './tokens.ts';

const CYRILLIC = /[а-я]/;

/** How many words a negation reaches: measured, Russian negates what follows at once, English often over an auxiliary. */
const REACH = { ru: 2, en: 4 } as const;

/**
 * Tokens that a negation reaches: at most two words after a Russian one, four after an English one, never past a mark of
 * punctuation. The negating words themselves are not negated.
 */
export function negationScope(tokens: Tokens, negating: ReadonlySet<number>): ReadonlySet<number> {
  const negated = new Set<number>();
  for (const at of negating) {
    const reach = CYRILLIC.test((tokens.words[at] as Tokens['words'][number]).form) ? REACH.ru : REACH.en;
    for (let next = at + 1; next <= at + reach && next < tokens.length; next += 1) {
      if (tokens.clauses[next] !== tokens.clauses[at]) break;
      if (!negating.has(next)) negated.add(next);
    }
  }
  return negated;
}
