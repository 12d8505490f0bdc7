import type { ReaderChoice } from '../../domain/part.ts';
import type { Calibration } from '../../knowledge/schema.ts';
import type { CrossFit } from '../../learn/calibration/cross-fit.ts';
import { choose, ladderOf, type Measured, type TwiceReader } from '../../learn/calibration/fit.ts';
import type { Decided, Decisions } from '../../learn/calibration/keep.ts';
import { type Figures, figuresOf, outcomesOf } from '../../learn/calibration/outcomes.ts';
import type { Document } from '../../report/document.ts';

/** What was measured. */
export interface Measurement {
  readonly calibration: Calibration;
  readonly trainedOn: number;
  readonly decisions: Decisions;
  readonly quickReview: number;
  readonly read: TwiceReader;
  readonly crossed: CrossFit;
  /** Processor time of each reader for all rows. */
  readonly secondsOfAll: { readonly quick: number; readonly careful: number };
}

const COLUMNS = [
  'passed on',
  'severity',
  'as it says',
  'failure',
  'over 0.9',
  'of these right',
  'review',
  'of errors',
  's / 1,000',
];
const EVERYTHING = { severity: 1.01, category: 1.01 };

/** What each threshold comes to, then each value: in the file, measured, in five parts, and which stands. */
export function calibrationDocument(measurement: Measurement): Document {
  const { calibration, trainedOn } = measurement;
  return [
    { kind: 'heading', level: 1, text: `${calibration.rows} labelled complaints that neither reader has seen` },
    {
      kind: 'paragraph',
      text: `Rows ${calibration.sources}, careful reader ${calibration.model}; a quick reader trained on ${trainedOn} others. Shares of the rows that are passed on; judged right on severity, which would be so many were each as often right as its confidence, and on the failure; printed with a confidence over 0.9, and right of these; marked for review, and of the severity errors among them. Seconds of processor time, on this machine.`,
    },
    tableOf(['', ...COLUMNS], readerRows(measurement)),
    { kind: 'heading', level: 2, text: 'Values' },
    {
      kind: 'paragraph',
      text: 'Better, worse: rows with more and with fewer labels right under the measured value, and how likely chance alone parts them so. In five parts: measured on four fifths of the rows each time.',
    },
    tableOf(
      ['', 'in the file', 'measured', 'in five parts', 'better', 'worse', 'chance', 'stands'],
      valueRows(measurement),
    ),
  ];
}

function readerRows({ calibration, decisions, quickReview, read, crossed, secondsOfAll }: Measurement): string[][] {
  const rows = read(calibration);
  const line = (name: string, figures: Figures) => [
    name,
    ...cellsOf(figures),
    seconds(figures, secondsOfAll).toFixed(1),
  ];
  const figures = (reader: ReaderChoice, passOn = calibration.passOn) =>
    figuresOf(outcomesOf(rows, reader, { passOn, review: calibration.review, quickReview }));
  const passOns = [...ladderOf(rows), choose(rows, decisions.passOn.measured), choose(rows, calibration.passOn)]
    .sort((a, b) => a.passedOn - b.passedOn)
    .map(({ passOn }) => passOn)
    .filter((passOn, at, all) => shown(passOn) !== shown(all[at - 1] ?? EVERYTHING));
  const alone = figuresOf(outcomesOf(read({ trust: 1, sharpness: 1 }), 'careful', { ...calibration, quickReview }));
  return [
    line('quick', figures('quick')),
    ...passOns.map((passOn) =>
      line(`auto ${shown(passOn)}${shown(passOn) === shown(calibration.passOn) ? ' *' : ''}`, figures('auto', passOn)),
    ),
    line('careful', figures('careful')),
    line('careful, without the quick', alone),
    ...(['quick', 'auto', 'careful'] as const).map((reader) =>
      line(`${reader}, values from other rows`, figuresOf(crossed.outcomes(reader))),
    ),
  ];
}

function cellsOf({
  rows,
  passedOn,
  severityRight,
  confidence,
  categoryRight,
  sure,
  sureRight,
  review,
  errorsInReview,
}: Figures) {
  return [
    percent(passedOn, rows),
    share(severityRight, rows),
    share(confidence, rows),
    share(categoryRight, rows),
    percent(sure, rows),
    percent(sureRight, sure),
    percent(review, rows),
    percent(errorsInReview, rows - severityRight),
  ];
}

function seconds({ rows, passedOn }: Figures, { quick, careful }: Measurement['secondsOfAll']): number {
  return (1000 / rows) * (quick + (passedOn / rows) * careful);
}

function valueRows({ decisions, crossed }: Measurement): string[][] {
  const row = <Value>(name: keyof Measured, { committed, measured, chosen, test }: Decided<Value>) => [
    name,
    shown(committed),
    shown(measured),
    [...new Set(crossed.values.map((values) => shown(values[name])))].sort().join(' '),
    ...(test === undefined ? ['', '', ''] : [String(test.better), String(test.worse), test.p.toFixed(3)]),
    shown(chosen),
  ];
  return [
    row('trust', decisions.trust),
    row('passOn', decisions.passOn),
    row('sharpness', decisions.sharpness),
    row('review', decisions.review),
  ];
}

function shown(value: unknown): string {
  if (typeof value === 'number') return value.toFixed(2);
  const { severity, category } = value as Calibration['passOn'];
  return `${severity.toFixed(2)}/${category.toFixed(2)}`;
}

function tableOf(titles: readonly string[], rows: readonly (readonly string[])[]): Document[number] {
  return {
    kind: 'table',
    columns: titles.map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    rows: rows.map((cells) => ({ cells: cells.map((text) => ({ text })) })),
  };
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(3);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
