import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../domain/user-error.ts';
import type { Host, Invocation } from './host.ts';

/** Somewhere to write to; `write` waits where the reader is slow. */
export interface Sink {
  write(content: string | Uint8Array): Promise<void>;
  /** All is written and safe, and not yet visible. */
  close(): Promise<void>;
  /** Makes what was written visible under its name; a file that is not finished never is. */
  finish(): Promise<void>;
  /** Takes back what was written to a file. */
  discard(): Promise<void>;
}

/** Where a command is to write. */
interface Targets {
  readonly output?: string;
  readonly rejects?: string;
}

/**
 * Where each format goes: standard output, a file, or files in a folder.
 * @throws {UserError} when one of them is a log that is read, or the file of the rejected rows
 */
export async function openSinks<Name extends string>(
  formats: readonly Name[],
  { output, rejects }: Targets,
  baseName: string,
  inputs: readonly string[],
  { host, signal }: Invocation,
): Promise<ReadonlyMap<Name, Sink>> {
  if (output === undefined) {
    const [only] = formats;
    if (only === undefined || formats.length > 1) {
      throw new UserError('usage', '--format: several formats need a folder', {
        hint: 'for example --output reports/',
      });
    }
    return new Map([[only, stdoutSink(host.stdout, signal)]]);
  }
  const path = resolve(host.cwd(), output);
  const isFolder = output.endsWith('/') || (await stat(path).catch(() => undefined))?.isDirectory() === true;
  if (!isFolder && formats.length > 1) {
    throw new UserError('usage', `--output ${output}: several formats need a folder`, { hint: `--output ${output}/` });
  }
  const targets = formats.map((format) => ({ format, path: isFolder ? join(path, `${baseName}.${format}`) : path }));
  for (const target of targets) {
    refuseInput(target.path, `--output ${output}`, inputs, host);
    refuseRejects(target.path, output, rejects, host);
  }
  await mkdir(isFolder ? path : dirname(path), { recursive: true }).catch((cause: unknown) => {
    throw new UserError('unwritable', `${output}: the folder cannot be made`, { cause });
  });
  return new Map(targets.map((target) => [target.format, fileSink(target.path)]));
}

/** Takes back what was written when the work on it fails. */
export async function orDiscard(sinks: Iterable<Sink>, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    for (const sink of sinks) await sink.discard();
    throw error;
  }
}

/** Makes files visible once each of them is safe: a disk that is full leaves none. */
export async function finishTogether(sinks: Iterable<Sink>): Promise<void> {
  const all = [...sinks];
  for (const sink of all) await sink.close();
  for (const sink of all) await sink.finish();
}

/** @throws {UserError} when the file is one of the logs */
export function refuseInput(path: string, flag: string, inputs: readonly string[], { cwd }: Pick<Host, 'cwd'>): void {
  if (!inputs.some((input) => resolve(cwd(), input) === path)) return;
  throw new UserError('usage', `${flag}: would overwrite a log that is read`, { hint: 'name another file' });
}

/** @throws {UserError} when the rejected rows are to go into the same file */
export function refuseRejects(
  path: string,
  output: string,
  rejects: string | undefined,
  { cwd }: Pick<Host, 'cwd'>,
): void {
  if (rejects === undefined || resolve(cwd(), rejects) !== path) return;
  throw new UserError('usage', `--rejects ${rejects}: --output ${output} writes to the same file`, {
    hint: 'name another file',
  });
}

function stdoutSink(stdout: NodeJS.WritableStream, signal: AbortSignal): Sink {
  return {
    async write(content) {
      signal.throwIfAborted();
      if (!stdout.write(content)) await once(stdout, 'drain', { signal });
    },
    close: async () => {},
    finish: async () => {},
    discard: async () => {},
  };
}

/** Writes beside the target under a temporary name and renames at the end. */
export function fileSink(path: string): Sink {
  const temporary = join(dirname(path), `.amends-${basenameOf(path)}.tmp`);
  const stream = createWriteStream(temporary);
  const failure = new Promise<never>((_, reject) => {
    stream.on('error', (cause) => reject(new UserError('unwritable', `${path}: cannot be written`, { cause })));
  });
  // It is met by the next write or by finish; until then it must not count as unhandled.
  failure.catch(() => {});
  return {
    async write(content) {
      if (!stream.write(content)) await Promise.race([once(stream, 'drain'), failure]);
    },
    close,
    async finish() {
      await close();
      await rename(temporary, path);
    },
    async discard() {
      // The file may not be open yet; removed before that, it would come back.
      if (!stream.closed) await new Promise<void>((resolve) => stream.once('close', resolve).destroy());
      await rm(temporary, { force: true });
    },
  };

  async function close(): Promise<void> {
    if (stream.errored !== null) await failure;
    if (stream.closed) return;
    stream.end();
    await Promise.race([once(stream, 'close'), failure]);
  }
}

function basenameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
