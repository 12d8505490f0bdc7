/** Adds up numbers of any list. */
export function sum(values: Iterable<number>): number {
  let whole = 0;
  for (const value of values) whole += value;
  return whole;
}

/** How far counts stand above what is expected; those below take nothing away. */
export function surplus(parts: readonly { readonly count: number; readonly expected: number }[]): number {
  return sum(parts.map(({ count, expected }) => Math.max(0, count - expected)));
}
