import { cueName, type Firing } from '../text/cues.ts';
import { type TextReader, wordsOf } from '../text/reading.ts';

/** How the cues fare on texts that nobody has labelled. */
export interface CueHealth {
  readonly texts: number;
  /** Texts in which a cue of a failure, or of what is no complaint, fires. */
  readonly covered: number;
  /** Most frequent first; cues that never fire come last, in the order of the lexicon. */
  readonly cues: readonly CueFigures[];
  /** Stems that stand out in the texts that no cue covers, most telling first. */
  readonly missing: readonly { readonly word: string; readonly texts: number }[];
  /** The first texts that no cue covers. */
  readonly examples: readonly string[];
}

export interface CueFigures {
  readonly cue: string;
  /** Coverage: texts in which it fires. */
  readonly fires: number;
  /** Overlap: of these, texts in which another cue of a failure fires too. */
  readonly overlap: number;
  /** Conflict: of these, texts in which a cue of another failure fires and none of its own beside it. */
  readonly conflict: number;
}

const MOST_WORDS = 20;
const MOST_EXAMPLES = 8;
const FEWEST_TEXTS = 3;
/** Groups that say nothing of what failed. */
const BESIDE = new Set(['tone', 'signal', 'harm', 'cause']);

export function cueHealth(texts: Iterable<string>, reader: TextReader, cues: readonly string[]): CueHealth {
  const figures = new Map(
    cues.filter((cue) => !BESIDE.has(cueName(cue).group)).map((cue) => [cue, { fires: 0, overlap: 0, conflict: 0 }]),
  );
  const words = new Map<string, { word: string; bare: number; all: number }>();
  const examples: string[] = [];
  let [count, covered] = [0, 0];
  for (const text of texts) {
    count += 1;
    const reading = reader.read(text);
    const fired = reader.match(reading).filter(({ cue }) => figures.has(cue));
    for (const firing of fired) {
      const own = figures.get(firing.cue);
      if (own === undefined) continue;
      const others = fired.filter((other) => other !== firing);
      own.fires += 1;
      if (others.length > 0) own.overlap += 1;
      if (contradicts(firing, others)) own.conflict += 1;
    }
    if (fired.length > 0) covered += 1;
    else if (examples.length < MOST_EXAMPLES) examples.push(text);
    for (const { form: word } of wordsOf(reading)) {
      const seen = words.get(word) ?? { word, bare: 0, all: 0 };
      seen.all += 1;
      if (fired.length === 0) seen.bare += 1;
      words.set(word, seen);
    }
  }
  return {
    texts: count,
    covered,
    cues: [...figures].map(([cue, own]) => ({ cue, ...own })).sort((a, b) => b.fires - a.fires),
    missing: missingWords([...words.values()], count, count - covered),
    examples,
  };
}

function contradicts({ group }: Firing, others: readonly Firing[]): boolean {
  return others.length > 0 && others.every((other) => other.group !== group);
}

/** Words by how much more often they stand in bare texts than in all (log-likelihood of the surplus). */
function missingWords(words: readonly { word: string; bare: number; all: number }[], texts: number, bareTexts: number) {
  return words
    .filter(({ word, bare }) => bare >= FEWEST_TEXTS && word.length > 2)
    .map(({ word, bare, all }) => ({ word, texts: bare, surplus: bare * Math.log((bare * texts) / (all * bareTexts)) }))
    .filter(({ surplus }) => surplus > 0)
    .sort((a, b) => b.surplus - a.surplus || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(({ word, texts: bare }) => ({ word, texts: bare }));
}
