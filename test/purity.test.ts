import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './knowledge.ts';

const IMPURE: readonly (readonly [string, RegExp])[] = [
  ['the process', /\bprocess\.(?:env|argv|exit|std|cwd|on|off|platform|pid|hrtime|memoryUsage|nextTick|title|version)/],
  ['the console', /\bconsole\./],
  ['the clock', /\bDate\.now\b|new Date\(\)|\bperformance\./],
  ['randomness', /\bMath\.random\b|\brandomUUID\b/],
  ['the network', /node:(?:http|https|net|tls|dgram|dns)\b|\bfetch\(/],
  ['the locale', /\bIntl\.|toLocale|localeCompare/],
];

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

test.each(IMPURE)('nothing outside cli/ touches %s', (_, pattern) => {
  const touching = files.filter(
    (path) => !path.startsWith('cli/') && pattern.test(readFileSync(join(root, 'src', path), 'utf8')),
  );
  expect(touching).toEqual([]);
});

test('nothing at all touches the network or the locale', () => {
  const patterns = IMPURE.filter(([name]) => name === 'the network' || name === 'the locale').map(
    ([, pattern]) => pattern,
  );
  const touching = files.filter((path) =>
    patterns.some((pattern) => pattern.test(readFileSync(join(root, 'src', path), 'utf8'))),
  );
  expect(touching).toEqual([]);
});
