// npm run bench -- [--rows N] [--python PATH] [--update | --check]: README.md says what is measured.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const path = fileURLToPath(new URL('main.ts', import.meta.url));
const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
process.exitCode = module.exitCode;
