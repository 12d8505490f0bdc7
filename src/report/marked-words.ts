import type { Listed } from '../domain/summary.ts';

/** The words that prove a verdict, as the excerpt shows them, each stretch once. */
export function markedWords({ excerpt, marks }: Pick<Listed, 'excerpt' | 'marks'>): string[] {
  const points = [...excerpt];
  const places = new Set(marks.map(({ start, end }) => `${start} ${end}`));
  return [...places].map((place) => points.slice(...place.split(' ').map(Number)).join(''));
}
