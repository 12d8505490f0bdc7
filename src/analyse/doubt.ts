import { correctedShare, type Measured } from '../domain/interval.ts';
import type { Doubt, Reread } from '../domain/report.ts';
import type { Summary } from '../domain/summary.ts';
import { SEVERITIES, type Severity } from '../domain/verdict.ts';
import type { Judge } from '../knowledge/schema.ts';
import { sum } from './sum.ts';

/** Labelled rows with a severity, and without it, that tell how often the judge errs on it. */
const FEWEST_LABELLED = 30;
/** Labelled rows for review that tell how a person decides on such rows. */
const FEWEST_REVIEWED = 10;

type Confusion = Judge['quick']['severity'];

/** How sure the totals are: what the judge's own errors, measured on labelled rows, make of them. */
export function doubtOf({ severity, reviewBy, rows }: Summary, measured: Judge['quick'], n: number): Doubt {
  const of = <Value>(value: (name: Severity, at: number) => Value) =>
    Object.fromEntries(SEVERITIES.map((name, at) => [name, value(name, at)])) as Record<Severity, Value>;
  const reviewed = SEVERITIES.map((name) => reviewBy[name]);
  const all = sum(reviewed);
  return {
    n,
    corrected: of((name, at) => {
      const errors = errorsOf(measured.severity, at);
      return errors === undefined ? null : correctedShare(severity[name], rows.classified, errors);
    }),
    reread: of((name, at): Reread => {
      const own = reviewBy[name];
      const settled = severity[name] - own;
      const moved = expectedOf(measured.review, reviewed, at);
      return {
        review: own,
        least: settled,
        most: settled + all,
        expected: moved === undefined ? null : Math.round(settled + moved),
      };
    }),
  };
}

function errorsOf(confusion: Confusion, at: number): Measured | undefined {
  const having = sum(confusion[at] ?? []);
  const lacking = sum(confusion.flat()) - having;
  if (having < FEWEST_LABELLED || lacking < FEWEST_LABELLED) return undefined;
  const found = confusion[at]?.[at] ?? 0;
  const said = sum(confusion.map((row) => row[at] ?? 0));
  return { found, having, spared: lacking - (said - found), lacking };
}

/** Rows for review that a person would give this severity, by what the judge said of them. */
function expectedOf(confusion: Confusion, reviewed: readonly number[], at: number): number | undefined {
  let expected = 0;
  for (const [judged, count] of reviewed.entries()) {
    const labelled = sum(confusion.map((row) => row[judged] ?? 0));
    if (count > 0 && labelled < FEWEST_REVIEWED) return undefined;
    if (count > 0) expected += (count * (confusion[at]?.[judged] ?? 0)) / labelled;
  }
  return expected;
}
