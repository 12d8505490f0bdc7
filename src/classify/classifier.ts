import type { Category, Cause, Evidence, Harm, Language, Reader, Signal, Verdict } from '../domain/verdict.ts';
import { CAUSES, SIGNALS } from '../domain/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Firing } from '../text/cues.ts';
import type { Careful } from './careful/load.ts';
import type { CarefulReading } from './careful/reader.ts';
import { type Decision, decide, type Findings, weigh } from './decide.ts';
import { cueEvidence, type Prover, proveFailures, sortEvidence, weightiest } from './evidence.ts';
import { likeliest, mixOpinions, type Opinion, primaryOf } from './opinion.ts';
import { loadQuickModel } from './quick/load.ts';
import type { QuickModel } from './quick/model.ts';
import { createQuickReader, type QuickReading } from './quick/reader.ts';
import { type CategoryScore, groupOf, kindOf, scoreCategories } from './quick/scores.ts';

/** Judges one text. Pure: the same text gives the same verdict. */
export type Classifier = (text: string, lang: Language) => Verdict;

/** Judges many texts at once; each verdict is the one that the text would get alone. */
export type Judge = (texts: readonly { readonly text: string; readonly lang: Language }[]) => Verdict[];

/** What the careful reader is asked for: every text, or those that the quick one is unsure of. */
export interface CarefulUse {
  /** Called when the first text is passed on. */
  readonly load: () => Careful;
  readonly everything: boolean;
  /**
   * True where it proves its evidence itself, by reading the text again without the words: four times the work. Else the
   * quick reader does, and about one in five would not lower the careful reader's score.
   */
  readonly proves?: boolean;
}

/** A failure that only the user's taxonomy knows is believed where its cues weigh this much. */
const ADDED_SCORE = 2;
/** What a rule that nobody has measured is worth. */
const UNMEASURED = 0.5;
const MOST_OTHERS = 3;

/** Compiles the knowledge into a classifier. About 100 ms; make it once and reuse it for every text. */
export function createClassifier(knowledge: Knowledge, quick: QuickModel = loadQuickModel()): Classifier {
  const judge = createJudge(knowledge, quick);
  return (text, lang) => judge([{ text, lang }])[0] as Verdict;
}

/** Compiles the knowledge into a judge; without a careful reader the quick one decides alone. */
export function createJudge(knowledge: Knowledge, quick: QuickModel, careful?: CarefulUse): Judge {
  const read = createQuickReader(knowledge, quick);
  const settle = createSettler(knowledge, quick.categories);
  let loaded: Careful | undefined;

  return (texts) => {
    const readings = texts.map(({ text }) => read(text));
    const passedOn = careful === undefined ? [] : [...readings.keys()].filter(isPassedOn);
    const verdicts = readings.map((own, at) =>
      settle(own, { opinion: own.opinion, reader: 'quick', review: quick.review, prover: own.prover }, langOf(at)),
    );
    if (careful === undefined || passedOn.length === 0) return verdicts;
    loaded ??= careful.load();
    const reader = loaded;
    reader.read(passedOn.map((at) => texts[at]?.text ?? '')).forEach((own, index) => {
      const at = passedOn[index] as number;
      verdicts[at] = settle(
        readings[at] as QuickReading,
        readTogether(readings[at] as QuickReading, own, reader, careful.proves === true),
        langOf(at),
      );
    });
    return verdicts;

    function isPassedOn(at: number): boolean {
      return careful?.everything === true || isUnsure((readings[at] as QuickReading).opinion, knowledge.judge.passOn);
    }

    function langOf(at: number): Language {
      return (texts[at] as (typeof texts)[number]).lang;
    }
  };
}

/** An opinion that a verdict can rest on. */
interface Settled {
  readonly opinion: Opinion;
  readonly reader: Reader;
  /** A person should look where the severity is less sure than this. */
  readonly review: number;
  prover(): Prover;
}

function isUnsure(opinion: Opinion, { severity, category }: Knowledge['judge']['passOn']): boolean {
  return opinion.severity[likeliest(opinion)] < severity || primaryOf(opinion).right < category;
}

function readTogether(quick: QuickReading, own: CarefulReading, { model, read }: Careful, proves: boolean): Settled {
  const scoreOf = (reading: CarefulReading, label: string) =>
    reading.contributions(label).reduce((sum, value) => sum + value, 0);
  return {
    opinion: mixOpinions(own.opinion, quick.opinion, model.trust, model.sharpness),
    reader: 'careful',
    review: model.review,
    prover() {
      const words = quick.prover();
      if (!proves) return words;
      const points = [...quick.reading.text];
      const readings = new Map<string, CarefulReading>();
      const readWithout = ({ start, end }: Pick<Evidence, 'start' | 'end'>) => {
        const key = `${start} ${end}`;
        const known = readings.get(key) ?? (read([points.toSpliced(start, end - start).join('')])[0] as CarefulReading);
        readings.set(key, known);
        return known;
      };
      return {
        contributions: words.contributions,
        lowers: (label, span) => words.lowers(label, span) && scoreOf(readWithout(span), label) < scoreOf(own, label),
      };
    },
  };
}

