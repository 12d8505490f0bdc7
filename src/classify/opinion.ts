import { type Category, SEVERITIES, type Severity } from '../domain/verdict.ts';

/** What a reader makes of a text, before the decision. Probabilities are calibrated on rows that it had not seen. */
export interface Opinion {
  readonly severity: Readonly<Record<Severity, number>>;
  /** Classes of the failure that the customer minds most, `none` among them. */
  readonly classes: readonly Category[];
  /** Probability of each class. */
  readonly chances: readonly number[];
  /** Failures that the text names, strongest first. */
  readonly named: readonly Category[];
}

/** The likeliest severity; equal ones in the order of urgency. */
export function likeliest({ severity }: Opinion): Severity {
  return SEVERITIES.reduce((best, next) => (severity[next] > severity[best] ? next : best));
}

/** The likeliest failure, were the text a complaint, and the probability that it is the right one then. */
export function primaryOf({ classes, chances }: Opinion): { readonly category: Category; readonly right: number } {
  let best = -1;
  let complaint = 0;
  classes.forEach((code, at) => {
    if (code === 'none') return;
    complaint += chances[at] as number;
    if (best < 0 || (chances[at] as number) > (chances[best] as number)) best = at;
  });
  return { category: classes[best] as Category, right: complaint === 0 ? 0 : (chances[best] as number) / complaint };
}

/**
 * Two opinions of one text as one: `trust` is the weight of the first. A mean of two is less sure than it is right, so
 * the severity is sharpened: its probabilities to the power of `sharpness`. What is named, the first says.
 */
export function mixOpinions(first: Opinion, second: Opinion, trust: number, sharpness: number): Opinion {
  const mix = (a: number, b: number) => trust * a + (1 - trust) * b;
  const chanceOf = new Map(second.classes.map((code, at) => [code, second.chances[at] as number]));
  const powers = SEVERITIES.map((name) => mix(first.severity[name], second.severity[name]) ** sharpness);
  const total = powers.reduce((sum, power) => sum + power, 0);
  return {
    ...first,
    severity: Object.fromEntries(
      SEVERITIES.map((name, at) => [name, (powers[at] as number) / total]),
    ) as Opinion['severity'],
    chances: first.classes.map((code, at) => mix(first.chances[at] as number, chanceOf.get(code) ?? 0)),
  };
}
