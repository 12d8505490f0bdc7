import type { Language } from '../../domain/verdict.ts';
import { LABELS } from './kinds.ts';
import { findPersonalData, type PersonalSpan } from './mask.ts';

/** A text that can be shown, and where each place of the text as it was has moved to; both in code points. */
export interface Hidden {
  /** Personal data are replaced by their kind in brackets, line ends by blanks. */
  readonly shown: readonly string[];
  /** A place inside personal data moves to where the brackets begin. */
  placeOf(at: number): number;
}

/** Masks a text as `mask` does, and keeps track of places. */
export function hide(points: readonly string[], lang: Language): Hidden {
  const text = points.join('');
  const spans = toCodePoints(text, findPersonalData(text));
  if (spans.length === 0) return hideNothing(points);
  const places: number[] = [];
  const hidden: string[] = [];
  let at = 0;
  for (const { start, end, kind } of spans) {
    for (; at < start; at += 1) places[at] = hidden.push(points[at] ?? '') - 1;
    for (; at < end; at += 1) places[at] = hidden.length;
    hidden.push(...`[${LABELS[lang][kind]}]`);
  }
  for (; at < points.length; at += 1) places[at] = hidden.push(points[at] ?? '') - 1;
  // What is hidden can bring a neighbour to light; every round hides more, so the rounds come to an end.
  const next = hide(hidden, lang);
  return { shown: next.shown, placeOf: (place) => next.placeOf(places[place] ?? hidden.length) };
}

/** The text as it is, line ends as blanks. */
export function hideNothing(points: readonly string[]): Hidden {
  return { shown: points.map(blank), placeOf: (at) => at };
}

function blank(point: string): string {
  return /\s/.test(point) ? ' ' : point;
}

function toCodePoints(text: string, spans: readonly PersonalSpan[]): readonly PersonalSpan[] {
  if (!/[\uD800-\uDBFF]/.test(text)) return spans;
  const at = (offset: number) => [...text.slice(0, offset)].length;
  return spans.map(({ start, end, kind }) => ({ start: at(start), end: at(end), kind }));
}
