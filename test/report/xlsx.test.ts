import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Report } from '../../src/domain/report.ts';
import { needsPerson } from '../../src/domain/urgency.ts';
import { formatDecimal } from '../../src/knowledge/format.ts';
import { createMessages } from '../../src/knowledge/messages.ts';
import { renderXlsx } from '../../src/report/formats/xlsx.ts';
import { styleOf } from '../../src/report/workbook/styles.ts';
import { reportOf } from '../analyse/log-report.ts';
import { knowledge, root } from '../knowledge.ts';
import { partOf, readSheets } from './read-workbook.ts';

let report: Report;
let bytes: Uint8Array;

beforeAll(async () => {
  report = await reportOf(readFileSync(join(root, 'fixtures/meal-delivery-week.csv'), 'utf8'));
  bytes = renderXlsx(report, knowledge);
});

test('has a sheet for each part of the report, in its language', async () => {
  const sheets = await readSheets(bytes);
  expect([...sheets.keys()]).toEqual([
    'Сводка',
    'План',
    'Оценённые строки',
    'Правки',
    'Сбои',
    'По времени',
    'Что ломается',
  ]);
  expect([...sheets.values()].slice(1).map(({ length }) => length - 1)).toEqual([
    Object.values({ ...report.plan, covers: [] }).flat().length,
    report.findings.length,
    report.fixes.length,
    report.incidents.length,
    report.trend.length,
    report.categories.length,
  ]);
  const english = await readSheets(renderXlsx(await reportOf('id,text\n1,The soup was cold\n'), knowledge));
  expect([...english.keys()]).toEqual(['Summary', 'Plan', 'Findings', 'Fixes', 'Incidents', 'Over time', 'What fails']);
});

test('keeps the header in sight, filters tables, and holds no formula and no link', () => {
  const sheets = Array.from({ length: 7 }, (_, at) => partOf(bytes, `xl/worksheets/sheet${at + 1}.xml`));
  for (const xml of sheets) {
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml).not.toMatch(/<f[ >/]|hyperlink/);
  }
  expect(partOf(bytes, 'xl/workbook.xml')).toContain(
    `localSheetId="3" hidden="1">'Правки'!$A$1:$S$${report.fixes.length + 1}</definedName>`,
  );
  const [summary, ...tables] = sheets;
  expect(summary).not.toContain('<autoFilter');
  for (const xml of tables) {
    const area = /<dimension ref="([^"]*)"/.exec(xml)?.[1];
    expect(xml).toContain(`<autoFilter ref="${area}"/>`);
    expect(xml.match(/<row /g)).toHaveLength(Number(area?.match(/\d+$/)));
  }
});

test('holds days as dates, shares as numbers, and the evidence in bold', async () => {
  const sheets = await readSheets(bytes);
  const [day] = report.trend;
  expect(sheets.get('По времени')?.[1]?.slice(0, 2)).toEqual([day?.from, day?.to]);
  const first = report.findings[0];
  expect(sheets.get('Оценённые строки')?.[1]).toEqual(expect.arrayContaining([first?.id, first?.date, first?.excerpt]));
  const xml = partOf(bytes, 'xl/worksheets/sheet3.xml');
  // 45978 is 2025-11-17.
  expect(xml).toContain(`<c r="B2" s="${styleOf('date')}"><v>45978</v></c>`);
  const bold = [...(first?.excerpt ?? '')].slice(first?.marks[0]?.start, first?.marks[0]?.end).join('');
  expect(xml).toContain(
    `<r><rPr><b/><sz val="11"/><rFont val="Calibri"/></rPr><t xml:space="preserve">${bold}</t></r>`,
  );
  expect(partOf(bytes, 'xl/worksheets/sheet7.xml')).toContain(`<v>${report.categories[0]?.share}</v>`);
});

test('has a sheet for the columns that were asked for, and what stands out in their values', async () => {
  const over = { code: 'late-delivery', count: 5, expected: 1, share: 0.5, elsewhere: 0.1, ratio: 5, p: 0.001 };
  const critical = { count: 7, share: 0.7, low: 0.4, high: 0.9 };
  const segments = [
    {
      column: 'place',
      values: 3,
      segments: [{ value: '', rows: 10, critical, trivial: 2, over: [over] }],
      rest: { values: 2, rows: 4, critical: 1, trivial: 0 },
    },
  ];
  const sheets = await readSheets(renderXlsx({ ...report, segments }, knowledge));
  expect(sheets.get('По значениям колонок')?.slice(1)).toEqual([
    ['Город', '(не указано)', '10', '7', '0.7', '0.4', '0.9', '2', 'Опоздание или долгое ожидание 5, ×5'],
    ['Город', 'остальные, их 2', '4', '1', '', '', '', '0'],
  ]);
});

