import type { Report } from '../../domain/report.ts';
import type { Harm, Language, Severity } from '../../domain/verdict.ts';
import { formatPercent, formatPercentInterval } from '../../knowledge/format.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { createMessages, type Messages } from '../../knowledge/messages.ts';

/** The words that the sections of a report share. */
export interface Context {
  readonly report: Report;
  readonly knowledge: Knowledge;
  readonly lang: Language;
  readonly say: Messages;
  category(code: string): string;
  kind(category: string, kind: string): string;
  severity(severity: Severity): string;
  harm(harm: Harm): string;
  /** A dash where there is no whole: an empty log has no shares. */
  percent(share: number, whole: number): string;
  interval(low: number, high: number, whole: number): string;
}

export function createContext(report: Report, knowledge: Knowledge): Context {
  const { lang } = report;
  const say = createMessages(knowledge.messages, lang);
  return {
    report,
    knowledge,
    lang,
    say,
    category: (code) => knowledge.categories[code]?.[lang] ?? code,
    kind: (category, kind) => knowledge.categories[category]?.kinds[kind]?.[lang] ?? kind,
    severity: (severity) => say(`severity.${severity}`),
    harm: (harm) => say(`harm.${harm}`),
    percent: (share, whole) => (whole === 0 ? '–' : formatPercent(share, lang)),
    interval: (low, high, whole) => (whole === 0 ? '–' : formatPercentInterval(low, high)),
  };
}
