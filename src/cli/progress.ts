import type { Host } from './host.ts';

/** Rows done so far, shown on standard error for work over a second; nothing where there is no terminal. */
export interface Progress {
  add(rows: number): void;
  stop(): void;
}

const DELAY = 1000;
const EVERY = 200;

export function startProgress({ stderr }: Host, quiet: boolean, what: string): Progress {
  if (quiet || stderr.isTTY !== true) return { add: () => {}, stop: () => {} };
  const started = performance.now();
  let rows = 0;
  let shown = 0;
  let spinner: { text: string; stop(): unknown } | undefined;
  let stopped = false;
  const timer = setTimeout(async () => {
    const { default: ora } = await import('ora');
    if (!stopped) spinner = ora({ text: what, stream: stderr as NodeJS.WriteStream, discardStdin: false }).start();
  }, DELAY);
  timer.unref();
  return {
    add(more) {
      rows += more;
      const now = performance.now();
      if (spinner === undefined || now - shown < EVERY) return;
      shown = now;
      spinner.text = `${what}: ${rows} rows, ${Math.round(rows / ((now - started) / 1000))} rows/s`;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      spinner?.stop();
    },
  };
}
