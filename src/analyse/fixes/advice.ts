import type { FixCheck } from '../../domain/report.ts';
import type { Language } from '../../domain/verdict.ts';
import { formatPercent } from '../../knowledge/format.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { concentrationLabel, ownerName } from '../../knowledge/labels.ts';
import { createMessages, fillTemplate } from '../../knowledge/messages.ts';
import type { Advice, Fix } from '../../knowledge/schema.ts';
import { sum } from '../sum.ts';
import type { Candidate } from './rank.ts';

/** The words of a fix and its owner, as most of the complaints ask for, filled with what this log shows. */
export function adviceOf(
  { fix, kinds, tally, needed }: Candidate,
  { now, aim }: Pick<FixCheck, 'now' | 'aim'>,
  knowledge: Knowledge,
  lang: Language,
): Advice & { owner: string } {
  const messages = createMessages(knowledge.messages, lang);
  const parameters = {
    count: needed?.count ?? tally.count,
    share: formatPercent(now.of === 0 ? 0 : now.count / now.of, lang),
    target: formatPercent(aim.of === 0 ? 0 : aim.count / aim.of, lang),
    weeks: fix.reach.weeks,
    ...(needed === null ? {} : { [needed.dimension]: concentrationLabel(needed, messages) }),
  };
  const variant = variantFor(fix, kinds);
  const texts = { ...fix[lang], ...variant?.[lang] };
  const filled = Object.entries(texts).map(([name, text]) => [name, fillTemplate(text, parameters, lang)]);
  return { ...(Object.fromEntries(filled) as Advice), owner: ownerName(variant?.owner ?? fix.owner, knowledge, lang) };
}

/** The first variant whose kinds hold more than half of the complaints. */
function variantFor({ variants }: Fix, kinds: Candidate['kinds']): Fix['variants'][number] | undefined {
  const count = (of: Candidate['kinds']) => sum(of.map(([, tally]) => tally.count));
  return variants.find((variant) => count(kinds.filter(([kind]) => variant.kinds.includes(kind))) > count(kinds) / 2);
}
