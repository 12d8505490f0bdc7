import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildReport } from '../../src/analyse/report.ts';
import type { Made, Report } from '../../src/domain/report.ts';
import { STATUSES } from '../../src/domain/row.ts';
import { HARMS, SEVERITIES } from '../../src/domain/verdict.ts';
import { formatPeriod, formatShortDay } from '../../src/knowledge/format.ts';
import { createMessages, type Messages } from '../../src/knowledge/messages.ts';
import { createContext } from '../../src/report/content/context.ts';
import type { FormatName } from '../../src/report/renderers.ts';
import { summarise } from '../analyse/log-report.ts';
import { knowledge, root } from '../knowledge.ts';
import { FORMATS, render, wordsIn } from './shown.ts';

/** A figure of the JSON, and how the formats may say it: a name, then numbers in their order. */
interface Fact {
  readonly said: readonly (readonly [name: string, ...figures: number[]])[];
}

const say = createMessages(knowledge.messages, 'ru');
let report: Report;

beforeAll(async () => {
  const log = readFileSync(join(root, 'fixtures/meal-delivery-week.csv'), 'utf8');
  report = buildReport(await summarise(log, { rows: 1000 }), knowledge);
});

function factsOf(one: Report): Fact[] {
  const { category, harm, severity } = createContext(one, knowledge);
  const fact = (...said: Fact['said']): Fact => ({ said });
  return [
    ...(['read', ...STATUSES] as const).map((status) =>
      fact([say(`rows.${status}`, { count: one.rows[status] })], [say(`workbook.rows.${status}`), one.rows[status]]),
    ),
    ...SEVERITIES.map((name) => fact([severity(name), one.severity[name].count])),
    ...one.categories.map(({ code, count, critical }) => fact([category(code), count, critical])),
    ...HARMS.filter((name) => name !== 'none' && one.harm[name].critical > 0).map((name) =>
      fact([harm(name), one.harm[name].critical]),
    ),
    ...Object.entries(one.signals).map(([signal, count]) => fact([say(`signal.${signal}`), count])),
    ...one.trend.map(({ from, critical, trivial, none }) =>
      fact([formatShortDay(from, 'ru'), critical, trivial, none], [`${from} ${from}`, critical, trivial, none]),
    ),
    ...one.incidents.map(({ from, to, count }) => fact([formatPeriod(from, to, 'ru'), count])),
    ...one.fixes.map(({ title, complaints }) => fact([title, complaints.count])),
    fact([say('people', { count: one.needsPersonCount })], [say('workbook.people'), one.needsPersonCount]),
    fact([say('workbook.review'), one.review.count], ['Стоит перечитать человеку', one.review.count]),
  ];
}

/** The name, and then the figures with no other number among them. */
function isSaid(words: string, [name, ...figures]: Fact['said'][number]): boolean {
  const pattern = [
    name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    ...figures.map((figure) => `\\D{1,200}?\\b${figure}\\b`),
  ].join('');
  return new RegExp(pattern).test(words);
}

/** Lists findings, and holds no figure of the whole log. */
const LISTS: readonly FormatName[] = ['csv'];

test.each(FORMATS.filter((format) => format !== 'json' && !LISTS.includes(format)))(
  '%s says every figure of the JSON',
  async (format) => {
    const words = await wordsIn(format, report);
    const missing = factsOf(report).filter(({ said }) => !said.some((one) => isSaid(words, one)));
    expect(missing).toEqual([]);
  },
);

test.each(LISTS)('%s lists every finding of the JSON with its verdict', async (format) => {
  const [, ...lines] = String(await render(format, report))
    .trimEnd()
    .split('\n');
  expect(report.findings).toHaveLength(report.rows.classified);
  expect(lines.map((line) => line.split(',').slice(0, 7))).toEqual(
    report.findings.map(({ id, source, line, date, severity, harm, category }) => [
      id,
      source,
      String(line),
      date ?? '',
      severity,
      harm,
      category,
    ]),
  );
});

const MADE: Made = {
  settings: {
    since: null,
    until: null,
    keepDuplicates: false,
    by: [],
    reader: 'quick',
    model: null,
    rows: 50,
    masked: true,
    lang: null,
    title: null,
    orders: null,
    value: { averageOrder: null, lifetimeMultiple: 3 },
  },
  part: null,
  flags: [],
};

const VALUED = [
  'id,text,amount',
  '1,"The courier was three hours late and rude, I am leaving and will never order again",€120',
  '2,"The courier was three hours late and rude, I want my money back",€31',
  '3,"The courier was three hours late and rude, I want my money back",',
  '',
].join('\n');

/** What a workbook says otherwise than running text: numbers in cells, and a currency in one of its own. */
function factsOfValue({ value, doubt }: Report, en: Messages): Fact[] {
  const [found] = value?.currencies ?? [];
  if (value === null || found === undefined) throw new Error('no value');
  const { critical, leaving, atRisk } = found;
  const whole = (minor: number) => minor / 100;
  return [
    {
      said: [
        ['Orders behind critical complaints', whole(critical.minor), critical.rows],
        ['Orders behind critical complaints', critical.rows, whole(critical.minor)],
      ],
    },
    { said: [['customers who say that they leave', leaving.rows, whole(leaving.minor)]] },
    {
      said: [
        ['At risk', whole(atRisk)],
        ['At risk', leaving.rows, whole(atRisk)],
      ],
    },
    { said: [[en('value.assumption', { multiple: '3', times: 3 })]] },
    { said: [[en('value.missing', { count: value.missing })]] },
    {
      said: [
        ['With the judge’s own errors', doubt.n],
        ['with the judge’s own errors', doubt.n],
      ],
    },
  ];
}

test.each(FORMATS.filter((format) => format !== 'json' && !LISTS.includes(format)))(
  '%s says what is at risk, on what assumption, and how far the judge errs',
  async (format) => {
    const one = buildReport(await summarise(VALUED), knowledge, { made: MADE });
    const words = await wordsIn(format, one);
    const facts = factsOfValue(one, createMessages(knowledge.messages, 'en'));
    expect(facts.filter(({ said }) => !said.some((fact) => isSaid(words, fact)))).toEqual([]);
  },
);
