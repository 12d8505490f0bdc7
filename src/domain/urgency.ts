import type { Signal, Verdict } from './verdict.ts';

const URGENT_SIGNALS: readonly Signal[] = ['regulator', 'court', 'threat', 'leaving', 'repeat-contact', 'public-post'];

/** A person must answer: the harm cannot wait, or the customer is about to take it elsewhere. */
export function needsPerson({ severity, harm, signals }: Pick<Verdict, 'severity' | 'harm' | 'signals'>): boolean {
  if (severity !== 'critical') return false;
  return harm === 'safety' || harm === 'data' || signals.some((signal) => URGENT_SIGNALS.includes(signal));
}
