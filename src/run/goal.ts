import type { ListOptions } from '../analyse/lists.ts';
import { Summariser } from '../analyse/summarise.ts';
import type { LogFormat } from '../domain/row.ts';
import type { Summary } from '../domain/summary.ts';
import { LANGUAGES, type Language } from '../domain/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { csvRow, type RowOptions } from '../report/judged-csv.ts';
import { type LineOptions, ndjsonLine } from '../report/ndjson.ts';
import { createReasonWriter, type ReasonWriter } from '../report/reason.ts';
import type { Outcome } from './piece.ts';

/** A text that is written for each row, with reasons in this language or else in that of the complaint. */
export type TextGoal = { readonly lang: Language | undefined } & (
  | { readonly goal: 'ndjson'; readonly options: LineOptions }
  | { readonly goal: 'csv'; readonly options: RowOptions }
);

/** What logs are judged for; plain data, for it crosses threads. */
export type Goal = { readonly inputs: readonly LogFormat[] } & (
  | TextGoal
  | { readonly goal: 'summary'; readonly lists: ListOptions }
);

/** Makes of judged rows what they are judged for, on one of the threads. */
export interface Maker {
  /** Counts the rows, or gives the text that is written of them. */
  add(outcomes: readonly Outcome[]): string;
  /** What was counted, where the goal is a summary; without the inputs. */
  summary(): Summary | undefined;
}

export function createMaker(goal: Goal, knowledge: Knowledge): Maker {
  if (goal.goal === 'summary') return createCounter(goal);
  const toText = textMaker(goal, knowledge);
  return {
    add: (outcomes) => outcomes.map((outcome) => (outcome.status === 'rejected' ? '' : toText(outcome))).join(''),
    summary: () => undefined,
  };
}

function createCounter({ inputs, lists }: Extract<Goal, { goal: 'summary' }>): Maker {
  const summariser = new Summariser(lists);
  for (const input of inputs) summariser.addInput(input);
  return {
    add(outcomes) {
      for (const outcome of outcomes) addOutcome(summariser, outcome);
      return '';
    },
    summary: () => summariser.summary(),
  };
}

/** Counts what became of a row. */
export function addOutcome(summariser: Summariser, outcome: Outcome): void {
  if (outcome.status === 'rejected') summariser.addStatus('rejected');
  else if (outcome.status === 'classified') summariser.add(outcome.complaint, outcome.verdict);
  else summariser.addStatus(outcome.status, outcome.complaint);
}

type ReadRow = Exclude<Outcome, { status: 'rejected' }>;

function textMaker(goal: Exclude<Goal, { goal: 'summary' }>, knowledge: Knowledge): (row: ReadRow) => string {
  const writers = Object.fromEntries(LANGUAGES.map((lang) => [lang, createReasonWriter(knowledge, lang)])) as Record<
    Language,
    ReasonWriter
  >;
  const reason = (lang: Language) => writers[goal.lang ?? lang];
  if (goal.goal === 'csv') return (row) => csvRow(row, reason, goal.options);
  return (row) => ndjsonLine(row, goal.inputs[row.complaint.source]?.source ?? '', reason, goal.options);
}
