import type { Evidence, Language } from '../domain/verdict.ts';
import { hide, hideNothing } from '../text/mask/hide.ts';

export interface Excerpt {
  readonly excerpt: string;
  readonly marks: readonly { readonly start: number; readonly end: number; readonly for: string }[];
}

export interface ExcerptOptions {
  readonly lang: Language;
  /** False shows personal data as they stand. */
  readonly masked: boolean;
  /** The evidence to cut around, where there is one. */
  readonly about: string;
}

const MOST = 160;
/** How much is shown before the evidence. */
const BEFORE = 50;
/** How far from the evidence a text is masked at all: a book in a cell would take seconds. */
const NEAR = 5000;

/** Cuts a text to 160 characters around its evidence, personal data masked; offsets are code points of the excerpt. */
export function makeExcerpt(
  text: string,
  evidence: readonly Evidence[],
  { lang, masked, about }: ExcerptOptions,
): Excerpt {
  const all = [...text];
  const first = Math.max(0, ((evidence.find((mark) => mark.for === about) ?? evidence[0])?.start ?? 0) - NEAR);
  const points = all.slice(first, first + 2 * NEAR);
  const { shown, placeOf } = masked ? hide(points, lang) : hideNothing(points);
  const place = (at: number) => placeOf(Math.max(0, Math.min(at - first, points.length)));
  const marks = evidence.map((mark) => ({ start: place(mark.start), end: place(mark.end), for: mark.for }));
  const centre = marks.find((mark) => mark.for === about) ?? marks[0];
  const { from, to } = windowAround(shown, centre?.start ?? 0);
  const [head, tail] = [first + from > 0 ? '…' : '', to < shown.length || first + 2 * NEAR < all.length ? '…' : ''];
  const shift = head.length - from;
  return {
    excerpt: head + shown.slice(from, to).join('') + tail,
    marks: unique(
      marks
        .filter(({ start, end }) => start < to && end > from && start < end)
        .map((mark) => ({
          start: Math.max(mark.start, from) + shift,
          end: Math.min(mark.end, to) + shift,
          for: mark.for,
        })),
    ),
  };
}

/** A stretch of at most MOST characters with room for an ellipsis on either side, cut between words where it can be. */
function windowAround(shown: readonly string[], centre: number): { from: number; to: number } {
  if (shown.length <= MOST) return { from: 0, to: shown.length };
  const room = MOST - 2;
  let from = Math.max(0, Math.min(centre - BEFORE, shown.length - room));
  if (from > 0) {
    const blank = shown.indexOf(' ', from);
    if (blank !== -1 && blank < centre) from = blank + 1;
  }
  let to = Math.min(shown.length, from + room);
  if (to < shown.length) {
    const blank = shown.lastIndexOf(' ', to);
    if (blank > from + room / 2) to = blank;
  }
  return { from, to };
}

function unique(marks: Excerpt['marks']): Excerpt['marks'] {
  const seen = new Set<string>();
  return marks.filter((mark) => {
    const key = `${mark.start} ${mark.end} ${mark.for}`;
    return !seen.has(key) && seen.add(key);
  });
}
