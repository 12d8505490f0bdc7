import type { FixReport, Plan, PlanItem } from '../../domain/report.ts';

/** A page holds so many lines under each heading. */
const LINES = 3;

/**
 * The first fixes by rank, set into time. This week: stop the harm that cannot wait (health, data) and that of the first
 * fixes, and do what takes days. This month: mend what was stopped, then what takes weeks. This quarter: the
 * rest by rank, what takes months among it.
 */
export function planOf(fixes: readonly FixReport[], complaints: number): Plan {
  const urgent = fixes.filter((fix) => fix.urgent > 0).toSorted((a, b) => b.urgent - a.urgent)[0];
  const first = onePerCategory(urgent === undefined ? fixes : [urgent, ...fixes]).slice(0, LINES);
  const done = new Set(first.filter(({ effort }) => effort === 'S'));
  const take = (...efforts: readonly FixReport['effort'][]) => {
    const open = (fix: FixReport) => efforts.includes(fix.effort) && !done.has(fix);
    const taken = [...new Set([...first, ...fixes])].filter(open).slice(0, LINES);
    for (const fix of taken) done.add(fix);
    return taken;
  };
  const month = take('M', 'S');
  const quarter = take('L', 'M', 'S');
  return {
    week: first.map((fix) => itemOf(fix, fix.effort === 'S' ? 'correct' : 'contain')),
    month: month.map((fix) => itemOf(fix, 'correct')),
    quarter: quarter.map((fix) => itemOf(fix, 'correct')),
    covers: { count: covered([...new Set([...first, ...month, ...quarter])]), of: complaints },
  };
}

function onePerCategory(fixes: readonly FixReport[]): FixReport[] {
  const seen = new Set<string>();
  return fixes.filter(({ category }) => !seen.has(category) && seen.add(category));
}

function itemOf({ id, title, owner, steps, complaints, expected, check }: FixReport, step: PlanItem['step']): PlanItem {
  const { now, bar, weeks } = check;
  // Of those at one place or hour nobody knows how many are critical; no more than there are.
  const critical = Math.min(complaints.critical, expected.of);
  const action = step === 'correct' ? `${title}.` : firstSentence(steps.contain);
  return { fix: id, step, action, owner, complaints: expected.of, critical, check: { now, bar, weeks } };
}

function firstSentence(text: string): string {
  return text.split(/(?<=[.!?])\s/)[0] ?? text;
}

/** Fixes for the same kinds count once; a fix for one place or hour adds nothing to one for all of its kinds. */
function covered(fixes: readonly FixReport[]): number {
  const categories = new Map<string, { kinds: Map<string, number>; whole: number }>();
  for (const { category, check, kinds, expected } of fixes) {
    const own = categories.get(category) ?? { kinds: new Map<string, number>(), whole: 0 };
    categories.set(category, own);
    const isPart = check.number.dimension !== null || check.number.kinds.length === 0;
    if (isPart) own.whole = Math.max(own.whole, expected.of);
    else for (const { code, count } of kinds) own.kinds.set(code, count);
  }
  const counts = [...categories.values()].map(({ kinds, whole }) =>
    Math.max(
      whole,
      [...kinds.values()].reduce((sum, count) => sum + count, 0),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
