import { buildReport } from '../../src/analyse/report.ts';
import { Summariser } from '../../src/analyse/summarise.ts';
import { createClassifier, createJudge, createQuick } from '../../src/classify/classifier.ts';
import type { Report } from '../../src/domain/report.ts';
import type { Summary } from '../../src/domain/summary.ts';
import { Admission } from '../../src/run/admission.ts';
import { judgeLogs } from '../../src/run/judge-logs.ts';
import { knowledge } from '../knowledge.ts';
import { openText } from '../read/memory-log.ts';
import { summariseOutcomes } from '../run/summarise-outcomes.ts';

const judge = createJudge(knowledge, createQuick(knowledge));
export const classify = createClassifier(knowledge);

/** Counts a log that stands in memory. */
export async function summarise(content: string, { rows = 50, masked = true } = {}): Promise<Summary> {
  const log = await openText(content);
  const summariser = new Summariser({ rows, masked });
  summariser.addInput(log.format);
  const admission = new Admission({});
  await summariseOutcomes(judgeLogs([log], admission, { long: judge }), admission, summariser);
  return summariser.summary();
}

export async function reportOf(
  content: string,
  { rows, ...options }: { lang?: 'ru' | 'en'; rows?: number } = {},
): Promise<Report> {
  return buildReport(await summarise(content, rows === undefined ? {} : { rows }), knowledge, options);
}
