// Each folder is a case: `command` holds the arguments (one a line), `stdin` what is piped in where there is any,
// `expected.stdout`, `expected.stderr` and `expected.exit` what comes back. UPDATE_GOLDEN=1 writes them anew; read the
// difference before you commit it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runAmends } from '../cli/run-amends.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => existsSync(join(folder, name, 'command')));

test.each(cases)('%s', async (name) => {
  const path = (file: string) => join(folder, name, file);
  const args = readFileSync(path('command'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const stdin = existsSync(path('stdin')) ? readFileSync(path('stdin'), 'utf8') : '';
  const run = await runAmends(args, { cwd: join(folder, name), stdin });
  const actual = { stdout: run.stdout, stderr: run.stderr, exit: `${run.code}\n` };
  for (const [stream, text] of Object.entries(actual)) {
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path(`expected.${stream}`), text);
    expect(text, `${name}: ${stream}`).toBe(readFileSync(path(`expected.${stream}`), 'utf8'));
  }
});
