import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadKnowledge } from '../src/knowledge/load.ts';

/** The compiled knowledge, as the program loads it. */
export const knowledge = loadKnowledge();

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Every YAML file under data/, by its path with slashes. */
export function readSources(): Map<string, string> {
  const folder = join(root, 'data');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort();
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]));
}
