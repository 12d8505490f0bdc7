import { createRequire } from 'node:module';
import type { Knowledge } from './knowledge.ts';

/** The knowledge that this version ships with, compiled at build. About 10 ms, once a process. */
export function loadKnowledge(): Knowledge {
  return createRequire(import.meta.url)('#knowledge') as Knowledge;
}
