import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../domain/user-error.ts';
import type { ShardFile } from '../run/split-logs.ts';

/** Shards under temporary names; none is seen before all are whole. */
export interface ShardFiles {
  readonly files: readonly ShardFile[];
  /** Gives all their names. */
  finish(): Promise<void>;
  /** Takes back what was written. */
  discard(): Promise<void>;
}

/**
 * Opens files in a folder, each with room for a header of so many bytes, which is known last.
 * @throws {UserError} when one cannot be written
 */
export async function openShardFiles(folder: string, names: readonly string[], room: number): Promise<ShardFiles> {
  const targets = names.map((name) => ({ path: join(folder, name), temporary: join(folder, `.amends-${name}.tmp`) }));
  const handles: FileHandle[] = [];
  const discard = async () => {
    await Promise.all(handles.map((handle) => handle.close().catch(() => {})));
    await Promise.all(targets.map(({ temporary }) => rm(temporary, { force: true })));
  };
  try {
    for (const { temporary } of targets) handles.push(await open(temporary, 'w'));
    for (const handle of handles) await handle.write(`${' '.repeat(room)}\n`);
  } catch (error) {
    await discard();
    throw unwritable(folder, error);
  }
  const files = handles.map((handle, at): ShardFile => {
    const name = names[at] ?? '';
    return {
      name,
      write: (lines) => guarded(join(folder, name), () => handle.appendFile(lines)),
      finish: (header) =>
        guarded(join(folder, name), async () => {
          const bytes = Buffer.from(header);
          if (bytes.length > room) throw new RangeError(`a header of ${bytes.length} bytes has room for ${room}`);
          await handle.write(bytes, 0, bytes.length, 0);
          await handle.close();
          return sumOf(targets[at]?.temporary ?? '');
        }),
    };
  });
  const finish = async () => {
    for (const { path, temporary } of targets) await guarded(path, () => rename(temporary, path));
  };
  return { files, finish, discard };
}

async function guarded<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof RangeError ? error : unwritable(path, error);
  }
}

function unwritable(path: string, cause: unknown): UserError {
  return new UserError('unwritable', `${path}: cannot be written`, { cause });
}

/** The SHA-256 of a file, as `sha256sum` prints it. */
async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
