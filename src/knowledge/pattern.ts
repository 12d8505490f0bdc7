/** What an item of a pattern asks of a negation: none may reach the word, one must, or either way. */
export type Polarity = 'affirmed' | 'negated' | 'either';

/** One place in a pattern: any of the names will do. A name is a concept (upper case) or a literal entry. */
export interface Place {
  readonly names: readonly string[];
  readonly polarity: Polarity;
  /** How many words may stand between the place before and this one. */
  readonly gap: number;
}

/** Places in a row. */
export interface Sequence {
  readonly places: readonly Place[];
  /** Where it must stand, seen from the first sequence of the pattern. */
  readonly scope: 'sentence' | 'text';
}

export interface Pattern {
  readonly sequences: readonly Sequence[];
  /** Names that must not stand in the sentence, or anywhere. */
  readonly absentInSentence: readonly string[];
  readonly absentInText: readonly string[];
  readonly weight: number;
}

/** Upper case names a concept; anything else is a word or a phrase. */
export function isConceptName(name: string): boolean {
  return /^[A-Z]/.test(name);
}

/** Every name that the pattern asks for or shuts out, in its order. */
export function namesOf({ sequences, absentInSentence, absentInText }: Pattern): string[] {
  const places = sequences.flatMap((sequence) => sequence.places.flatMap(({ names }) => names));
  return [...places, ...absentInSentence, ...absentInText];
}

/** The column is counted from 1 inside the pattern. */
export class PatternError extends Error {
  readonly column: number;
  constructor(message: string, column: number) {
    super(message);
    this.name = 'PatternError';
    this.column = column;
  }
}

const NEAR = 3;
const FAR = 8;
const DEFAULT_WEIGHT = 3;
const NAME = /^(?:[A-Z][A-Z0-9-]*|=?[\p{L}\p{N}\p{Extended_Pictographic}\p{Sc}%№'_]+\*?)(?:(?<=\*)_.+)?$/u;

/**
 * Parses a pattern:
 * `A B` B at most three words after A; `A .. B` at most eight; `A & B` in one sentence, in any order; `A && B` anywhere;
 * `A|B` either; `!A` negated; `~A` negated or not (else never negated); `-A` not in the sentence; `--A` not in the text;
 * `@2` the weight (3 where not given). Upper case names a concept, lower case is a literal entry with `_` for a blank.
 * @throws {PatternError}
 */
export function parsePattern(source: string): Pattern {
  const sequences: { places: Place[]; scope: Sequence['scope'] }[] = [{ places: [], scope: 'sentence' }];
  const absentInSentence: string[] = [];
  const absentInText: string[] = [];
  let weight = DEFAULT_WEIGHT;
  let gap = NEAR;
  for (const { 0: word, index } of source.matchAll(/\S+/g)) {
    const column = index + 1;
    if (word === '&' || word === '&&') {
      sequences.push({ places: [], scope: word === '&' ? 'sentence' : 'text' });
    } else if (word === '..') gap = FAR;
    else if (word.startsWith('@')) weight = parseWeight(word, column);
    else if (word.startsWith('--')) absentInText.push(...parseNames(word.slice(2), column + 2));
    else if (word.startsWith('-')) absentInSentence.push(...parseNames(word.slice(1), column + 1));
    else {
      sequences.at(-1)?.places.push(parsePlace(word, gap, column));
      gap = NEAR;
    }
  }
  if (sequences.some(({ places }) => places.length === 0)) {
    throw new PatternError('a pattern needs a word or a concept on each side of & and &&', 1);
  }
  return { sequences, absentInSentence, absentInText, weight };
}

function parsePlace(word: string, gap: number, column: number): Place {
  const polarity = word.startsWith('!') ? 'negated' : word.startsWith('~') ? 'either' : 'affirmed';
  const names = polarity === 'affirmed' ? word : word.slice(1);
  return { names: parseNames(names, column), polarity, gap };
}

function parseNames(source: string, column: number): string[] {
  const names = source.split('|');
  const odd = names.find((name) => !NAME.test(name));
  if (odd !== undefined) throw new PatternError(`"${odd}" is neither a concept nor a word`, column);
  return names;
}

function parseWeight(word: string, column: number): number {
  const weight = Number(word.slice(1));
  if (!(weight > 0 && weight <= 10)) throw new PatternError(`the weight "${word}" is no number from 0 to 10`, column);
  return weight;
}
