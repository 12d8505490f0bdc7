import { needsPerson } from '../../domain/urgency.ts';
import type { Context } from '../content/context.ts';
import { joined } from '../marks.ts';
import type { Sheet } from '../workbook/sheet.ts';

/** The listed findings, the words that prove each verdict in bold. */
export function findingsSheet({ report, say, severity, harm, category, kind }: Context): Sheet {
  return {
    name: say('workbook.findings'),
    columns: [
      { title: say('workbook.id'), width: 12, form: 'text' },
      { title: say('workbook.date'), width: 12, form: 'date' },
      { title: say('column.verdict'), width: 12, form: 'text' },
      { title: say('explain.harm'), width: 22, form: 'wrapped' },
      { title: say('column.failure'), width: 30, form: 'wrapped' },
      { title: say('workbook.kind'), width: 24, form: 'wrapped' },
      { title: say('workbook.excerpt'), width: 90, form: 'wrapped' },
      { title: say('signals'), width: 24, form: 'wrapped' },
      { title: say('explain.others'), width: 26, form: 'wrapped' },
      { title: say('explain.confidence'), width: 13, form: 'decimal' },
      { title: say('workbook.review'), width: 13, form: 'text' },
      { title: say('workbook.people'), width: 13, form: 'text' },
      { title: say('workbook.source'), width: 24, form: 'text' },
      { title: say('workbook.line'), width: 9, form: 'integer' },
    ],
    rows: report.findings.map((finding) => [
      finding.id,
      finding.date,
      severity(finding.severity),
      finding.harm === 'none' ? null : harm(finding.harm),
      finding.category === 'none' ? null : category(finding.category),
      finding.kind === null ? null : kind(finding.category, finding.kind),
      { text: finding.excerpt, bold: joined(finding.marks) },
      finding.signals.map((signal) => say(`signal.${signal}`)).join(', '),
      finding.others.map(category).join(', '),
      finding.confidence,
      finding.review ? say('workbook.yes') : null,
      needsPerson(finding) ? say('workbook.yes') : null,
      finding.source,
      finding.line,
    ]),
    filtered: true,
  };
}
