import { createRequire } from 'node:module';

/** The version of amends, as its package says. */
export function amendsVersion(): string {
  return (createRequire(import.meta.url)('#package') as { version: string }).version;
}
