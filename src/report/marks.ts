import type { Listed } from '../domain/summary.ts';

/** Code points of a text; the end is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** In the order of the text; those that overlap or touch are one. */
export function joined(marks: readonly Stretch[]): readonly Stretch[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return stretches;
}

/** The words that prove a verdict, as the excerpt shows them, each stretch once. */
export function markedWords({ excerpt, marks }: Pick<Listed, 'excerpt' | 'marks'>): string[] {
  const points = [...excerpt];
  const places = new Set(marks.map(({ start, end }) => `${start} ${end}`));
  return [...places].map((place) => points.slice(...place.split(' ').map(Number)).join(''));
}
