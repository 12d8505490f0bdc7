import type { Severity } from '../../domain/verdict.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Firing, Reading } from '../../text/cues.ts';
import { createTextReader } from '../../text/reading.ts';
import { type Prover, placesIn } from '../evidence.ts';
import type { Opinion } from '../opinion.ts';
import { type QuickModel, severityOutput, softmax } from './model.ts';
import { createScorer } from './scorer.ts';

/** What the quick reader makes of a text. */
export interface QuickReading {
  readonly text: string;
  /** Number of words. */
  readonly words: number;
  /** Cues that fire, in the order of the lexicon. */
  readonly firings: readonly Firing[];
  readonly opinion: Opinion;
  /** Which words speak for what; made when somebody asks. */
  prover(): Prover;
}

/** Signs behind the last word, in case it goes by them. */
const BEHIND = 64;

export type QuickReader = (text: string) => QuickReading;

export function createQuickReader(knowledge: Knowledge, model: QuickModel): QuickReader {
  const reader = createTextReader(knowledge);
  const scorer = createScorer(model, reader.itemNames);
  const classes = [...model.categories, 'none'];
  const outputOf = (label: string) => {
    const category = model.categories.indexOf(label);
    return category < 0 ? severityOutput(model, label as Severity) : category;
  };

  function opinionOf(outputs: Float64Array): Opinion {
    const [critical = 0, trivial = 0, none = 0] = softmax(model.severity, outputs);
    return {
      severity: { critical, trivial, none },
      classes,
      chances: softmax(model.primary, outputs),
      named: [...model.categories.keys()]
        .filter((at) => (outputs[at] as number) >= model.namedFrom)
        .sort((a, b) => (outputs[b] as number) - (outputs[a] as number))
        .map((at) => model.categories[at] as string),
    };
  }

  return (text) => {
    const reading = reader.read(text);
    const firings = reader.match(reading);
    const outputs = scorer.score(reading, firings);
    return {
      text,
      words: reading.tokens.length,
      firings,
      opinion: opinionOf(outputs),
      prover() {
        const part = readPart(reader.read(text));
        const points = [...part];
        return {
          tokens: placesIn(reader.read(part)),
          contributions: (label) => scorer.contributions(reader.read(part), firings, outputOf(label)),
          lowers(label, { start, end }) {
            const without = reader.read(points.toSpliced(start, end - start).join(''));
            const output = outputOf(label);
            return (scorer.score(without, reader.match(without))[output] as number) < (outputs[output] as number);
          },
        };
      },
    };
  };
}

/** The text as far as words were read in it: a long one is not read again whole for each span. */
function readPart({ text, tokens: { ends, length } }: Reading): string {
  return text.slice(0, (length === 0 ? 0 : (ends[length - 1] as number)) + BEHIND);
}
