// npm run fuzz -- [COUNT] [FIRST]: tries inputs FIRST to FIRST + COUNT; input 1234 alone: npm run fuzz -- 1 1234
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const path = fileURLToPath(new URL('main.ts', import.meta.url));
const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
process.exitCode = module.exitCode;
