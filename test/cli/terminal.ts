import { PassThrough } from 'node:stream';
import type { Host } from '../../src/cli/host.ts';
import { main } from '../../src/cli/main.ts';

export interface TerminalRun {
  readonly stdout: string;
  /** What a person at the terminal reads. */
  readonly screen: string;
  readonly code: number;
  /** Whether the terminal was raw, in the order in which that changed. */
  readonly raw: readonly boolean[];
}

export interface TerminalKind {
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
}

/** Runs the program at a terminal on which these keys are pressed; the input ends after them. */
export async function runAtTerminal(
  args: readonly string[],
  keys: string,
  cwd: string,
  { env = { NO_COLOR: '1' }, columns = 80 }: TerminalKind = {},
): Promise<TerminalRun> {
  const raw: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => raw.push(on) });
  stdin.end(keys);
  const [stdout, stderr] = [screenOf(columns), screenOf(columns)];
  const host: Host = {
    argv: ['node', 'amends', ...args],
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    env,
    cwd: () => cwd,
    on: () => {},
    off: () => {},
  };
  const code = await main(host);
  return { stdout: stdout.text(), screen: stderr.text(), code, raw };
}

function screenOf(columns: number) {
  let text = '';
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true, columns });
  stream.on('data', (more: string) => (text += more));
  return { stream, text: () => text };
}
