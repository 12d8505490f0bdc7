import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contender } from './contenders.ts';

/** What one run of a process took. */
export interface Run {
  readonly seconds: number;
  /** Of the processor, on all its cores. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

const TIME = '/usr/bin/time';
const REPEAT = ['sh', '-c', 'for at in $(seq "$0"); do "$@" || exit; done'];

/** Why a contender cannot run here, and how it could. */
export function missing({ name, needs }: Contender): string | undefined {
  if (needs === undefined) return undefined;
  const there = typeof needs.probe === 'boolean' ? needs.probe : succeeds(needs.probe);
  return there ? undefined : `${name} is left out; it needs: ${needs.hint}`;
}

/**
 * Runs a contender in a process of its own under GNU time; its output goes to a file in `folder`.
 * @throws where it fails, or does not answer all its rows
 */
export function measure(contender: Contender, folder: string): Run {
  const { command, repeats = 1 } = contender;
  const [output, figures] = [join(folder, 'output'), join(folder, 'time')];
  const file = openSync(output, 'w');
  const before = process.hrtime.bigint();
  run([TIME, '-f', '%U %S %M', '-o', figures, ...REPEAT, String(repeats), ...command], file);
  const seconds = Number(process.hrtime.bigint() - before) / 1e9;
  closeSync(file);
  const answered = contender.answered?.(readFileSync(output, 'utf8')) ?? 0;
  if (answered !== contender.rows) throw new Error(`${contender.name}: ${answered} rows of ${contender.rows} answered`);
  const [user = 0, system = 0, kilobytes = 0] = readFileSync(figures, 'utf8').trim().split(' ').map(Number);
  return { seconds: seconds / repeats, cpuSeconds: (user + system) / repeats, peakBytes: 1024 * kilobytes };
}

/** @throws with what the program said, where it fails */
export function run(command: readonly string[], stdout: number | 'ignore' = 'ignore'): void {
  const [program = '', ...args] = command;
  const { status, error, stderr } = spawnSync(program, args, { stdio: ['ignore', stdout, 'pipe'], encoding: 'utf8' });
  if (error !== undefined && program === TIME) throw new Error(`${TIME} is not there: apt-get install time`);
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command.join(' ')}: exit ${status}\n${stderr}`);
}

function succeeds([program = '', ...args]: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
