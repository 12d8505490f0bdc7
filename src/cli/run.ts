import { setImmediate } from 'node:timers/promises';
import { CommanderError } from 'commander';
import { printable } from '../domain/printable.ts';
import { UserError } from '../domain/user-error.ts';
import { EXIT, type Host, type Invocation } from './host.ts';

/** Does the work and returns the exit code; streams are flushed by Node when the process ends by itself. */
export async function run(host: Host, work: (invocation: Invocation) => Promise<unknown>): Promise<number> {
  const outcome = { code: EXIT.done as number };
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  host.on('SIGINT', interrupt);
  // A reader that closes the pipe (head) is done with us, and that is no failure.
  host.stdout.on('error', (error: NodeJS.ErrnoException) => {
    const lost = new UserError('unwritable', `standard output: cannot be written: ${error.message}`, { cause: error });
    abort.abort(error.code === 'EPIPE' ? 'closed' : lost);
  });
  try {
    await work({ host, signal: abort.signal, exitWith: (code) => (outcome.code = code) });
    await flush(host.stdout, abort.signal);
    return outcome.code;
  } catch (error) {
    return failed(error, abort.signal, host);
  } finally {
    host.off('SIGINT', interrupt);
  }
}

/** Waits until what was written is out. @throws when it could not be written, so that no result is lost in silence */
async function flush(stdout: Host['stdout'], signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    stdout.write('', () => resolve());
  });
  // A failure is told to the listener only after the one who wrote.
  await setImmediate();
  if (signal.reason instanceof UserError) throw signal.reason;
}

function failed(thrown: unknown, signal: AbortSignal, { stderr }: Host): number {
  const isLost = signal.reason instanceof UserError;
  if (signal.aborted && !isLost) return signal.reason === 'closed' ? EXIT.done : EXIT.interrupted;
  const error: unknown = isLost ? signal.reason : thrown;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.failed;
  if (error instanceof UserError) {
    stderr.write(printable(`amends: ${error.message}\n${error.hint === undefined ? '' : `  hint: ${error.hint}\n`}`));
    return EXIT.failed;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  stderr.write(printable(`${stack}\namends: this is a bug in amends, please report it with the lines above\n`));
  return EXIT.failed;
}