test('has the notes of the other formats on its first sheet, and who needs a person in a column', async () => {
  const sheets = await readSheets(bytes);
  const summary = sheets.get('Сводка')?.map(([figure, , , , , note]) => `${figure}|${note}`);
  const say = createMessages(knowledge.messages, 'ru');
  const { scatter: _, falseAlarms, method, days } = report.watch;
  expect(summary).toContain(`|${say(`watch.${method}`, { days, rate: formatDecimal(falseAlarms, 1, 'ru') })}`);
  expect(summary).toContain(`|${say('fixes.means')}`);
  expect(summary?.join('\n')).toContain(say('plan.check', { command: report.fixes[0]?.check.command ?? '' }));
  expect(sheets.get('Сбои')?.[1]).toContain(report.playbooks[0]?.avoid);
  const [header, ...rows] = sheets.get('Оценённые строки') ?? [];
  const person = header?.indexOf('Нужен человек') ?? -1;
  expect(rows.filter((row) => row[person] === 'да')).toHaveLength(report.findings.filter(needsPerson).length);
});

test('an empty log has no shares, and one without dates no trend', async () => {
  const sheets = await readSheets(renderXlsx(await reportOf('id,text\n'), knowledge));
  expect(sheets.get('Summary')).toContainEqual([
    'Critical',
    '0',
    '',
    '',
    '',
    'the error made a problem for the customer',
  ]);
  expect(sheets.get('Over time')).toHaveLength(1);
});

const hostile = [
  '=HYPERLINK("http://example.com","x") and the courier was late',
  'late <script>alert(1)</script> & "quotes" ]]> <![CDATA[ late courier',
  'the courier was late \u0007\u001b[31m \u202e txet \ufffe _x000D_ _x0041_',
  '😂👩‍👩‍👧 the courier was late \ud800 alone',
];

test('hostile texts come back as they were, but for what no text can hold, and nothing runs them', async () => {
  const one = await reportOf('id,text\n1,The courier was late\n');
  const findings = hostile.map((excerpt) => ({
    ...(one.findings[0] as Report['findings'][number]),
    excerpt,
    id: excerpt,
  }));
  const made = renderXlsx({ ...one, findings }, knowledge);
  const rows = (await readSheets(made)).get('Findings') ?? [];
  const expected = hostile.map((text) => text.replace('\ud800', '\ufffd'));
  expect(rows.slice(1).map(([id]) => id)).toEqual(expected);
  expect(rows.slice(1).map((row) => row[6])).toEqual(expected);
  const xml = partOf(made, 'xl/worksheets/sheet3.xml');
  expect(xml).not.toMatch(/<script|<f>/);
  // A cell that would run once it is edited is marked as quoted.
  const quoted = /<c r="A2" s="(\d+)"/.exec(xml)?.[1];
  const styles = partOf(made, 'xl/styles.xml');
  expect([...(styles.split('<cellXfs')[1]?.matchAll(/<xf [^>]*>/g) ?? [])][Number(quoted)]?.[0]).toContain(
    'quotePrefix="1"',
  );
});

test('is the same bytes each time, with a fixed date in the archive', () => {
  expect(Buffer.from(renderXlsx(report, knowledge)).equals(bytes)).toBe(true);
  // 12:00 on 1 January 1980 as DOS writes it, in every entry.
  const entries = Buffer.from(bytes).toString('latin1').split('PK\u0003\u0004').slice(1);
  const stamps = entries.map((entry) => entry.slice(6, 10));
  expect(stamps).toHaveLength(12);
  expect(new Set(stamps)).toEqual(new Set(['\u0000\u0060\u0021\u0000']));
});

test('20,000 findings take seconds', { timeout: 60_000 }, () => {
  const findings = Array.from({ length: 20_000 }, (_, at) => ({
    ...(report.findings[at % report.findings.length] as Report['findings'][number]),
    id: String(at),
  }));
  const start = process.cpuUsage();
  const made = renderXlsx({ ...report, findings }, knowledge);
  const { user } = process.cpuUsage(start);
  expect(user / 1e6).toBeLessThan(10);
  expect(made.length).toBeLessThan(5_000_000);
});
