import type { Category, Cause, Evidence, Harm, Language, Reader, Signal, Verdict } from '../domain/verdict.ts';
import { CAUSES, SIGNALS } from '../domain/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Firing } from '../text/cues.ts';
import { type Decision, decide, type Findings, weigh } from './decide.ts';
import { cueEvidence, type Prover, proveFailures, sortEvidence, weightiest } from './evidence.ts';
import { likeliest, type Opinion, primaryOf } from './opinion.ts';
import type { QuickReading } from './quick/reader.ts';
import { type CategoryScore, type Groups, groupFirings, scoreCategories } from './quick/scores.ts';

/** A failure that only the user's taxonomy knows is believed where its cues weigh this much. */
const ADDED_SCORE = 2;
/** What a rule that nobody has measured is worth. */
const UNMEASURED = 0.5;
const MOST_OTHERS = 3;

/** An opinion that a verdict can rest on. */
export interface Settled {
  readonly opinion: Opinion;
  readonly reader: Reader;
  /** A person should look where the severity is less sure than this. */
  readonly review: number;
  prover(): Prover;
}

/** From a reading and the opinion that counts to a verdict. */
export type Settler = (reading: QuickReading, settled: Settled, lang: Language) => Verdict;

/** Decides, explains and proves: from an opinion and the cues to a verdict. */
export function createSettler(knowledge: Knowledge, learned: readonly string[]): Settler {
  const codes = Object.keys(knowledge.categories).filter((code) => code !== 'none' && code !== 'other');
  const added = new Set(codes.filter((code) => !learned.includes(code)));
  const ranks = new Map(codes.map((code, rank) => [code, rank]));
  return ({ words, firings }, { opinion, reader, review, prover }, lang) => {
    const groups = groupFirings(firings);
    const scores = scoreCategories(groups, ranks);
    const [own] = scores;
    const gatherFor = (category: Category) => gather(category, groups, scores, words, knowledge);
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
      signals: SIGNALS.filter(
        (signal) => found.signals.has(signal) || (signal === 'defends' && found.tones.has(signal)),
      ),
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
      const cues = cueEvidence(firings, proof.tokens, named, decision.severity);
      const provable = named.filter((code) => code !== 'none' && !added.has(code));
      return sortEvidence([
        ...proveFailures(cues, provable, proof),
        ...(decision.ground === 'wording' ? weightiest(decision.severity, proof) : []),
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
  groups: Groups,
  scores: readonly CategoryScore[],
  words: number,
  knowledge: Knowledge,
): Findings {
  const kinds = (group: string) => kindsOf(groups.get(group));
  const named = category !== 'other';
  return {
    category: named ? category : undefined,
    kind: scores.find((score) => score.category === category)?.firings[0]?.kind,
    entry: named ? knowledge.categories[category] : undefined,
    signals: kinds('signal') as ReadonlySet<Signal>,
    harms: kinds('harm') as ReadonlySet<Harm>,
    causes: kinds('cause') as ReadonlySet<Cause>,
    tones: kinds('tone'),
    nonComplaint: groups.get('none')?.find(({ kind }) => kind !== 'praise')?.kind,
    words,
  };
}

const NONE: ReadonlySet<string> = new Set();

function kindsOf(firings: readonly Firing[] | undefined): ReadonlySet<string> {
  return firings === undefined ? NONE : new Set(firings.map(({ kind }) => kind));
}
