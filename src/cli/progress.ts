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

/** @param shareRead how much of the input was read, 0 to 1, where that is known */
export function startProgress(
  { stderr }: Host,
  quiet: boolean,
  what: string,
  shareRead: () => number | undefined = () => undefined,
): Progress {
  // A terminal of no width makes the spinner clear lines without end.
  if (quiet || stderr.isTTY !== true || stderr.columns === 0)
    return { add: () => {}, expect: () => {}, share: () => {}, stop: () => {} };
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
  const show = (done: number | undefined) => {
    const now = performance.now();
    if (spinner === undefined || now - shown < EVERY) return;
    shown = now;
    spinner.text = `${what}: ${progressText(rows, done, (now - started) / 1000)}`;
  };
  let expected: number | undefined;
  return {
    add(more) {
      rows += more;
      show(expected === undefined ? shareRead() : rows / expected);
    },
    expect(count) {
      expected = count;
      // Reading is done, and tells nothing of how long judging takes.
      started = performance.now();
    },
    share: show,
    stop() {
      stopped = true;
      clearTimeout(timer);
      spinner?.stop();
    },
  };
}

/** How much is done and how long the rest will take, where the whole is known; else how fast it goes. */
export function progressText(rows: number, done: number | undefined, seconds: number): string {
  const counted = rows === 0 ? [] : [`${rows} rows`];
  if (done === undefined) return [...counted, `${Math.round(rows / seconds)} rows/s`].join(', ');
  if (done === 0) return [...counted, '0 %'].join(', ');
  return [...counted, `${Math.floor(100 * done)} %`, `${Math.ceil((seconds / done) * (1 - done))} s left`].join(', ');
}
