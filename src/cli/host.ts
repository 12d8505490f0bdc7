import type { TerminalOptions } from '../report/style.ts';

/** What the program has of the machine: the part of `process` that it uses, so that tests can give another. */
export interface Host {
  readonly argv: readonly string[];
  readonly stdin: NodeJS.ReadableStream &
    AsyncIterable<Uint8Array> & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
  on(signal: 'SIGINT', listener: () => void): unknown;
  off(signal: 'SIGINT', listener: () => void): unknown;
}

/** What a command is given beside its arguments. */
export interface Invocation {
  readonly host: Host;
  /** Aborted by Ctrl-C, or with reason `closed` when nobody reads the result any more. */
  readonly signal: AbortSignal;
  exitWith(code: number): void;
}

/** Exit codes that scripts rely on. */
export const EXIT = { done: 0, gateBroken: 1, failed: 2, interrupted: 130 } as const;

/** Columns where there is no terminal. */
const PIPE_WIDTH = 80;

/** What is known of the terminal that is written to. */
type Screen = Pick<Host, 'stdout' | 'env'>;

/** How text is set out for this terminal; in a file, where `output` names one, it is the same on every terminal. */
export function terminalOf(screen: Screen, output?: string): TerminalOptions {
  if (output !== undefined) return { width: PIPE_WIDTH, color: 0, unicode: true };
  return { width: screen.stdout.columns ?? PIPE_WIDTH, color: colorLevel(screen), unicode: hasUnicode(screen) };
}

/** Colour only on a terminal, and not against NO_COLOR (https://no-color.org). */
function colorLevel({ stdout, env }: Screen): 0 | 1 {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return 0;
  return stdout.isTTY === true && env['TERM'] !== 'dumb' ? 1 : 0;
}

/** A file or a pipe takes every sign; a plain terminal may not. */
function hasUnicode({ stdout, env }: Screen): boolean {
  return stdout.isTTY !== true || !['dumb', 'linux'].includes(env['TERM'] ?? '');
}
