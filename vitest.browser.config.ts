import { defineConfig } from 'vitest/config';

/** The HTML report in a real browser: `npm run browser`. */
export default defineConfig({
  test: { include: ['test/browser/**/*.browser.ts'], testTimeout: 120_000, hookTimeout: 60_000 },
});
