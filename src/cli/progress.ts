import type { Host } from './host.ts';

/** What is done so far, shown on standard error for work over a second; nothing where there is no terminal. */
export interface Progress {
  add(rows: number): void;
  /** How many rows there are in all, once it is known. */
  expect(rows: number): void;
  /** The share of the work that is done, 0 to 1. */
  share(done: number): void;
  stop(): void;
}

const DELAY = 1000;
const EVERY = 200;

export function startProgress({ stderr }: Host, quiet: boolean, what: string): Progress {
  if (quiet || stderr.isTTY !== true) return { add: () => {}, expect: () => {}, share: () => {}, stop: () => {} };
  let started = performance.now();
  let rows = 0;
  let shown = 0;
  let spinner: { text: string; stop(): unknown } | undefined;
  let stopped = false;
  const timer = setTimeout(async () => {
    const { default: ora } = await import('ora');
    if (!stopped) spinner = ora({ text: what, stream: stderr as NodeJS.WriteStream, discardStdin: false }).start();
  }, DELAY);
  timer.unref();
  const show = (text: (seconds: number) => string) => {
    const now = performance.now();
    if (spinner === undefined || now - shown < EVERY) return;
    shown = now;
    spinner.text = `${what}: ${text((now - started) / 1000)}`;
  };
  const share = (done: number) =>
    show((seconds) => `${Math.floor(100 * done)} %, ${Math.ceil((seconds / done) * (1 - done))} s left`);
  let expected: number | undefined;
  return {
    add(more) {
      rows += more;
      if (expected === undefined) show((seconds) => `${rows} rows, ${Math.round(rows / seconds)} rows/s`);
      else share(rows / expected);
    },
    expect(count) {
      expected = count;
      // Reading is done, and tells nothing of how long judging takes.
      started = performance.now();
    },
    share,
    stop() {
      stopped = true;
      clearTimeout(timer);
      spinner?.stop();
    },
  };
}
