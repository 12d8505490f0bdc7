import type { Evaluation, EvaluationChange, LabelFigures, Rates, SignTest } from '../domain/evaluation.ts';
import type { Language } from '../domain/verdict.ts';
import { formatPercent } from '../knowledge/format.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createMessages, type Messages } from '../knowledge/messages.ts';
import type { Block, Cell, Document } from './document.ts';

/** Most labels that a confusion matrix shows side by side. */
const MATRIX = 6;
const MOST_CONFUSIONS = 12;

/** How good a judge is on labelled rows, and what changed against an earlier run where there is one. */
export function evaluationDocument(
  evaluation: Evaluation,
  change: EvaluationChange | undefined,
  knowledge: Knowledge,
  lang: Language,
): Document {
  const say = createMessages(knowledge.messages, lang);
  const percent = (value: number | null) => (value === null ? '–' : formatPercent(value, lang));
  const { source, rows, readers, severity, category, named } = evaluation;
  return [
    { kind: 'heading', level: 1, text: say('evaluate.title', { source }) },
    { kind: 'paragraph', text: say('evaluate.rows', { rows, quick: readers.quick, careful: readers.careful }) },
    ...estimates(),
    ...(severity === null ? [] : labelBlocks('severity', severity)),
    ...(category === null ? [] : labelBlocks('category', category)),
    ...(named === null ? [] : [{ kind: 'paragraph' as const, text: say('evaluate.named', ratesText(named)) }]),
    ...(severity === null ? [] : calibration()),
    ...errors(),
    ...(change === undefined ? [] : changes(change)),
  ];

  function ratesText({ precision, recall, f1 }: Rates): Record<string, string> {
    return { precision: percent(precision), recall: percent(recall), f1: percent(f1) };
  }

  /** Rows that were drawn because they teach much are harder than the log is. */
  function estimates(): Block[] {
    return (['severity', 'category'] as const).flatMap((what): Block[] => {
      const estimate = evaluation.inLog[what];
      if (estimate === null) return [];
      const { share, low, high } = estimate;
      const text = say(`evaluate.inLog.${what}`, {
        share: percent(share),
        low: percent(low),
        high: percent(high),
      });
      return [{ kind: 'paragraph', text, tone: 'strong' }];
    });
  }

  function labelBlocks(what: 'severity' | 'category', figures: LabelFigures): Block[] {
    const { right, macroF1, labels } = figures;
    return [
      { kind: 'heading', level: 2, text: say(`evaluate.${what}`) },
      {
        kind: 'paragraph',
        text: say('evaluate.right', {
          share: percent(right.share),
          low: percent(right.low),
          high: percent(right.high),
          rows: figures.rows,
          f1: percent(macroF1),
        }),
        tone: 'strong',
      },
      table(
        [
          'evaluate.label',
          'evaluate.n',
          'evaluate.said',
          'evaluate.precision',
          'evaluate.recall',
          'evaluate.interval',
          'evaluate.f1',
        ].map((key) => say(key)),
        labels.map((label) => [
          label.label,
          String(label.rows),
          String(label.said),
          percent(label.precision),
          percent(label.recall),
          label.rows === 0 ? '–' : `${percent(label.found.low)}–${percent(label.found.high)}`,
          percent(label.f1),
        ]),
      ),
      ...confusion(figures),
    ];
  }

  /** A matrix where there are few labels, else the most frequent confusions. */
  function confusion({ labels, confusion: cells }: LabelFigures): Block[] {
    const names = labels.map(({ label }) => label);
    const count = (person: string, judge: string) =>
      cells.find((cell) => cell.person === person && cell.judge === judge)?.count ?? 0;
    if (names.length <= MATRIX)
      return [
        { kind: 'heading', level: 3, text: say('evaluate.confusion') },
        table(
          ['', ...names],
          names.map((person) => [person, ...names.map((judge) => String(count(person, judge)))]),
        ),
      ];
    const wrong = cells.filter(({ person, judge }) => person !== judge).toSorted((a, b) => b.count - a.count);
    if (wrong.length === 0) return [];
    return [
      { kind: 'heading', level: 3, text: say('evaluate.confusions') },
      table(
        [say('evaluate.person'), say('evaluate.judge'), say('evaluate.n')],
        wrong.slice(0, MOST_CONFUSIONS).map(({ person, judge, count: rowCount }) => [person, judge, String(rowCount)]),
      ),
    ];
  }

  function calibration(): Block[] {
    return [
      { kind: 'heading', level: 2, text: say('evaluate.calibration') },
      table(
        [say('evaluate.confidence'), say('evaluate.n'), say('evaluate.mean'), say('evaluate.wasRight')],
        evaluation.calibration.map(({ from, to, rows: n, confidence, right }) => [
          `${percent(from)}–${percent(to)}`,
          String(n),
          percent(confidence),
          percent(right),
        ]),
      ),
    ];
  }

  function errors(): Block[] {
    if (evaluation.errors.length === 0) return [];
    return [
      { kind: 'heading', level: 2, text: say('evaluate.errors') },
      ...evaluation.errors.map(
        ({ line, id, person, judge, confidence, excerpt, reason }): Block => ({
          kind: 'quote',
          text: excerpt,
          marks: [],
          caption: say('evaluate.error', {
            line,
            id,
            person: say(`severity.${person}`),
            judge: say(`severity.${judge}`),
            confidence: percent(confidence),
            reason,
          }),
        }),
      ),
    ];
  }

  function changes({ rows: both, severity: bySeverity, category: byCategory, changed }: EvaluationChange): Block[] {
    return [
      { kind: 'heading', level: 2, text: say('evaluate.change') },
      { kind: 'paragraph', text: say('evaluate.change.rows', { rows: both, changed: changed.length }) },
      ...sign(say, 'severity', bySeverity),
      ...sign(say, 'category', byCategory),
      table(
        ['evaluate.line', 'evaluate.person', 'evaluate.before', 'evaluate.after'].map((key) => say(key)),
        changed.map(({ line, person, before, after }) => [String(line), person, before, after]),
      ),
    ];
  }
}

function sign(say: Messages, what: 'severity' | 'category', test: SignTest | null): Block[] {
  if (test === null) return [];
  const { better, worse, p } = test;
  return [{ kind: 'paragraph', text: say('evaluate.sign', { what: say(`evaluate.${what}`), better, worse, p }) }];
}

/** The first column and the last of text are left, numbers right. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): Block {
  const isNumber = (at: number) => rows.every((row) => /^[\d–., %\u00a0\u202f-]*$/.test(row[at] ?? ''));
  return {
    kind: 'table',
    columns: titles.map((title, at) => ({ title, align: at > 0 && isNumber(at) ? 'right' : 'left' })),
    rows: rows.map((row) => ({ cells: row.map((text): Cell => ({ text })) })),
  };
}
