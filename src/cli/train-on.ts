import { setImmediate } from 'node:timers/promises';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { LabelledRow } from '../learn/labelled.ts';
import { trainQuick } from '../learn/quick/train.ts';
import type { Invocation } from './host.ts';
import { startProgress } from './progress.ts';

/** The bytes of a quick reader's model, trained on these rows; shows how far it is, and stops on Ctrl-C. */
export async function trainOn(
  rows: readonly LabelledRow[],
  knowledge: Knowledge,
  quiet: boolean,
  { host, signal }: Invocation,
): Promise<Uint8Array> {
  const progress = startProgress(host, quiet, 'training');
  try {
    return await trainQuick(rows, knowledge, async (done, of) => {
      await setImmediate();
      signal.throwIfAborted();
      progress.share(done / of);
    });
  } finally {
    progress.stop();
  }
}
