import { SEVERITIES } from '../../domain/verdict.ts';
import type { Opinion } from '../opinion.ts';
import { type QuickModel, softmax } from './model.ts';

const MOST_OTHERS = 3;

/** Turns a model's outputs for a text into an opinion. */
export function opinionOf(model: QuickModel, outputs: Float64Array): Opinion {
  const [critical = 0, trivial = 0, none = 0] = softmax(model.severity, outputs);
  const chances = softmax(model.primary, outputs);
  let best = 0;
  model.categories.forEach((_, at) => {
    if ((chances[at] as number) > (chances[best] as number)) best = at;
  });
  const complaint = 1 - (chances[model.categories.length] as number);
  return {
    severity: { critical, trivial, none },
    primary: model.categories[best] as string,
    primaryRight: complaint === 0 ? 0 : (chances[best] as number) / complaint,
    others: model.categories
      .map((code, at) => ({ code, output: outputs[at] as number }))
      .filter(({ output }, at) => at !== best && output >= model.namedFrom)
      .sort((a, b) => b.output - a.output)
      .slice(0, MOST_OTHERS)
      .map(({ code }) => code),
  };
}

/** The likeliest severity; equal ones in the order of urgency. */
export function likeliest({ severity }: Opinion): (typeof SEVERITIES)[number] {
  return SEVERITIES.reduce((best, next) => (severity[next] > severity[best] ? next : best));
}
