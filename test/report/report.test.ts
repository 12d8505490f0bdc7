import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import stringWidth from 'fast-string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/domain/report.ts';
import { renderJson } from '../../src/report/formats/json.ts';
import { renderMd } from '../../src/report/formats/md.ts';
import { renderTxt } from '../../src/report/formats/txt.ts';
import type { TerminalOptions } from '../../src/report/style.ts';
import { reportOf } from '../analyse/log-report.ts';
import { knowledge, root } from '../knowledge.ts';
import { FORMATS, OPTIONS, wordsIn } from './shown.ts';

const PLAIN = { width: 80, color: 0, unicode: true } as const;
const textOf = (one: Report, terminal: TerminalOptions = PLAIN) => renderTxt(one, knowledge, { ...OPTIONS, terminal });
const fixture = (name: string) => readFileSync(join(root, 'fixtures', name), 'utf8');
let report: Report;

beforeAll(async () => {
  report = await reportOf(fixture('meal-delivery-week.csv'));
});

test('the JSON report keeps to its schema, and parses back to the same report', async () => {
  const validate = new Ajv({ allErrors: true }).compile(
    JSON.parse(readFileSync(join(root, 'data/report.schema.json'), 'utf8')),
  );
  for (const one of [report, await reportOf(fixture('online-shop-reviews.csv')), await reportOf('id,text\n')]) {
    const text = renderJson(one);
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
    expect(renderJson(JSON.parse(text) as Report)).toBe(text);
  }
});

test('the schema refuses a report that is not one', () => {
  const validate = new Ajv().compile(JSON.parse(readFileSync(join(root, 'data/report.schema.json'), 'utf8')));
  expect(validate({ ...report, severity: { critical: 3 } })).toBe(false);
});

describe('the terminal report', () => {
  test.each([60, 80, 120, 200])('keeps to %i columns', (width) => {
    const lines = textOf(report, { ...PLAIN, width }).split('\n');
    const tooLong = lines.filter((line) => stringWidth(line) > Math.min(width, 140));
    expect(tooLong).toEqual([]);
  });

  test('has no escape sequence without colour, and only signs of ASCII and letters without Unicode', () => {
    const text = textOf(report, { ...PLAIN, unicode: false });
    expect(text).not.toContain('\u001b');
    expect(text.replace(/[А-Яа-яЁё]/g, '')).toMatch(/^[\n -~€₽’😀-🙏🤦]*$/u);
  });

  test('says the same with colour', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is removed
    const bare = textOf(report, { ...PLAIN, color: 1 }).replace(/\u001b\[\d+m/g, '');
    expect(bare.replace(/\s+/g, '')).toBe(textOf(report).replace(/[*\s]+/g, ''));
  });

  test('accounts for every row, and shows the footnote', () => {
    const text = textOf(report).replace(/\s+/g, ' ');
    expect(text).toContain('Прочитано 416 = ');
    expect(text).toContain('Лог — это те, кто написал');
  });

  test('says in one line that a log without dates has no trend', async () => {
    const undated = await reportOf('id,text\n1,The courier was two hours late and rude\n');
    expect(textOf(undated)).toContain('The log has no date column');
  });
});

