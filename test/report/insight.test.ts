// What stands out in a log is told in every language and at every width.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'fast-string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import { orderRates } from '../../src/analyse/rates.ts';
import { valueAtRisk } from '../../src/analyse/value/at-risk.ts';
import type { Report } from '../../src/domain/report.ts';
import { renderMd } from '../../src/report/formats/md.ts';
import { renderTxt } from '../../src/report/formats/txt.ts';
import { reportOf } from '../analyse/log-report.ts';
import { knowledge, root } from '../knowledge.ts';
import { OPTIONS } from './shown.ts';

const reports = new Map<'ru' | 'en', Report>();
const LONG = 'A depot whose name is longer than any column of a report';

beforeAll(async () => {
  const log = readFileSync(join(root, 'fixtures/meal-delivery-week.csv'), 'utf8');
  for (const lang of ['ru', 'en'] as const) reports.set(lang, enriched(await reportOf(log, { lang })));
});

/** A report as it is with every flag. */
function enriched(report: Report): Report {
  const [incident] = report.incidents;
  const orders = { source: '--orders', total: 6200, byDay: null };
  const average = { averageOrder: { minor: 150_000, currency: 'RUB' }, lifetimeMultiple: 2.5 };
  const share = { count: 40, share: 0.4, low: 0.3, high: 0.5 };
  const over = { code: 'late-delivery', count: 20, expected: 9.1, share: 0.5, elsewhere: 0.1, ratio: 5, p: 0.001 };
  const segment = { value: LONG, rows: 100, critical: share, trivial: 10, over: [over, { ...over, ratio: null }] };
  return {
    ...report,
    incidents: incident === undefined ? [] : [incident, { ...incident, over: 'categories', recurring: true }],
    imports: (['praise', 'mixed', 'same-minute', 'reckoned'] as const).map((reason) => ({
      from: '2025-11-18',
      to: '2025-11-19',
      rows: 90,
      expected: 3,
      reason,
    })),
    orderRates: orderRates(orders, counts(report), 2),
    segments: [
      {
        column: 'Depot',
        values: 30,
        segments: [segment, { ...segment, value: '', over: [] }],
        rest: { values: 28, rows: 50, critical: 5, trivial: 5 },
      },
      { column: 'place', values: 1, segments: [{ ...segment, over: [] }], rest: null },
    ],
    value: valueAtRisk(report.summary.value, average),
  };
}

function counts({ severity, categories, period }: Report) {
  return { critical: severity.critical.count, trivial: severity.trivial.count, categories, period };
}

describe.each(['ru', 'en'] as const)('in %s', (lang) => {
  test.each([60, 80, 120])('the terminal report keeps to %i columns', (width) => {
    const terminal = { width, color: 0, unicode: true } as const;
    const text = renderTxt(reports.get(lang) as Report, knowledge, { ...OPTIONS, terminal });
    expect(text.split('\n').filter((line) => stringWidth(line) > width)).toEqual([]);
  });

  test('Markdown has a table for each column of --by, and no message lacks a word', () => {
    const text = renderMd(reports.get(lang) as Report, knowledge);
    expect(text).toContain(LONG.slice(0, 30));
    expect(text).toContain('×5');
    expect(text).not.toMatch(/undefined|NaN|\{\w+/);
  });
});
