import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/domain/report.ts';
import type { Listed } from '../../src/domain/summary.ts';
import { renderPage } from '../../src/report/html/page.ts';
import { reportOf } from '../analyse/log-report.ts';
import { knowledge, root } from '../knowledge.ts';
import { chromiumPath, startBrowser } from './chromium.ts';

if (chromiumPath === undefined) console.log('chromium is not installed: the HTML report is not tried in a browser');

const fixture = (name: string) => readFileSync(join(root, 'fixtures', name), 'utf8');

describe.skipIf(chromiumPath === undefined)('the page in a browser', () => {
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  let report: Report;
  let html: string;

  beforeAll(async () => {
    browser = await startBrowser();
    report = await reportOf(fixture('meal-delivery-week.csv'), { lang: 'en', rows: 2000 });
    html = renderPage(report, knowledge);
  });
  afterAll(() => browser?.close());

  const rowsOf = (page: Page) => page.locator('#complaint-rows tr');
  const countOf = (page: Page) => page.locator('#complaint-count').textContent();

  test('shows the first complaints, says nothing on the console, and asks for nothing', async () => {
    const { page, complaints } = await browser.open(html);
    expect(await rowsOf(page).count()).toBe(50);
    expect(await countOf(page)).toBe(`1–50 of ${report.findings.length}; ${report.findings.length} in the table.`);
    expect(await page.title()).toBe('Complaints: test.csv, 17–23 November 2025');
    await page.locator('#theme').click();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('shows the same rows with the script as without', async () => {
    const { page } = await browser.open(html);
    const plain = /<tbody id="complaint-rows">(.*?)<\/tbody>/s.exec(html)?.[1];
    const parsed = `Object.assign(document.createElement('tbody'), { innerHTML: ${JSON.stringify(plain)} }).innerHTML`;
    expect(await page.locator('#complaint-rows').innerHTML()).toBe(await page.evaluate(parsed));
    await page.close();
  });

  const matching = (test: (listed: Listed) => boolean) => report.findings.filter(test).length;

  test('filters by severity, failure, harm, signal, days, review and who needs a person', async () => {
    const { page } = await browser.open(html);
    const tries: readonly (readonly [() => Promise<unknown>, (listed: Listed) => boolean])[] = [
      [() => page.getByLabel(/^Trivial/).check(), ({ severity }) => severity === 'trivial'],
      [
        () => page.getByLabel('What went wrong').selectOption('late-delivery'),
        (one) => one.category === 'late-delivery',
      ],
      [
        () => page.getByRole('combobox', { name: 'What it cost the customer' }).selectOption('money'),
        ({ harm }) => harm === 'money',
      ],
      [
        () => page.getByLabel('What the customer does').selectOption('leaving'),
        (one) => one.signals.includes('leaving'),
      ],
      [() => page.getByLabel('Город').selectOption('Казань'), ({ segments }) => segments['place'] === 'Казань'],
      [() => page.getByLabel('From day').fill('2025-11-22'), ({ date }) => date !== null && date >= '2025-11-22'],
      [() => page.getByLabel('To day').fill('2025-11-18'), ({ date }) => date !== null && date <= '2025-11-18'],
      [() => page.getByLabel(/^worth rereading/).check(), ({ review }) => review],
    ];
    for (const [filter, holds] of tries) {
      await filter();
      const expected = matching(holds);
      expect(expected).toBeGreaterThan(0);
      await expect.poll(() => countOf(page)).toContain(` of ${expected};`);
      await page.getByRole('button', { name: 'Reset' }).click();
      await expect.poll(() => countOf(page)).toContain(` of ${report.findings.length};`);
    }
    await page.getByRole('link', { name: /customers need a person/ }).click();
    await expect.poll(() => countOf(page)).toContain(` of ${report.needsPersonCount};`);
    await page.close();
  });

  test('searches excerpts whatever the case and the dots of ё, all words at once', async () => {
    const { page } = await browser.open(html);
    await page.getByLabel('Search excerpts and ids').fill('КУРЬЁР  час');
    const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е');
    const expected = matching(({ excerpt }) => /курьер/.test(fold(excerpt)) && /час/.test(fold(excerpt)));
    await expect.poll(() => countOf(page)).toContain(` of ${expected};`);
    await page.close();
  });

  test('sorts by date, one way and the other, and says so to a screen reader', async () => {
    const { page } = await browser.open(html);
    const header = page.getByRole('columnheader', { name: 'When' });
    const first = () => page.locator('#complaint-rows tr:first-child .date').textContent();
    await header.getByRole('button').click();
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    expect(await first()).toBe('17 Nov 2025');
    await header.getByRole('button').click();
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    expect(await first()).toBe('23 Nov 2025');
    await page.close();
  });

  test('turns pages, and a link to a complaint opens its page whatever is filtered', async () => {
    const target = report.findings[120];
    const { page } = await browser.open(html, `c-${target?.line}`);
    await expect.poll(() => page.locator('tr.target').count()).toBe(1);
    expect(await page.locator('tr.target .id').textContent()).toBe(target?.id);
    expect(await page.evaluate('document.activeElement.id')).toBe(`c-${target?.line}`);
    expect(await page.locator('#page-label').textContent()).toBe('page 3 of 9');
    await page.getByRole('button', { name: 'Last' }).click();
    expect(await rowsOf(page).count()).toBe(report.findings.length % 50);
    await page.close();
  });

  test('can be worked with the keyboard alone', async () => {
    const { page } = await browser.open(html);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('f-words');
    await page.keyboard.type('refund');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const expected = matching(({ excerpt, severity }) => /refund/i.test(excerpt) && severity === 'critical');
    await expect.poll(() => countOf(page)).toContain(` of ${expected};`);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('axe-core finds nothing in the %s theme', async (scheme) => {
    for (const lang of ['ru', 'en'] as const) {
      const { page } = await browser.open(renderPage({ ...report, lang }, knowledge));
      await page.emulateMedia({ colorScheme: scheme });
      await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
      await page.evaluate(axe.source);
      const found = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
      expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes.length])).toEqual([]);
      await page.close();
    }
  });

  test.each([320, 390, 768, 1920])('fits a screen of %i pixels', async (width) => {
    const { page } = await browser.open(html);
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });

  test('20,000 complaints of 160 characters stay under 3 MB, take less than a second of the processor, and are searched at once', async () => {
    const long = renderPage({ ...report, findings: manyFindings(report, 20_000) }, knowledge);
    expect(Buffer.byteLength(long)).toBeLessThan(3_000_000);
    const { page, complaints, processorTime } = await browser.open(long);
    const opened = await processorTime();
    expect(complaints).toEqual([]);
    expect(opened).toBeLessThan(1000);
    await page.getByLabel('Search excerpts and ids').fill('refund');
    await expect.poll(() => countOf(page)).not.toContain(' of 20 000;');
    expect((await processorTime()) - opened).toBeLessThan(500);
    await page.close();
  });

  test('what a hostile log holds runs nothing and moves nothing', async () => {
    const hostile = [
      '</script><script>document.title="run"</script> the courier was late and rude',
      '<img src=x onerror=alert(1)> <svg onload=alert(1)> the soup was cold and awful',
      '\u001b[31mred\u001b[0m \u202eesrever \u2066isolated the order never came',
      '=HYPERLINK("x") javascript:alert(1) the app does not work at all',
      '"><style>*{display:none}</style> &lt;b&gt; {{7*7}} the refund never came',
    ];
    const log = `id,date,text,place\n${hostile
      .map(
        (text, at) =>
          `"<b>${at}</b>",2025-01-0${at + 1},"${text.replaceAll('"', '""')}","<i>${text.replaceAll('"', '""')}"`,
      )
      .join('\n')}\n`;
    const { page, complaints } = await browser.open(renderPage(await reportOf(log), knowledge));
    expect(complaints).toEqual([]);
    expect(await page.title()).not.toBe('run');
    expect(
      await page.locator('#complaint-rows script, #complaint-rows img, #complaint-rows i, main style').count(),
    ).toBe(0);
    expect(await rowsOf(page).count()).toBe(hostile.length);
    expect(await page.locator('h1').isVisible()).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(await page.locator('body').textContent()).not.toMatch(/[\u0000-\u0008\u001b]/);
    await page.close();
  });
});

/** Excerpts of full length, no two alike, from invented complaints of both languages. */
function manyFindings({ findings }: Report, count: number): Listed[] {
  const words = ['ru', 'en'].map((lang) => readFileSync(join(root, `data/corpus/${lang}.csv`), 'utf8').split(/\s+/));
  return Array.from({ length: count }, (_, at) => {
    const own = words[at % 2] ?? [];
    const start = (at * 17) % (own.length - 60);
    const pieces = [0, 20].map((skip) =>
      own
        .slice(start + skip, start + skip + 30 + (at % 7))
        .join(' ')
        .slice(0, 80),
    );
    return {
      ...(findings[at % findings.length] as Listed),
      id: String(100_000 + at),
      line: at + 2,
      excerpt: pieces.join(''),
    };
  });
}
