import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Where Debian puts it; undefined where it is not installed. */
export const chromiumPath = PATHS.find((path) => existsSync(path));

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Opened {
  readonly page: Page;
  /** What the browser said, threw, refused or asked for: nothing where all is well. */
  readonly complaints: readonly string[];
  /** Milliseconds that the page's process has worked so far; the clock would also count what others do. */
  processorTime(): Promise<number>;
}

/** A browser with an empty profile of its own, and pages written to files as a reader would open them. */
export async function startBrowser() {
  const folder = mkdtempSync(join(tmpdir(), 'amends-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(join(folder, 'profile'), {
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: FLAGS,
    viewport: { width: 1280, height: 900 },
  });
  let files = 0;
  return {
    /** Opens a report that stands in a file; `hash` is the part of the address after `#`. */
    async open(html: string, hash = ''): Promise<Opened> {
      files += 1;
      const file = join(folder, `report-${files}.html`);
      writeFileSync(file, html);
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Performance.enable');
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(`console: ${message.text()}`));
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
      page.on('request', (request) => {
        if (request.url().split('#')[0] !== `file://${file}`) complaints.push(`request: ${request.url()}`);
      });
      await page.goto(`file://${file}${hash === '' ? '' : `#${hash}`}`);
      await page.waitForFunction('document.querySelector("#filters")?.hidden === false');
      return {
        page,
        complaints,
        async processorTime() {
          const { metrics } = await session.send('Performance.getMetrics');
          return 1000 * (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN);
        },
      };
    },
    async close(): Promise<void> {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
