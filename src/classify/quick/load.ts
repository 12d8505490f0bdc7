import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { UserError } from '../../domain/user-error.ts';
import { decodeModel, type QuickModel } from './model.ts';

/** The model that this version ships with. About 20 ms and 10 MB, once a process. */
export function loadQuickModel(): QuickModel {
  return decodeModel(readFileSync(createRequire(import.meta.url).resolve('#quick-model')));
}

/**
 * A model that `amends train` wrote; errors call it by `name`.
 * @throws {UserError} when there is none
 */
export function readQuickModel(path: string, name: string): QuickModel {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new UserError('unreadable', `${name}: cannot be read`, { cause });
  }
  try {
    return decodeModel(bytes);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('unreadable', `${name}: ${reason}`, { hint: 'write one with amends train', cause });
  }
}
