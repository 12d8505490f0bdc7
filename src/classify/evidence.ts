import type { Evidence } from '../domain/verdict.ts';
import type { Firing, Reading } from '../text/cues.ts';
import { groupOf, kindOf } from './quick/scores.ts';

const SPEAKS_FOR: Readonly<Record<string, string>> = {
  'tone/no-matter': 'trivial',
  'tone/laugh': 'trivial',
  'tone/put-right': 'trivial',
  'tone/soft': 'trivial',
  'tone/strong': 'critical',
  'tone/displeased': 'critical',
  'tone/praise': 'none',
  'tone/defends': 'none',
};

/** Neighbours of the weightiest word belong to its span where they weigh at least this share of it. */
const NEIGHBOUR_SHARE = 0.25;
const LONGEST_SPAN = 6;

/** The words of cues behind the named categories, the harms, the signals and the tone. */
export function cueEvidence(
  firings: readonly Firing[],
  reading: Reading,
  categories: readonly string[],
  severity: string,
): Evidence[] {
  const place = placesIn(reading);
  return firings.flatMap(({ cue, spans }) => {
    const group = groupOf(cue);
    const kind = kindOf(cue);
    const speaksFor =
      group === 'signal' || group === 'harm'
        ? kind
        : (SPEAKS_FOR[cue] ?? (categories.includes(group) ? group : undefined));
    if (speaksFor === undefined || group === 'cause') return [];
    if (group === 'tone' && speaksFor !== severity) return [];
    return spans.map(({ first, last }) => ({ ...place(first, last), cue, for: speaksFor }));
  });
}

/** The words that weigh most for one output of the model, or nothing where none does. */
export function modelEvidence(reading: Reading, contributions: Float64Array, speaksFor: string): Evidence[] {
  const { tokens } = reading;
  let top = 0;
  contributions.forEach((value, at) => {
    if (value > (contributions[top] as number)) top = at;
  });
  const most = contributions[top] ?? 0;
  if (!(most > 0)) return [];
  const belongs = (at: number) =>
    tokens[at]?.sentence === tokens[top]?.sentence && (contributions[at] ?? 0) >= NEIGHBOUR_SHARE * most;
  let [first, last] = [top, top];
  while (last - first + 1 < LONGEST_SPAN) {
    if (belongs(last + 1)) last += 1;
    else if (belongs(first - 1)) first -= 1;
    else break;
  }
  return [{ ...placesIn(reading)(first, last), cue: 'model/word', for: speaksFor }];
}

export function sortEvidence(evidence: readonly Evidence[]): Evidence[] {
  return evidence.toSorted(
    (a, b) => a.start - b.start || a.end - b.end || (a.for < b.for ? -1 : a.for > b.for ? 1 : 0),
  );
}

/** From tokens to offsets in code points; free where a text has no surrogates. */
function placesIn({ text, tokens }: Reading): (first: number, last: number) => { start: number; end: number } {
  const points = /[\uD800-\uDBFF]/.test(text)
    ? (offset: number) => [...text.slice(0, offset)].length
    : (offset: number) => offset;
  return (first, last) => ({ start: points(tokens[first]?.start ?? 0), end: points(tokens[last]?.end ?? 0) });
}
