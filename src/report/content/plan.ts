import type { PlanItem } from '../../domain/report.ts';
import { formatPercent } from '../../knowledge/format.ts';
import type { Block } from '../document.ts';
import { barText } from './check.ts';
import type { Context } from './context.ts';

/** One page: who does what and when, for how many complaints, and which figure shows that it worked. */
export function plan(context: Context): Block[] {
  const { report, say, lang } = context;
  const [first] = report.fixes;
  if (first === undefined) return [];
  const { covers } = report.plan;
  const means = say('plan.means', {
    count: covers.count,
    of: covers.of,
    share: formatPercent(covers.of === 0 ? 0 : covers.count / covers.of, lang),
    command: first.check.command,
  });
  return [
    { kind: 'heading', level: 2, text: say('plan') },
    {
      kind: 'paragraph',
      text: report.incidents.length === 0 ? means : `${means} ${say('plan.incidents')}`,
      tone: 'muted',
    },
    ...(['week', 'month', 'quarter'] as const).flatMap((time) =>
      lines(say(`plan.${time}`), report.plan[time], context),
    ),
  ];
}

function lines(title: string, items: readonly PlanItem[], context: Context): Block[] {
  if (items.length === 0) return [];
  const { say } = context;
  return [
    { kind: 'heading', level: 3, text: title },
    {
      kind: 'terms',
      items: items.map((item) => ({
        term: say('plan.complaints', { count: item.complaints }),
        text: say('plan.item', { action: item.action, owner: item.owner, check: check(item, context) }),
      })),
    },
  ];
}

/** What is contained this week is checked by answers; the figure is that of the correction. */
function check({ step, critical, check: later }: PlanItem, context: Context): string {
  return step === 'contain' && critical > 0
    ? context.say('plan.answered', { count: critical })
    : barText(later, context);
}
