import { defineConfig } from 'vitest/config';

/** Slow checks of size: `npm run scale`. */
export default defineConfig({ test: { include: ['test/scale/**/*.scale.ts'] } });
