import type { PlanItem } from '../../domain/report.ts';
import { formatPercent, formatPeriod } from '../../knowledge/format.ts';
import type { Block } from '../document.ts';
import { aimText } from './check.ts';
import type { Context } from './context.ts';

/** More than these cannot all be called back within a week. */
const MOST_ANSWERED = 30;

/** One page: who does what and when, for how many complaints, and which figure shows that it worked. */
export function plan(context: Context): Block[] {
  const { report, say } = context;
  const means = planText(context);
  if (means === undefined) return [];
  return [
    { kind: 'heading', level: 2, text: say('plan') },
    { kind: 'paragraph', text: means, tone: 'muted' },
    ...(['week', 'month', 'quarter'] as const).flatMap((time) =>
      lines(say(`plan.${time}`), report.plan[time], context),
    ),
  ];
}

/** What the plan is for, and the command that checks it; undefined where there is no fix. */
export function planText({ report, say, lang }: Context): string | undefined {
  const [first] = report.fixes;
  if (first === undefined) return undefined;
  const { covers } = report.plan;
  const share = formatPercent(covers.of === 0 ? 0 : covers.count / covers.of, lang);
  return [
    say('plan.means', { count: covers.count, of: covers.of, share }),
    say('plan.check', { command: first.check.command }),
    ...(report.incidents.length === 0 ? [] : [say('plan.incidents')]),
  ].join(' ');
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
        text: say('plan.item', { action: actionOf(item, context), owner: item.owner, check: checkOf(item, context) }),
      })),
    },
  ];
}

/** What is done; for an incident, which. */
export function actionOf({ step, action: text }: PlanItem, { report, say, lang }: Context): string {
  const incident = report.incidents.at(-1);
  if (step !== 'close' || incident === undefined) return text;
  return say('plan.incident', { period: formatPeriod(incident.from, incident.to, lang), action: text });
}

/** What is contained shows within a week, where enough come; else it shows by answers. */
export function checkOf({ step, critical, check: later }: PlanItem, context: Context): string {
  if (later === null) return context.say('plan.answered', { count: critical });
  if (step === 'correct') return aimText(later, context);
  if (later.week !== null) return context.say('check.week', { count: later.week.bar, now: later.week.now });
  if (critical === 0) return aimText(later, context);
  return context.say(critical <= MOST_ANSWERED ? 'plan.answered' : 'plan.answering', { count: critical });
}
