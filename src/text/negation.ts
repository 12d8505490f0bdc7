import type { Token } from './tokens.ts';

const CYRILLIC = /[а-я]/;

/** How many words a negation reaches: measured, Russian negates what follows at once, English often over an auxiliary. */
const REACH = { ru: 2, en: 4 } as const;

/**
 * Tokens that a negation reaches, by their index: at most two words after a Russian one, four after an English one,
 * never past a mark of punctuation. The negating words themselves are not negated.
 */
export function negationScope(tokens: readonly Token[], negating: ReadonlySet<number>): boolean[] {
  const negated: boolean[] = [];
  for (const at of negating) {
    const token = tokens[at] as Token;
    const reach = CYRILLIC.test(token.word.form) ? REACH.ru : REACH.en;
    for (let next = at + 1; next <= at + reach; next += 1) {
      if (tokens[next]?.clause !== token.clause) break;
      if (!negating.has(next)) negated[next] = true;
    }
  }
  return negated;
}
