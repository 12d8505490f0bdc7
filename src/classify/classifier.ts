import type { Evidence, Language, Verdict } from '../domain/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Calibration } from '../knowledge/schema.ts';
import type { Careful } from './careful/load.ts';
import { type CarefulReading, scoreOf } from './careful/reader.ts';
import type { Prover } from './evidence.ts';
import { likeliest, mixOpinions, type Opinion, primaryOf } from './opinion.ts';
import { loadQuickModel } from './quick/load.ts';
import type { QuickModel } from './quick/model.ts';
import { createQuickReader, type QuickReader, type QuickReading } from './quick/reader.ts';
import { createSettler, type Settled } from './settle.ts';

/** Judges one text. Pure: the same text gives the same verdict. */
export type Classifier = (text: string, lang: Language) => Verdict;

export interface Text {
  readonly text: string;
  readonly lang: Language;
}

/** Judges many texts at once; each verdict is the one that the text would get alone. */
export type Judge = (texts: readonly Text[]) => Promise<Verdict[]>;

/** The quick reader, and the model that it was made of. */
export interface Quick {
  readonly read: QuickReader;
  readonly model: QuickModel;
}

/** Reads the texts that are passed on, on one thread or many. */
export interface CarefulReaders {
  read(texts: readonly string[]): Promise<CarefulReading[]>;
  /** The careful reader of this thread, loaded when it is first asked for. */
  load(): Careful;
}

/** What the careful reader is asked for: every text, or those that the quick one is unsure of. */
export interface CarefulUse {
  readonly readers: CarefulReaders;
  readonly everything: boolean;
  /**
   * True where it proves its evidence itself, by reading the text again without the words: four times the work. Else the
   * quick reader does, and about one in five would not lower the careful reader's score.
   */
  readonly proves?: boolean;
}

/** Compiles the knowledge into a quick reader. About 100 ms; make it once and reuse it for every text. */
export function createQuick(knowledge: Knowledge, model: QuickModel = loadQuickModel()): Quick {
  return { read: createQuickReader(knowledge, model), model };
}

/** A classifier that judges by the quick reader. About 100 ms; make it once and reuse it for every text. */
export function createClassifier(knowledge: Knowledge, model?: QuickModel): Classifier {
  const quick = createQuick(knowledge, model);
  const settle = createSettler(knowledge, quick.model.categories);
  return (text, lang) => {
    const reading = quick.read(text);
    return settle(reading, alone(reading, quick.model), lang);
  };
}

/** A judge of many texts; without careful readers the quick one decides alone. */
export function createJudge(knowledge: Knowledge, quick: Quick, careful?: CarefulUse): Judge {
  const { calibration } = knowledge;
  const settle = createSettler(knowledge, quick.model.categories);
  const isPassedOn = ({ opinion }: QuickReading) =>
    careful !== undefined && (careful.everything || isUnsure(opinion, calibration.passOn));

  return async (texts) => {
    const read = texts.map(({ text, lang }) => ({ text, lang, reading: quick.read(text) }));
    const passedOn = read.filter(({ reading }) => isPassedOn(reading));
    const careless = careful === undefined || passedOn.length === 0;
    const answers = careless ? [] : await careful.readers.read(passedOn.map(({ text }) => text));
    const answerTo = new Map(passedOn.map(({ reading }, at) => [reading, answers[at] as CarefulReading]));
    return read.map(({ reading, lang }) => {
      const own = answerTo.get(reading);
      const settled =
        own === undefined || careful === undefined
          ? alone(reading, quick.model)
          : together(reading, own, careful, calibration);
      return settle(reading, settled, lang);
    });
  };
}

/** Whether the quick reader passes a text on. */
export function isUnsure(opinion: Opinion, { severity, category }: Calibration['passOn']): boolean {
  return opinion.severity[likeliest(opinion)] < severity || primaryOf(opinion).right < category;
}

function alone({ opinion, prover }: QuickReading, { review }: QuickModel): Settled {
  return { opinion, reader: 'quick', review, prover };
}

function together(
  quick: QuickReading,
  own: CarefulReading,
  { readers, proves }: CarefulUse,
  { trust, sharpness, review }: Calibration,
): Settled {
  return {
    opinion: mixOpinions(own.opinion, quick.opinion, trust, sharpness),
    reader: 'careful',
    review,
    prover: () => (proves === true ? proveTwice(quick, own, readers.load()) : quick.prover()),
  };
}

/** Both readers must find the label less likely without the words. */
function proveTwice(quick: QuickReading, own: CarefulReading, { read, model }: Careful): Prover {
  const words = quick.prover();
  const points = [...quick.text];
  const readings = new Map<string, CarefulReading>();
  const readWithout = ({ start, end }: Pick<Evidence, 'start' | 'end'>) => {
    const key = `${start} ${end}`;
    const known = readings.get(key) ?? (read([points.toSpliced(start, end - start).join('')])[0] as CarefulReading);
    readings.set(key, known);
    return known;
  };
  return {
    ...words,
    lowers: (label, span) =>
      words.lowers(label, span) && scoreOf(model, readWithout(span), label) < scoreOf(model, own, label),
  };
}
