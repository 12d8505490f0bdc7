import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { UserError } from '../domain/user-error.ts';
import type { Host, Invocation } from './host.ts';

export const CONFIG_FILE = 'amends.config.yaml';

interface ConfigFile {
  readonly path: string;
  /** As messages call it: seen from the working directory. */
  readonly name: string;
  readonly text: string;
}

/**
 * Gives a command the settings of the configuration, where no flag has set them, and prints those in force under
 * --print-config. The file is looked for from the working directory upwards, never beside the log, which may come from a
 * stranger.
 * @throws {UserError} with path:line:column at the first key or value that is wrong
 */
export async function applyConfig(command: Command, program: Command, { host }: Invocation): Promise<void> {
  const { config, printConfig, quiet } = command.opts<{ config?: string; printConfig?: boolean; quiet?: boolean }>();
  const file = config === undefined ? await findConfig(host) : await readConfig(config, host);
  if (file === undefined && printConfig !== true) return;
  const { renderSettings, setSettings } = await import('./settings.ts');
  if (file !== undefined) {
    setSettings(command, program, file, (path) => seenFrom(host.cwd(), dirname(file.path), path));
    if (printConfig !== true && quiet !== true) host.stderr.write(`amends: settings from ${file.name}\n`);
  }
  if (printConfig !== true) return;
  host.stdout.write(renderSettings(command, file?.name));
  throw new CommanderError(0, 'amends.printConfig', '');
}

async function readConfig(name: string, host: Host): Promise<ConfigFile> {
  const path = resolve(host.cwd(), name);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UserError('unreadable', `--config ${name}: cannot be read`, {
      cause,
      hint: 'amends init LOG writes one',
    });
  });
  return { path, name, text };
}

async function findConfig(host: Host): Promise<ConfigFile | undefined> {
  for (let folder = host.cwd(); ; folder = dirname(folder)) {
    const path = join(folder, CONFIG_FILE);
    const name = relative(host.cwd(), path);
    const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined;
      throw new UserError('unreadable', `${name}: cannot be read`, { cause });
    });
    if (text !== undefined) return { path, name, text };
    if (folder === dirname(folder)) return undefined;
  }
}

/** A path that stands in a file of another folder, for whoever works in this one; a folder keeps its slash. */
function seenFrom(cwd: string, folder: string, path: string): string {
  if (isAbsolute(path)) return path;
  return (relative(cwd, resolve(folder, path)) || '.') + (path.endsWith('/') ? '/' : '');
}
