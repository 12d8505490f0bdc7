import { lstat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../domain/user-error.ts';
import { ENDINGS, hasLogEnding } from '../read/formats/endings.ts';
import { fileSource, type Source } from '../read/source.ts';
import type { Host } from './host.ts';

export interface Inputs {
  readonly sources: readonly Source[];
  /** Files in a folder whose ending says nothing; named, not read. */
  readonly skipped: readonly string[];
}

/**
 * Finds the logs: files as given, folders and globs in code-unit order without hidden files and links, `-` for
 * standard input.
 * @throws {UserError} when there is no such file, or nothing to read
 */
export async function findInputs(paths: readonly string[], host: Host): Promise<Inputs> {
  const sources: Source[] = [];
  const skipped: string[] = [];
  for (const path of paths) {
    if (path === '-') {
      sources.push({ name: '-', once: true, open: () => host.stdin });
      continue;
    }
    const status = await lstat(resolve(host.cwd(), path)).catch(() => undefined);
    if (status !== undefined && !status.isDirectory()) sources.push(named(path, host));
    else if (status !== undefined) await addMatches(`${path.replace(/\/$/, '')}/**/*`);
    else if (/[*?{[]/.test(path)) await addMatches(path);
    else throw new UserError('unreadable', `${path}: there is no such file or folder`);
  }
  if (sources.length === 0) {
    throw new UserError('unreadable', `${paths.join(', ')}: nothing to read`, {
      hint: `endings that are read: ${ENDINGS.join(' ')}`,
    });
  }
  return { sources, skipped };

  async function addMatches(pattern: string): Promise<void> {
    const { glob } = await import('tinyglobby');
    const found = await glob(pattern, {
      cwd: host.cwd(),
      followSymbolicLinks: false,
      dot: false,
      expandDirectories: false,
    });
    for (const path of found.sort()) {
      if (hasLogEnding(path)) sources.push(named(path, host));
      else skipped.push(path);
    }
  }
}

function named(path: string, host: Host): Source {
  return fileSource(resolve(host.cwd(), path), path);
}
