import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/domain/report.ts';
import { needsPerson } from '../../src/domain/urgency.ts';
import { LANGUAGES } from '../../src/domain/verdict.ts';
import { parseColor, parseLogo } from '../../src/report/html/brand.ts';
import { type PackedComplaints, unpackComplaints } from '../../src/report/html/complaints/packed.ts';
import { renderPage } from '../../src/report/html/page.ts';
import { reportOf } from '../analyse/log-report.ts';
import { knowledge, root } from '../knowledge.ts';

const fixture = (name: string) => readFileSync(join(root, 'fixtures', name), 'utf8');
let report: Report;
let page: string;
let document: Document;

beforeAll(async () => {
  report = await reportOf(fixture('meal-delivery-week.csv'), { lang: 'en', rows: 2000 });
  page = renderPage(report, knowledge);
  document = parseHTML(page).document as unknown as Document;
}, 30_000);

interface Document {
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}
interface Element extends Document {
  readonly textContent: string;
  getAttribute(name: string): string | null;
}
const textsOf = (selector: string, within: Document = document) =>
  [...within.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
const unpack = (html: string) => {
  const packed = /id="packed">([^<]*)</.exec(html)?.[1] ?? '';
  return unpackComplaints(JSON.parse(inflateSync(Buffer.from(packed, 'base64')).toString()) as PackedComplaints);
};

test('the same report gives the same bytes, also after another one', async () => {
  renderPage(await reportOf(fixture('online-shop-reviews.csv')), knowledge);
  expect(renderPage(report, knowledge)).toBe(page);
});

test('a report saved as JSON and read again gives the same page', () => {
  expect(renderPage(JSON.parse(JSON.stringify(report)) as Report, knowledge)).toBe(page);
});

describe('the figures are those of the JSON report', () => {
  test('by severity', () => {
    const rows = textsOf('.tile dd p').slice(0, 3);
    const counts = Object.values(report.severity).map(({ count }) => count);
    expect(rows.map((text) => Number(/^\d+/.exec(text)?.[0]))).toEqual(counts);
  });

  test('by failure', () => {
    const rows = [...document.querySelectorAll('#pareto tbody tr')].map((row) => textsOf('td', row).slice(0, 2));
    expect(rows).toEqual(report.categories.map(({ count, critical }) => [String(count), String(critical)]));
  });

  test('in time', () => {
    const rows = [...document.querySelectorAll('#trend tbody tr')].map((row) => textsOf('td', row).slice(0, 3));
    expect(rows).toEqual(report.trend.map(({ critical, trivial, none }) => [critical, trivial, none].map(String)));
  });

  test('by failure and time, and by hour and weekday', () => {
    const sumOf = (id: string) => textsOf(`#${id} tbody td`).reduce((sum, text) => sum + Number(text), 0);
    const shown = textsOf('#heat tbody th');
    const days = Object.values(report.summary.days);
    const names = report.categories.filter(({ code }) => shown.includes(knowledge.categories[code]?.en ?? ''));
    const expected = names.flatMap(({ code }) => days.map(({ categories }) => categories[code] ?? 0));
    expect(sumOf('heat')).toBe(expected.reduce((sum, count) => sum + count, 0));
    expect(sumOf('clock')).toBe(report.severity.critical.count);
  });

  test('of the complaints that are listed', () => {
    const rows = unpack(page);
    expect(rows).toEqual(
      report.findings.map((listed) => {
        const { id, date, severity, harm, category, kind, signals, review, segments, excerpt } = listed;
        const marks = listed.marks.map(({ start, end }) => ({ start, end }));
        const plain = { id, date, severity, harm, category, kind, signals, review, segments, excerpt, marks };
        return { key: `c-${listed.line}`, person: needsPerson(listed), ...plain };
      }),
    );
    expect(rows.filter(({ person }) => person)).toHaveLength(report.needsPersonCount);
  });
});

test('every link leads to a part of the page, and every name is there once', () => {
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const known = new Set([...ids, ...report.findings.map(({ line }) => `c-${line}`)]);
  const broken = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id).filter((id) => !known.has(id));
  expect(broken).toEqual([]);
});

