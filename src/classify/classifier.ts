import type { Cause, Evidence, Harm, Language, Signal, Verdict } from '../domain/verdict.ts';
import { CAUSES, SIGNALS } from '../domain/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Firing, Reading } from '../text/cues.ts';
import { createTextReader } from '../text/reading.ts';
import { categoryConfidence, severityConfidence } from './confidence.ts';
import { decide, type Findings } from './decide.ts';
import { type CategoryScore, groupOf, kindOf, scoreCategories } from './quick/scores.ts';

/** Judges one text. Pure: the same text gives the same verdict. */
export type Classifier = (text: string, lang: Language) => Verdict;

/** A further category is named where it has at least this share of the primary's score, and this score. */
const OTHER_SHARE = 0.6;
const OTHER_SCORE = 2.5;
const MOST_OTHERS = 3;
/** Praise outweighs a cue that is weaker than this. */
const WEAK_SCORE = 2.5;

/** Compiles the knowledge into a classifier. About 40 ms; make it once and reuse it for every text. */
export function createClassifier(knowledge: Knowledge): Classifier {
  const reader = createTextReader(knowledge);
  const codes = Object.keys(knowledge.categories).filter((code) => code !== 'none' && code !== 'other');

  return (text, lang) => {
    const reading = reader.read(text);
    const firings = reader.match(reading);
    const scores = scoreCategories(firings, codes);
    const found = gather(firings, scores, reading.tokens.length, knowledge);
    const decision = decide(found);
    const none = decision.severity === 'none';
    const category = none ? 'none' : (found.category ?? 'other');
    const others = none ? [] : othersOf(scores);
    const confidence = severityConfidence(decision.ground, knowledge.confidence);
    return {
      lang,
      ...decision,
      category,
      kind: none ? (found.nonComplaint ?? null) : (found.kind ?? null),
      others,
      confidence,
      categoryConfidence: none ? confidence : categoryConfidence(leadOf(scores), knowledge.confidence),
      reader: 'quick',
      review: confidence < knowledge.confidence.review,
      signals: SIGNALS.filter((signal) => found.signals.has(signal)),
      causes: CAUSES.filter((cause) => found.causes.has(cause)),
      evidence: evidenceOf(firings, reading, [category, ...others], decision.severity),
    };
  };
}

function gather(
  firings: readonly Firing[],
  scores: readonly CategoryScore[],
  words: number,
  knowledge: Knowledge,
): Findings {
  const kinds = (group: string) =>
    new Set(firings.filter(({ cue }) => groupOf(cue) === group).map(({ cue }) => kindOf(cue)));
  const tones = kinds('tone');
  const nonComplaint = [...kinds('none')].find((kind) => kind !== 'praise');
  const best = scores[0];
  const outweighed =
    best !== undefined && best.score < WEAK_SCORE && (tones.has('praise') || nonComplaint !== undefined);
  const primary = outweighed ? undefined : best;
  const kind = primary?.firings[0] === undefined ? undefined : kindOf(primary.firings[0].cue);
  return {
    category: primary?.category,
    kind,
    entry: primary === undefined ? undefined : knowledge.categories[primary.category],
    signals: kinds('signal') as ReadonlySet<Signal>,
    harms: kinds('harm') as ReadonlySet<Harm>,
    causes: kinds('cause') as ReadonlySet<Cause>,
    tones,
    nonComplaint,
    words,
  };
}

/** How far the first failure stands above the second. */
export function leadOf([first, second]: readonly CategoryScore[]): number {
  return (first?.score ?? 0) - (second?.score ?? 0);
}

function othersOf([primary, ...rest]: readonly CategoryScore[]): string[] {
  return rest
    .filter(({ score }) => score >= OTHER_SCORE && score >= OTHER_SHARE * (primary?.score ?? 0))
    .slice(0, MOST_OTHERS)
    .map(({ category }) => category);
}

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

/** The words behind the named categories, the harms, the signals and the tone. */
function evidenceOf(
  firings: readonly Firing[],
  { text, tokens }: Reading,
  categories: readonly string[],
  severity: string,
): Evidence[] {
  const points = codePoints(text);
  const evidence = firings.flatMap(({ cue, spans }) => {
    const group = groupOf(cue);
    const kind = kindOf(cue);
    const speaksFor =
      group === 'signal' || group === 'harm'
        ? kind
        : (SPEAKS_FOR[cue] ?? (categories.includes(group) ? group : undefined));
    if (speaksFor === undefined || group === 'cause') return [];
    if (group === 'tone' && speaksFor !== severity) return [];
    return spans.map(({ first, last }) => ({
      start: points(tokens[first]?.start ?? 0),
      end: points(tokens[last]?.end ?? 0),
      cue,
      for: speaksFor,
    }));
  });
  return evidence.sort((a, b) => a.start - b.start || a.end - b.end || (a.for < b.for ? -1 : a.for > b.for ? 1 : 0));
}

/** Turns offsets in UTF-16 units into code points; free where a text has no surrogates. */
function codePoints(text: string): (offset: number) => number {
  if (!/[\uD800-\uDBFF]/.test(text)) return (offset) => offset;
  return (offset) => [...text.slice(0, offset)].length;
}
