import type { Concentration, FixCheck } from '../../domain/report.ts';
import type { Tally } from '../../domain/summary.ts';
import type { Language } from '../../domain/verdict.ts';
import { formatPercent } from '../../knowledge/format.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { concentrationLabel } from '../../knowledge/labels.ts';
import { createMessages, fillTemplate } from '../../knowledge/messages.ts';
import type { Advice, Fix } from '../../knowledge/schema.ts';

/** The words of a fix, filled with what this log shows. */
export function adviceOf(
  fix: Fix,
  tally: Tally,
  needed: Concentration | null,
  { now, bar }: Pick<FixCheck, 'now' | 'bar'>,
  knowledge: Knowledge,
  lang: Language,
): Advice {
  const messages = createMessages(knowledge.messages, lang);
  const parameters = {
    count: needed?.count ?? tally.count,
    share: formatPercent(now.of === 0 ? 0 : now.count / now.of, lang),
    target: formatPercent(bar.of === 0 ? 0 : bar.count / bar.of, lang),
    weeks: fix.reach.weeks,
    ...(needed === null ? {} : { [needed.dimension]: concentrationLabel(needed, messages) }),
  };
  const filled = Object.entries(fix[lang]).map(([name, text]) => [name, fillTemplate(text, parameters, lang)]);
  return Object.fromEntries(filled) as Advice;
}
