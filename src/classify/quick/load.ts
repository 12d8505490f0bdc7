import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { UserError } from '../../domain/user-error.ts';
import { decodeModel, type QuickModel } from './model.ts';

/** The model that this version ships with. About 20 ms and 10 MB, once a process. */
export function loadQuickModel(): QuickModel {
  return decodeModel(readFileSync(createRequire(import.meta.url).resolve('#quick-model')));
}

/** A model that `amends train` wrote. */
export function readQuickModel(path: string): QuickModel {
  try {
    return decodeModel(readFileSync(path));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('unreadable', `${path}: ${reason}`, { hint: 'write one with amends train', cause });
  }
}
