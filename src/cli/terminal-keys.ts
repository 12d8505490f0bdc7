import { on } from 'node:events';
import { emitKeypressEvents } from 'node:readline';
import type { Host } from './host.ts';

export interface Key {
  /** What the key writes; empty where it writes nothing. */
  readonly sign: string;
  /** `return`, `tab`, `escape`, `backspace` … */
  readonly name: string | undefined;
  readonly ctrl: boolean;
}

/** A key as Node's readline tells of it. */
interface Press {
  readonly sequence?: string;
  readonly name?: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
}

/** Somebody sits at a terminal who can read questions and press keys. */
export function isAttended({ stdin, stderr }: Host): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}

/** The keys that are pressed, one by one, until the input ends. The terminal is as it was when the loop is left. */
export async function* readKeys({ stdin }: Host, signal: AbortSignal): AsyncGenerator<Key> {
  emitKeypressEvents(stdin);
  stdin.setRawMode?.(true);
  try {
    const presses = on(stdin, 'keypress', { signal, close: ['end', 'close'] });
    stdin.resume();
    for await (const [sign, key] of presses as AsyncIterable<[string | undefined, Press]>) {
      const [first = '', second] = key.sequence ?? '';
      // Escape, and before half a second was over the next key.
      if (key.meta && second !== undefined) yield { sign: first, name: 'escape', ctrl: false };
      yield { sign: key.meta ? (second ?? first) : (sign ?? ''), name: key.name, ctrl: key.ctrl };
    }
  } finally {
    stdin.setRawMode?.(false);
    stdin.pause();
  }
}
