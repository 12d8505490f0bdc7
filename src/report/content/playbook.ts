import type { IncidentPlaybook } from '../../domain/report.ts';
import { formatPeriod } from '../../knowledge/format.ts';
import type { Block } from '../document.ts';
import type { Context } from './context.ts';

/** What to tell whom and what to stop, once for the incidents of one make; then what holds for every incident. */
export function playbooks(context: Context): Block[] {
  const { report, say, lang } = context;
  const makes = new Map<string, IncidentPlaybook[]>();
  for (const playbook of report.playbooks) {
    const make = playbook.families.map(({ code }) => code).join(' ');
    makes.set(make, [...(makes.get(make) ?? []), playbook]);
  }
  const own = [...makes.values()].flatMap((alike) => {
    const periods = alike.map(({ from, to }) => formatPeriod(from, to, lang)).join('; ');
    return alike.slice(0, 1).flatMap((first): Block[] => [
      { kind: 'heading', level: 3, text: say('playbook', { periods }) },
      { kind: 'terms', items: stepsOf(first, context) },
    ]);
  });
  return [...own, ...report.playbooks.slice(0, 1).flatMap((first) => always(first, context))];
}

/** Who is told first goes by the first family; each has things to stop and to say of its own. */
export function stepsOf({ families }: IncidentPlaybook, { say }: Context) {
  const named = (text: (family: (typeof families)[number]) => string) =>
    families
      .map((family) => (families.length === 1 ? text(family) : `${capital(family.name)}: ${text(family)}`))
      .join(' ');
  return [
    { term: say('playbook.first'), text: families[0]?.first ?? '' },
    { term: say('playbook.contain'), text: named(({ contain }) => contain) },
    { term: say('playbook.say'), text: named((family) => family.say) },
  ];
}

function always({ say: openly, avoid, close }: IncidentPlaybook, { say }: Context): Block[] {
  return [
    { kind: 'heading', level: 3, text: say('playbook.always') },
    {
      kind: 'terms',
      items: [
        { term: say('playbook.say'), text: openly },
        { term: say('playbook.avoid'), text: avoid },
        { term: say('playbook.close'), text: close },
      ],
    },
  ];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
