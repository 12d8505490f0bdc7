import type { Ground } from '../domain/verdict.ts';
import type { Confidence } from '../knowledge/schema.ts';

/** Where nothing was measured, a guess is as good as its opposite. */
const UNMEASURED = 0.5;

/** How often the severity is right that this rule settled. */
export function severityConfidence(ground: Ground, { severity }: Confidence): number {
  return severity[ground] ?? UNMEASURED;
}

/** How often the failure is right that has this lead over the next one. */
export function categoryConfidence(lead: number, { category }: Confidence): number {
  return category.findLast((step) => step.lead <= lead)?.right ?? UNMEASURED;
}
