import type { Evidence } from '../domain/verdict.ts';
import type { Firing, Reading } from '../text/cues.ts';

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
  tokens: readonly Place[],
  categories: readonly string[],
  severity: string,
): Evidence[] {
  return firings.flatMap(({ cue, group, kind, spans }) => {
    const speaksFor =
      group === 'signal' || group === 'harm' || cue === DEFENDS
        ? kind
        : (SPEAKS_FOR[cue] ?? (categories.includes(group) ? group : undefined));
    if (speaksFor === undefined || group === 'cause') return [];
    if (group === 'tone' && cue !== DEFENDS && speaksFor !== severity) return [];
    return spans.map(({ first, last }) => ({ ...stretch(tokens, first, last), cue, for: speaksFor }));
  });
}

/** Where a word stands: offsets in code points of the text, `end` exclusive, and the number of its sentence. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
}

/** What can tell how a text would be judged without some of its words. */
export interface Prover {
  readonly tokens: readonly Place[];
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
export function proveFailures(cues: readonly Evidence[], categories: readonly string[], prover: Prover): Evidence[] {
  const proven = cues.filter((evidence) => !categories.includes(evidence.for) || prover.lowers(evidence.for, evidence));
  const wordless = categories.filter((code) => !proven.some((evidence) => evidence.for === code));
  return [...proven, ...wordless.flatMap((code) => weightiest(code, prover))];
}

/** The words that weigh most for a label, or none where no word speaks for it. */
export function weightiest(label: string, prover: Prover): Evidence[] {
  const contributions = prover.contributions(label);
  const candidates = [...contributions.keys()]
    .filter((at) => (contributions[at] as number) > 0)
    .sort((a, b) => (contributions[b] as number) - (contributions[a] as number))
    .slice(0, TRIES)
    .map((top) => {
      const { first, last } = stretchAround(top, contributions, prover.tokens);
      return { ...stretch(prover.tokens, first, last), cue: 'model/word', for: label };
    });
  const proof = candidates.find((span) => prover.lowers(label, span)) ?? candidates[0];
  return proof === undefined ? [] : [proof];
}

function stretchAround(
  top: number,
  contributions: Float64Array,
  tokens: readonly Place[],
): { first: number; last: number } {
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

/** Where the words of a text stand; it outlives the reading. */
export function placesIn({ text, tokens: { starts, ends, sentences, length } }: Reading): Place[] {
  let unit = 0;
  let point = 0;
  const pointOf = (offset: number) => {
    for (; unit < offset; point += 1) unit += (text.codePointAt(unit) as number) > 0xffff ? 2 : 1;
    return point;
  };
  return Array.from({ length }, (_, at) => ({
    start: pointOf(starts[at] as number),
    end: pointOf(ends[at] as number),
    sentence: sentences[at] as number,
  }));
}

function stretch(tokens: readonly Place[], first: number, last: number): { start: number; end: number } {
  return { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 };
}
