import { daysApart } from '../../domain/calendar.ts';
import type { FixReport, Incident, IncidentPlaybook, Plan, PlanItem } from '../../domain/report.ts';
import { sum } from '../sum.ts';

/** A page holds so many lines under each heading. */
const LINES = 3;

/**
 * The first fixes by rank, set into time. This week: close an incident that has just been, stop the harm that cannot wait (health, data) and that of the first
 * fixes, and do what takes days. This month: mend what was stopped, then what takes weeks. This quarter: the
 * rest by rank, what takes months among it.
 */
export function planOf(fixes: readonly FixReport[], closing: readonly PlanItem[], complaints: number): Plan {
  const urgent = fixes.filter(cannotWait).toSorted((a, b) => b.urgent - a.urgent)[0];
  const first = onePerCategory(urgent === undefined ? fixes : [urgent, ...fixes]).slice(0, LINES - closing.length);
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
    week: [...closing, ...first.map((fix) => itemOf(fix, fix.effort === 'S' ? 'correct' : 'contain'))],
    month: month.map((fix) => itemOf(fix, 'correct')),
    quarter: quarter.map((fix) => itemOf(fix, 'correct')),
    covers: { count: covered([...new Set([...first, ...month, ...quarter])]), of: complaints },
  };
}

/** One odd complaint among many of another harm is answered by a person, and does not lead the plan. */
function cannotWait({ urgent, complaints }: FixReport): boolean {
  return urgent > 0 && urgent >= complaints.count / 2;
}

function onePerCategory(fixes: readonly FixReport[]): FixReport[] {
  const seen = new Set<string>();
  return fixes.filter(({ category }) => !seen.has(category) && seen.add(category));
}

function itemOf({ id, title, owner, steps, complaints, expected, check }: FixReport, step: PlanItem['step']): PlanItem {
  const { command: _, number: __, ...later } = check;
  // Of those at one place or hour nobody knows how many are critical; no more than there are.
  const critical = Math.min(complaints.critical, expected.of);
  const action = step === 'correct' ? `${title}.` : firstSentence(steps.contain);
  return { fix: id, step, action, owner, complaints: expected.of, critical, check: later };
}

/** An incident that ended so shortly before the log did is still owed its end: its customers hear what was done. */
const RECENT_DAYS = 14;

/** The latest incident, if it has just been. */
export function closingOf(
  incidents: readonly Incident[],
  playbooks: readonly IncidentPlaybook[],
  lastDay: string,
  owner: string,
): PlanItem[] {
  const [incident, playbook] = [incidents.at(-1), playbooks.at(-1)];
  if (incident === undefined || playbook === undefined || daysApart(incident.to, lastDay) > RECENT_DAYS) return [];
  const { count } = incident;
  const action = firstSentence(playbook.close);
  return [{ fix: null, step: 'close', action, owner, complaints: count, critical: count, check: null }];
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
  const counts = [...categories.values()].map(({ kinds, whole }) => Math.max(whole, sum(kinds.values())));
  return sum(counts);
}
