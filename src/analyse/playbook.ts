import type { Incident, IncidentPlaybook } from '../domain/report.ts';
import type { Language } from '../domain/verdict.ts';
import type { Playbook } from '../knowledge/schema.ts';
import { sum, surplus } from './sum.ts';

/** What is smaller than this share of the surge is carried by the rest. */
const SHARE = 0.15;
const MOST = 3;
/** Harm that cannot wait leads, however few complaints it has. */
const URGENT = ['safety', 'data'];

type Family = Playbook['families'][number];

/** The days of an incident, and the failures that rose in them. */
export type RisenDays = Pick<Incident, 'from' | 'to'> & {
  readonly categories: readonly Pick<Incident['categories'][number], 'code' | 'count' | 'expected'>[];
};

/** What to do in an incident, by the families of failures that rose: urgent ones first, then by their surge. */
export function playbookOf(
  { from, to, categories }: RisenDays,
  { common, families }: Playbook,
  lang: Language,
): IncidentPlaybook {
  const surges = families.map((family) => ({ family, surge: surgeOf(family, categories) }));
  const all = sum(surges.map(({ surge }) => surge));
  const risen = surges
    .filter(({ family, surge }) => surge > 0 && (isUrgent(family) || surge >= SHARE * all))
    .sort((a, b) => Number(isUrgent(b.family)) - Number(isUrgent(a.family)) || b.surge - a.surge)
    .slice(0, MOST)
    .map(({ family }) => family);
  const shown = risen.length > 0 ? risen : families.slice(-1);
  return {
    from,
    to,
    families: shown.map((family) => {
      const { name, first, say, contain } = family[lang];
      return { code: family.code, name, first, say, contain };
    }),
    ...common[lang],
  };
}

function surgeOf({ categories }: Family, risen: RisenDays['categories']): number {
  return surplus(risen.filter(({ code }) => categories.includes(code)));
}

function isUrgent({ code }: Family): boolean {
  return URGENT.includes(code);
}