test('nothing is loaded: the policy names the only style and the only script', () => {
  const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
  for (const [name, tag] of [
    ['style', 'style'],
    ['script', 'script:not([type])'],
  ] as const) {
    const [only, ...more] = textsOf(tag);
    expect(more).toEqual([]);
    const text = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(page)?.[1] ?? '';
    expect(text.trim()).toBe(only);
    expect(policy).toContain(`${name}-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  expect(policy).toContain("default-src 'none'");
  expect(page).not.toMatch(/(?:src|href)="(?!#|data:)|url\(|@import|<link|<iframe/);
});

test('charts have no ids, styles or scripts, and numbers of at most two decimals', () => {
  const charts = page.match(/<svg aria-hidden="true" focusable.*?<\/svg>|<svg [^>]*class="chart.*?<\/svg>/gs) ?? [];
  expect(charts.length).toBeGreaterThanOrEqual(10);
  for (const chart of charts) {
    expect(chart).not.toMatch(/ id=|<style|style=|<script|url\(/);
    expect(chart.replace(/>[^<]*</g, '><')).not.toMatch(/\d\.\d{3}/);
  }
});

test('an empty log, one without complaints, and one without dates have pages without what they lack', async () => {
  const empty = renderPage(await reportOf('id,text\n'), knowledge);
  expect(empty).toMatch(/<h1>.*<section id="first"/s);
  expect(empty).not.toMatch(/id="(?:pictures|plan|fixes|people|complaints)"/);
  const praise = renderPage(await reportOf('id,text\n1,Thank you so much for the wonderful cake\n'), knowledge);
  expect(praise).toContain('The log holds no complaint.');
  expect(praise).not.toMatch(/id="(?:pictures|fixes)"/);
  const undated = renderPage(await reportOf('id,text\n1,The courier was two hours late and rude\n'), knowledge);
  expect(undated).toContain('id="pareto"');
  expect(undated).not.toMatch(/id="(?:trend|heat|clock)"|type="date"/);
});

test('what stands in the log is text', async () => {
  const text = 'a < b > "it\'s" & \u001b[1m \u202ecold\u0000 soup was awful';
  const hostile = await reportOf(`id,text,place\n"<i>7</i>","${text.replaceAll('"', '""')}",<u>x</u>\n`);
  for (const lang of LANGUAGES) {
    const html = renderPage({ ...hostile, lang, title: '<b>title</b>' }, knowledge);
    expect(html).not.toMatch(/<b[ >](?!\d)|<i>7|<u>/);
    expect(html).toContain('a &lt; b &gt; &quot;it&#39;s&quot; &amp; ');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  }
});

test('no other format loads the charts', () => {
  const dist = join(root, 'dist');
  const isChart = (text: string) => text.includes('node_modules/@observablehq/plot');
  expect(
    readdirSync(join(dist, 'chunks')).some((file) => isChart(readFileSync(join(dist, 'chunks', file), 'utf8'))),
  ).toBe(true);
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(path, 'utf8');
    for (const [, from] of text.matchAll(/^(?:import|export)\b[^;]*?\bfrom "(\.[^"]+)"|^import "(\.[^"]+)"/gm))
      if (from !== undefined) visit(join(dirname(path), from));
  };
  visit(join(dist, 'cli/main.js'));
  for (const file of readdirSync(join(dist, 'chunks')).filter((name) => /^(?:report|txt|md|json|csv)-/.test(name)))
    visit(join(dist, 'chunks', file));
  expect([...seen].filter((path) => isChart(readFileSync(path, 'utf8')))).toEqual([]);
});

describe("a client's colour and logo", () => {
  test('stand in the page, the colour lighter where the page is dark', () => {
    const logo = parseLogo(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'logo.svg');
    const own = renderPage(report, knowledge, { logo, color: parseColor('#0A7D4F') });
    expect(own).toContain('<img class="logo" alt="" src="data:image/svg+xml;base64,');
    const shades = [...own.matchAll(/--accent:(#\w{6})/g)].map(([, shade]) => shade);
    expect(shades.slice(-3)).toEqual(['#0a7d4f', shades.at(-1), shades.at(-1)]);
    expect(shades.at(-1)).not.toBe('#0a7d4f');
  });

  test.each([
    ['#fc0', 'contrast is 1.3, text needs 4.5'],
    ['#ffffff', 'contrast is 1, text needs 4.5'],
    ['red', 'is no colour'],
    ['#12345', 'is no colour'],
  ])('a colour that cannot be used is refused: %s', (color, reason) => {
    expect(() => parseColor(color)).toThrow(reason);
  });

  test.each([
    ['text', 'no picture'],
    ['HTML', '<html><svg></svg></html>'],
    ['XML without a picture', '<?xml version="1.0"?><a/>'],
  ])('a file that is no picture is refused: %s', (_, text) => {
    expect(() => parseLogo(new TextEncoder().encode(text), 'logo')).toThrow('is no PNG, JPEG or SVG');
  });

  test('a picture that is too large is refused', () => {
    expect(() => parseLogo(new Uint8Array(513 * 1024), 'logo.png')).toThrow('513 KiB are too many');
  });
});
