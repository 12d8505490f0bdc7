/** A stretch of a text in code points, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Sets marked stretches off; marks that overlap or touch are one. */
export function setOff(text: string, marks: readonly Stretch[], mark: (text: string) => string): string {
  const points = [...text];
  let out = '';
  let at = 0;
  for (const { start, end } of joinMarks(marks)) {
    out += points.slice(at, start).join('') + mark(points.slice(start, end).join(''));
    at = end;
  }
  return out + points.slice(at).join('');
}

/** In the order of the text, those that overlap or touch as one. */
export function joinMarks(marks: readonly Stretch[]): Stretch[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
