import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../knowledge.ts';

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Record<string, string>;
  readonly node?: string;
}

/** Runs the built program as a user would, without a terminal. */
export function runAmends(
  args: readonly string[],
  { cwd = root, stdin = '', env = {}, node = process.execPath }: RunOptions = {},
): Promise<Run> {
  const child = spawn(node, [join(root, 'bin/amends.js'), ...args], { cwd, env: { ...process.env, ...env } });
  const out = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (out.stderr += text));
  child.stdin.on('error', () => {}).end(stdin);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...out, code }));
  });
}
