import { attempt, type Outcome } from './attempt.ts';
import { mutatedSample } from './mutate.ts';
import { nasty } from './nasties.ts';
import { Random } from './random.ts';
import type { Input } from './samples.ts';

const MOST_SECONDS = 10;

/** What came of some inputs. */
export interface Tally {
  readonly count: number;
  readonly read: number;
  readonly refused: number;
  readonly rows: number;
  /** By the number of the input: what is wrong, in one line at least. */
  readonly failed: ReadonlyMap<number, string>;
  readonly slowest: { readonly input: number; readonly name: string; readonly seconds: number };
}

/** The input of a number, the same on every machine: a small log that was damaged, or one made against its grammar. */
export function inputOf(number: number): Input {
  const random = new Random(number);
  return random.once(2) ? mutatedSample(random) : nasty(random);
}

/** Tries inputs `first` to before `first + count`; none may crash, lose a row, show control characters, or take long. */
export async function fuzz(first: number, count: number): Promise<Tally> {
  const failed = new Map<number, string>();
  const kinds = { read: 0, refused: 0, rows: 0 };
  let slowest = { input: first, name: '', seconds: 0 };
  const strays: unknown[] = [];
  const stray = (error: unknown) => strays.push(error);
  process.on('unhandledRejection', stray);
  for (let number = first; number < first + count; number += 1) {
    const input = inputOf(number);
    const before = process.cpuUsage();
    const outcome = await attempt(input, new Random(-number));
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    if (seconds > slowest.seconds) slowest = { input: number, name: input.name, seconds };
    if (outcome.kind === 'read' || outcome.kind === 'refused') {
      kinds[outcome.kind] += 1;
      kinds.rows += outcome.rows;
    }
    const fault = faultOf(outcome, seconds, strays.splice(0));
    if (fault !== undefined) failed.set(number, `${input.name}: ${fault}`);
  }
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', stray);
  if (strays.length > 0) failed.set(first + count - 1, `a stray rejection: ${strays[0]}`);
  return { count, ...kinds, failed, slowest };
}

function faultOf(outcome: Outcome, seconds: number, strays: readonly unknown[]): string | undefined {
  if ('what' in outcome) return `${outcome.kind}: ${outcome.what}`;
  if (strays.length > 0) return `crash: a stray rejection: ${strays[0]}`;
  return seconds > MOST_SECONDS ? `slow: ${seconds.toFixed(1)} s` : undefined;
}

/** Prints what came of the inputs; the last line is `N passed, N failed`. @returns the exit code */
export async function print([count = '10000', first = '0']: readonly string[]): Promise<number> {
  const started = performance.now();
  const { read, refused, rows, failed, slowest } = await fuzz(Number(first), Number(count));
  const faults = [...failed.values()];
  const of = (kind: string) => faults.filter((fault) => fault.includes(`: ${kind}: `)).length;
  const lines = [
    ...[...failed].map(([number, fault]) => `input ${number}: ${fault.slice(0, 2000)}`),
    `${count} inputs from ${first}: ${read} read (${rows} rows), ${refused} refused`,
    `${of('crash')} crashes, ${of('lost')} lost accounts, ${of('raw')} with control characters, ${of('slow')} slow`,
    `${((performance.now() - started) / 1000).toFixed(1)} s, ${(process.cpuUsage().user / 1e6).toFixed(1)} s of processor; the slowest: input ${slowest.input} (${slowest.name}), ${slowest.seconds.toFixed(2)} s`,
    `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
    `${Number(count) - failed.size} passed, ${failed.size} failed`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return failed.size === 0 ? 0 : 1;
}
