import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadKnowledge } from '../src/knowledge/load.ts';

/** The compiled knowledge, as the program loads it. */
export const knowledge = loadKnowledge();

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Every YAML file under data/, and the hashes of the models, by path with slashes. */
export function readSources(): Map<string, string> {
  const folder = join(root, 'data');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:yaml|bin)$/.test(path))
    .sort();
  const textOf = (bytes: Buffer, isModel: boolean) =>
    isModel ? createHash('sha256').update(bytes).digest('hex') : bytes.toString('utf8');
  return new Map(
    paths.map((path) => [path.replaceAll('\\', '/'), textOf(readFileSync(join(folder, path)), path.endsWith('.bin'))]),
  );
}
