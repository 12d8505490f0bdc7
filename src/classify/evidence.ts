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
};

/** A tone that is a signal too. */
const DEFENDS = 'tone/defends';

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
      group === 'signal' || group === 'harm' || cue === DEFENDS
        ? kind
        : (SPEAKS_FOR[cue] ?? (categories.includes(group) ? group : undefined));
    if (speaksFor === undefined || group === 'cause') return [];
    if (group === 'tone' && cue !== DEFENDS && speaksFor !== severity) return [];
    return spans.map(({ first, last }) => ({ ...place(first, last), cue, for: speaksFor }));
  });
}

/** What can tell how a text would be judged without some of its words. */
export interface Prover {
  /** What each token adds to the score of this failure or severity. */
  contributions(label: string): Float64Array;
  /** True where the score of this label is lower without the words. */
  lowers(label: string, words: Pick<Evidence, 'start' | 'end'>): boolean;
}

/** How many words are tried as proof before the weightiest is taken on trust. */
const TRIES = 4;

/**
 * Evidence of which every span proves its failure: without the words its score is lower. A failure that is left without
 * a span gets the words that weigh most for it.
 */
export function proveFailures(
  cues: readonly Evidence[],
  categories: readonly string[],
  reading: Reading,
  prover: Prover,
): Evidence[] {
  const proven = cues.filter((evidence) => !categories.includes(evidence.for) || prover.lowers(evidence.for, evidence));
  const wordless = categories.filter((code) => !proven.some((evidence) => evidence.for === code));
  return [...proven, ...wordless.flatMap((code) => weightiest(code, reading, prover))];
}

/** The words that weigh most for a label, or none where no word speaks for it. */
export function weightiest(label: string, reading: Reading, prover: Prover): Evidence[] {
  const contributions = prover.contributions(label);
  const place = placesIn(reading);
  const candidates = [...contributions.keys()]
    .filter((at) => (contributions[at] as number) > 0)
    .sort((a, b) => (contributions[b] as number) - (contributions[a] as number))
    .slice(0, TRIES)
    .map((top) => {
      const { first, last } = stretchAround(top, contributions, reading);
      return { ...place(first, last), cue: 'model/word', for: label };
    });
  const proof = candidates.find((span) => prover.lowers(label, span)) ?? candidates[0];
  return proof === undefined ? [] : [proof];
}

function stretchAround(top: number, contributions: Float64Array, { tokens }: Reading): { first: number; last: number } {
  const most = contributions[top] as number;
  const belongs = (at: number) =>
    tokens[at]?.sentence === tokens[top]?.sentence && (contributions[at] ?? 0) >= NEIGHBOUR_SHARE * most;
  let [first, last] = [top, top];
  while (last - first + 1 < LONGEST_SPAN) {
    if (belongs(last + 1)) last += 1;
    else if (belongs(first - 1)) first -= 1;
    else break;
  }
  return { first, last };
}

/** In the order of the text; of two spans that say the same, one inside the other, only the outer one. */
export function sortEvidence(evidence: readonly Evidence[]): Evidence[] {
  const sorted = evidence.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || (a.for < b.for ? -1 : a.for > b.for ? 1 : 0),
  );
  return sorted.filter(
    (span, at) => !sorted.slice(0, at).some((outer) => outer.for === span.for && outer.end >= span.end),
  );
}

/** From tokens to offsets in code points; free where a text has no surrogates. */
export function placesIn({ text, tokens }: Reading): (first: number, last: number) => { start: number; end: number } {
  const points = /[\uD800-\uDBFF]/.test(text)
    ? (offset: number) => [...text.slice(0, offset)].length
    : (offset: number) => offset;
  return (first, last) => ({ start: points(tokens[first]?.start ?? 0), end: points(tokens[last]?.end ?? 0) });
}