describe('the plan and the playbook', () => {
  const flat = (text: string) => text.replace(/\\([\\`*_{}[\]<>#|~&])/g, '$1').replace(/\s+/g, ' ');

  test('stand in the terminal and in Markdown with the figures of the JSON', () => {
    const { week, month, quarter } = report.plan;
    expect([week.length, month.length, quarter.length]).toEqual([3, 3, 3]);
    for (const text of [textOf(report), renderMd(report, knowledge)].map(flat)) {
      for (const { action, owner, complaints, check, step } of [...week, ...month, ...quarter]) {
        const line = text.slice(text.indexOf(flat(action)));
        expect(line.slice(0, 600)).toContain(`Отвечает ${owner}. Проверка: `);
        expect(text).toMatch(new RegExp(`${complaints} жалоб\\S*\\s`));
        if (step === 'correct') expect(line.slice(0, 600)).toContain(`сейчас ${check?.now.count}`);
      }
      expect(text).toContain(flat(report.playbooks[0]?.avoid ?? 'a playbook'));
    }
  });

  test('fit on a page of 66 lines', () => {
    const lines = textOf(report).split('\n');
    const from = lines.indexOf('План на одну страницу');
    expect(from).toBeGreaterThan(0);
    expect(lines.indexOf('По времени') - from).toBeLessThanOrEqual(66);
  });
});

test.each([
  ['2024-12-30', '2025-02-20', '30 Dec–05 Jan 2025'],
  ['2017-05-16', '2025-05-15', 'May 2017'],
])('a log of several years (%s to %s) names the year of each period', async (from, to, label) => {
  const one = await reportOf(
    `id,date,text\n1,${from},The courier was two hours late\n2,${to},The courier was two hours late\n`,
  );
  expect(textOf(one)).toContain(label);
});

test('the same report in the other language has the same figures', async () => {
  const english = await reportOf(fixture('meal-delivery-week.csv'), { lang: 'en' });
  const words = { lang: '', fixes: [], plan: null, playbooks: [] };
  expect({ ...english, ...words }).toEqual({ ...report, ...words });
  const figures = ({ fixes, playbooks, plan: { week, month, quarter, covers } }: Report) => [
    playbooks.map(({ families }) => families.map(({ code }) => code)),
    fixes.map(({ id, complaints, expected, check }) => [id, complaints, expected, check]),
    [...week, ...month, ...quarter].map(({ fix, step, complaints, check }) => [fix, step, complaints, check]),
    covers,
  ];
  expect(figures(english)).toEqual(figures(report));
});

test('Markdown escapes what stands in the log', async () => {
  const hostile = await reportOf(
    'id,text\n1,The courier was late and rude <script>alert(1)</script> | *and* [link](x) the food was cold awful\n',
  );
  const text = renderMd(hostile, knowledge);
  expect(text).not.toContain('<script');
  expect(text).not.toMatch(/\[link\]\(/);
});

test('the id of a row finds it again, unless it is an address', async () => {
  const one = await reportOf(
    'id,text\nBK-20411,The courier was two hours late and rude\na@example.com,The soup was cold and awful\n',
  );
  expect(one.findings.map(({ id }) => id).sort()).toEqual(['BK-20411', '[email]']);
});

test('no personal data reach a report', async () => {
  const leaky =
    'id,text\n1,"Курьер опоздал на два часа и нагрубил, мой телефон +7 900 000-12-34, почта ivan@example.com, верните деньги"\n';
  const one = await reportOf(leaky);
  for (const format of FORMATS) {
    const words = await wordsIn(format, one);
    expect(words, format).toContain('[');
    expect(words, format).not.toContain('000-12-34');
    expect(words, format).not.toContain('ivan@');
  }
});

describe('the account', () => {
  const STATUS_LOG = [
    'id,rating,text',
    '1,1,The courier was two hours late',
    '1,1,The courier was two hours late',
    '2,5,',
    '3,1,Das Essen war kalt und ist nicht gut',
    '4,1,a,b',
    '',
  ].join('\n');

  test('says all eight counts in every format, zeros too', async () => {
    const one = await reportOf(STATUS_LOG);
    const counts = {
      read: 5,
      classified: 1,
      rejected: 1,
      duplicate: 1,
      empty: 1,
      otherLanguage: 1,
      reply: 0,
      filtered: 0,
    };
    expect(JSON.parse(renderJson(one)).rows).toEqual(counts);
    const sum =
      '5 read = 1 classified + 1 rejected + 1 duplicate + 1 empty + 1 in other languages + 0 replies of the company + 0 outside the period.';
    for (const text of [textOf(one), renderMd(one, knowledge)]) expect(text.replace(/\s+/g, ' ')).toContain(sum);
  });

  test('doubts the layout where over 5 % of the rows were rejected, and not below', async () => {
    const rows = (bad: number) =>
      `id,text\n${Array.from({ length: 40 }, (_, at) => (at < bad ? 'x,y,z' : `${at},late`)).join('\n')}\n`;
    const said = async (bad: number) => renderMd(await reportOf(rows(bad)), knowledge);
    expect(await said(3)).toContain('7.5 % of the rows could not be understood');
    expect(await said(2)).not.toContain('could not be understood');
  });

  test('names long texts that are nearly alike, masked, and counts them like others', async () => {
    const complaint = (order: number) =>
      `The courier came ${order} hours late and dropped the parcel, my mail is ivan@example.com, I want my money back`;
    const one = await reportOf(
      `id,text\n1,"${complaint(2)}"\n2,"${complaint(30).toUpperCase()}"\n3,"${complaint(4)}!"\n4,late\n`,
    );
    expect(one.rows.classified).toBe(4);
    expect(one.nearDuplicates).toMatchObject({ rows: 3, groups: 1, largest: { count: 3 } });
    expect(one.nearDuplicates.largest?.excerpt).toMatch(/^The courier came 4 hours late .* my mail is \[email\]/);
    for (const text of [textOf(one), renderMd(one, knowledge)]) {
      const shown = text.replace(/\s+/g, ' ');
      expect(shown).toContain('3, in 1 group.');
      expect(shown).toContain('The largest group, 3 texts: "The courier came 4 hours late');
      expect(shown).not.toContain('ivan@');
    }
  });
});
