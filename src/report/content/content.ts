import type { Report } from '../../domain/report.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Document } from '../document.ts';
import { account } from './account.ts';
import { createContext } from './context.ts';
import { failures, harms } from './failures.ts';
import { fixes } from './fixes.ts';
import { incidents } from './incidents.ts';
import { overview } from './overview.ts';
import { people } from './people.ts';
import { plan } from './plan.ts';
import { playbooks } from './playbook.ts';
import { rates } from './rates.ts';
import { segments } from './segments.ts';
import { trend } from './time.ts';
import { value } from './value.ts';

export interface ContentOptions {
  /** How many fixes are told whole, and how many complaints that need a person are shown. */
  readonly fixes: number;
  readonly people: number;
}

/** The report in words, in the order in which it is read: what happened, to whom, what to do, how sure it is. */
export function contentOf(report: Report, knowledge: Knowledge, options: ContentOptions): Document {
  const context = createContext(report, knowledge);
  return [
    ...overview(context),
    ...plan(context),
    ...trend(context),
    ...incidents(context),
    ...playbooks(context),
    ...failures(context),
    ...rates(context),
    ...segments(context),
    ...harms(context),
    ...value(context),
    ...fixes(context, options.fixes),
    ...people(context, options.people),
    ...account(context),
  ];
}