/** Decides, explains and proves: from an opinion and the cues to a verdict. */
function createSettler(
  knowledge: Knowledge,
  learned: readonly string[],
): (read: QuickReading, settled: Settled, lang: Language) => Verdict {
  const codes = Object.keys(knowledge.categories).filter((code) => code !== 'none' && code !== 'other');
  const added = new Set(codes.filter((code) => !learned.includes(code)));
  return ({ reading, firings }, { opinion, reader, review, prover }, lang) => {
    const scores = scoreCategories(firings, codes);
    const [own] = scores;
    const gatherFor = (category: Category) => gather(category, firings, scores, reading.tokens.length, knowledge);
    const judged =
      own !== undefined && added.has(own.category) && own.score >= ADDED_SCORE
        ? judgeAdded(own, opinion, gatherFor(own.category))
        : judge(opinion, gatherFor(primaryOf(opinion).category));
    const { decision, category, others, confidence, categoryConfidence, found } = judged;
    let evidence: readonly Evidence[] | undefined;
    return {
      lang,
      ...decision,
      category,
      kind: category === 'none' ? (found.nonComplaint ?? null) : (found.kind ?? null),
      others,
      confidence,
      categoryConfidence,
      reader,
      review: confidence < review,
      signals: SIGNALS.filter((signal) => found.signals.has(signal)),
      causes: CAUSES.filter((cause) => found.causes.has(cause)),
      // Found when somebody looks: it costs more than the verdict.
      get evidence() {
        evidence ??= findEvidence();
        return evidence;
      },
    };

    function findEvidence(): Evidence[] {
      const named = [category, ...others];
      const proof = prover();
      const cues = cueEvidence(firings, reading, named, decision.severity);
      const provable = named.filter((code) => code !== 'none' && !added.has(code));
      return sortEvidence([
        ...proveFailures(cues, provable, reading, proof),
        ...(decision.ground === 'wording' ? weightiest(decision.severity, reading, proof) : []),
      ]);
    }
  };
}

interface Judged {
  readonly decision: Decision;
  readonly category: Category;
  readonly others: readonly Category[];
  readonly confidence: number;
  readonly categoryConfidence: number;
  readonly found: Findings;
}

/** The reader's opinion, explained by the rule that comes to the same severity where one does. */
function judge(opinion: Opinion, found: Findings): Judged {
  const severity = likeliest(opinion);
  const decision = weigh(found, severity);
  const confidence = opinion.severity[decision.severity];
  if (severity === 'none')
    return { decision, category: 'none', others: [], confidence, categoryConfidence: confidence, found };
  const { category, right } = primaryOf(opinion);
  return { decision, category, others: othersBeside(category, opinion), confidence, categoryConfidence: right, found };
}

/** A failure of the user's own taxonomy, which no reader was trained on: its rules alone decide. */
function judgeAdded({ category }: CategoryScore, opinion: Opinion, found: Findings): Judged {
  return {
    decision: decide(found),
    category,
    others: opinion.severity.none > 0.5 ? [] : othersBeside(category, opinion),
    confidence: UNMEASURED,
    categoryConfidence: UNMEASURED,
    found,
  };
}

function othersBeside(category: Category, { named }: Opinion): Category[] {
  return named.filter((code) => code !== category).slice(0, MOST_OTHERS);
}

function gather(
  category: Category,
  firings: readonly Firing[],
  scores: readonly CategoryScore[],
  words: number,
  knowledge: Knowledge,
): Findings {
  const kinds = (group: string) =>
    new Set(firings.filter(({ cue }) => groupOf(cue) === group).map(({ cue }) => kindOf(cue)));
  const named = category !== 'other';
  const heaviest = scores.find((score) => score.category === category)?.firings[0];
  return {
    category: named ? category : undefined,
    kind: heaviest === undefined ? undefined : kindOf(heaviest.cue),
    entry: named ? knowledge.categories[category] : undefined,
    signals: kinds('signal') as ReadonlySet<Signal>,
    harms: kinds('harm') as ReadonlySet<Harm>,
    causes: kinds('cause') as ReadonlySet<Cause>,
    tones: kinds('tone'),
    nonComplaint: [...kinds('none')].find((kind) => kind !== 'praise'),
    words,
  };
}
