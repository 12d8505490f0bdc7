import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../knowledge.ts';

const MOST_BYTES = 80_000_000;
let folder = '';
const amends = () => join(folder, 'node_modules/amends/bin/amends.js');

/** Says which files the program opens; loaded before it. */
const SPY = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const seen = [];
for (const [owner, names] of [[fs, ['open', 'openSync', 'readFile', 'readFileSync', 'createReadStream']], [fs.promises, ['open', 'readFile']]]) {
  for (const name of names) {
    const original = owner[name];
    owner[name] = function (path, ...rest) { seen.push(String(path)); return original.call(this, path, ...rest); };
  }
}
syncBuiltinESMExports();
process.on('exit', () => fs.writeFileSync('opened.txt', seen.join('\\n')));
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'amends-package-'));
  const npm = (args: string[]) =>
    execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const packed = npm(['pack', root, '--ignore-scripts', '--silent']).trim();
  writeFileSync(join(folder, 'package.json'), '{"name":"host","private":true}');
  // Offline and without scripts: the package brings everything that it needs.
  npm(['install', `./${packed}`, '--offline', '--ignore-scripts', '--no-audit', '--no-fund']);
  writeFileSync(join(folder, '.env'), 'NO_COLOR=1\nAMENDS=leak\n');
  writeFileSync(join(folder, 'log.csv'), 'id,text\n1,The courier was two hours late and rude\n');
  writeFileSync(join(folder, 'spy.mjs'), SPY);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sizeOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

test('the installed package is small and stands alone', () => {
  const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(installed).toEqual(['amends']);
  expect(sizeOf(join(folder, 'node_modules/amends'))).toBeLessThan(MOST_BYTES);
});

test('its stdout is pure JSON under --format json, and nothing is said on stderr', () => {
  const run = spawnSync(process.execPath, [amends(), 'report', 'log.csv', '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(JSON.parse(run.stdout)).toMatchObject({ schema: 'amends/report@1', rows: { read: 1, classified: 1 } });
  expect(run.stderr).toBe('');
});

test('its threads start from where it is installed', { timeout: 60_000 }, () => {
  const rows = Array.from({ length: 60 }, (_, at) => `${at},The courier was ${at} minutes late and called me an idiot`);
  writeFileSync(join(folder, 'long.csv'), `id,text\n${rows.join('\n')}\n`);
  const [one, two] = ['1', '2'].map((threads) =>
    spawnSync(process.execPath, [amends(), 'classify', 'long.csv', '--reader', 'careful', '--threads', threads], {
      cwd: folder,
      encoding: 'utf8',
    }),
  );
  expect([two?.status, two?.stderr]).toEqual([0, '']);
  expect(two?.stdout.split('\n')).toHaveLength(61);
  expect(two?.stdout).toBe(one?.stdout);
});

test('a .env beside the log is not read', () => {
  spawnSync(process.execPath, ['--import', './spy.mjs', amends(), 'report', 'log.csv'], { cwd: folder });
  const opened = readFileSync(join(folder, 'opened.txt'), 'utf8').split('\n');
  expect(opened.some((path) => path.endsWith('log.csv'))).toBe(true);
  expect(opened.filter((path) => path.includes('.env'))).toEqual([]);
});

test('its types and its library door work', () => {
  writeFileSync(
    join(folder, 'use.mjs'),
    "import { createClassifier, loadKnowledge } from 'amends';\nconsole.log(createClassifier(loadKnowledge())('The courier was two hours late', 'en').severity);\n",
  );
  expect(execFileSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8' })).toBe('critical\n');
  expect(statSync(join(folder, 'node_modules/amends/dist/types/index.d.ts')).size).toBeGreaterThan(0);
});

test('names the licence of everything that it bundles', () => {
  const notices = readFileSync(join(folder, 'node_modules/amends/dist/THIRD-PARTY-NOTICES'), 'utf8');
  for (const name of [
    'natural',
    'commander',
    'chalk',
    'csv-parse',
    'ora',
    'iconv-lite',
    'yauzl',
    'htmlparser2',
    'hyparquet',
  ])
    expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
  expect(notices).not.toMatch(/^(?:mongoose|pg|redis) /m);
});
