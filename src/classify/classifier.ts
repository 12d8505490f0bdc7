import type { Category, Cause, Evidence, Harm, Language, Severity, Signal, Verdict } from '../domain/verdict.ts';
import { CAUSES, SIGNALS } from '../domain/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Firing, Reading } from '../text/cues.ts';
import { createTextReader } from '../text/reading.ts';
import { createStemmer } from '../text/stem.ts';
import { type Decision, decide, type Findings, weigh } from './decide.ts';
import { cueEvidence, type Prover, proveFailures, sortEvidence, weightiest } from './evidence.ts';
import type { Opinion } from './opinion.ts';
import { loadQuickModel } from './quick/load.ts';
import { type QuickModel, severityOutput } from './quick/model.ts';
import { likeliest, opinionOf } from './quick/reader.ts';
import { createScorer } from './quick/scorer.ts';
import { type CategoryScore, groupOf, kindOf, scoreCategories } from './quick/scores.ts';

/** Judges one text. Pure: the same text gives the same verdict. */
export type Classifier = (text: string, lang: Language) => Verdict;

/** A failure that only the user's taxonomy knows is believed where its cues weigh this much. */
const ADDED_SCORE = 2;
/** What a rule that nobody has measured is worth. */
const UNMEASURED = 0.5;

/** Compiles the knowledge into a classifier. About 100 ms; make it once and reuse it for every text. */
export function createClassifier(knowledge: Knowledge, model: QuickModel = loadQuickModel()): Classifier {
  const reader = createTextReader(knowledge);
  const scorer = createScorer(model, createStemmer(knowledge.stems), reader.nameOf);
  const codes = Object.keys(knowledge.categories).filter((code) => code !== 'none' && code !== 'other');
  const added = new Set(codes.filter((code) => !model.categories.includes(code)));

  const outputOf = (label: string) => {
    const category = model.categories.indexOf(label);
    return category < 0 ? severityOutput(model, label as Severity) : category;
  };

  function proverFor(reading: Reading, firings: readonly Firing[]): Prover {
    const points = [...reading.text];
    const outputs = scorer.score(reading, firings);
    return {
      contributions: (label) => scorer.contributions(reading, firings, outputOf(label)),
      lowers(label, { start, end }) {
        const without = reader.read(points.toSpliced(start, end - start).join(''));
        const output = outputOf(label);
        return (scorer.score(without, reader.match(without))[output] as number) < (outputs[output] as number);
      },
    };
  }

  function findEvidence(
    reading: Reading,
    firings: readonly Firing[],
    categories: readonly Category[],
    { severity, ground }: Decision,
  ): Evidence[] {
    const prover = proverFor(reading, firings);
    const known = categories.filter((code) => model.categories.includes(code));
    const cues = cueEvidence(firings, reading, categories, severity);
    return sortEvidence([
      ...proveFailures(cues, known, reading, prover),
      ...(ground === 'wording' ? weightiest(severity, reading, prover) : []),
    ]);
  }

  return (text, lang) => {
    const reading = reader.read(text);
    const firings = reader.match(reading);
    const scores = scoreCategories(firings, codes);
    const opinion = opinionOf(model, scorer.score(reading, firings));
    const own = scores[0] !== undefined && added.has(scores[0].category) ? scores[0] : undefined;
    const judged =
      own !== undefined && own.score >= ADDED_SCORE
        ? judgeAdded(own, opinion, gather(own.category, firings, scores, reading, knowledge))
        : judge(opinion, gather(opinion.primary, firings, scores, reading, knowledge));
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
      reader: 'quick',
      review: confidence < model.review,
      signals: SIGNALS.filter((signal) => found.signals.has(signal)),
      causes: CAUSES.filter((cause) => found.causes.has(cause)),
      // Found when somebody looks: it costs more than the verdict.
      get evidence() {
        evidence ??= findEvidence(reading, firings, [category, ...others], decision);
        return evidence;
      },
    };
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
  const severity: Severity = likeliest(opinion);
  const decision = weigh(found, severity);
  const confidence = opinion.severity[decision.severity];
  if (severity === 'none')
    return { decision, category: 'none', others: [], confidence, categoryConfidence: confidence, found };
  const { primary: category, primaryRight, others } = opinion;
  return { decision, category, others, confidence, categoryConfidence: primaryRight, found };
}

/** A failure of the user's own taxonomy, which no reader was trained on: its rules alone decide. */
function judgeAdded({ category }: CategoryScore, { primary, others, severity }: Opinion, found: Findings): Judged {
  return {
    decision: decide(found),
    category,
    others: severity.none > 0.5 ? [] : [primary, ...others].slice(0, 3),
    confidence: UNMEASURED,
    categoryConfidence: UNMEASURED,
    found,
  };
}

function gather(
  category: Category,
  firings: readonly Firing[],
  scores: readonly CategoryScore[],
  reading: Reading,
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
    words: reading.tokens.length,
  };
}
