import type { Category } from '../domain/verdict.ts';
import type { Messages } from '../knowledge/messages.ts';
import type { Key } from './terminal-keys.ts';

/** A failure that can be named by its code, by the beginning of it, or by a part of its name. */
export interface Choice {
  readonly code: Category;
  readonly names: readonly string[];
}

export interface PromptOptions {
  readonly choices: readonly Choice[];
  readonly say: Messages;
  write(text: string): void;
  next(): Promise<Key>;
}

const PROMPT = '> ';

/** Asks for a line of codes, the primary first; `undefined` where the person went back. */
export async function askCodes({ choices, say, write, next }: PromptOptions): Promise<Category[] | undefined> {
  let line = '';
  write(`${say('label.codes')}\n${PROMPT}`);
  for (;;) {
    const key = await next();
    if (key.name === 'escape') {
      write('\n');
      return undefined;
    }
    if (key.name === 'return' || key.name === 'enter') {
      write('\n');
      const codes = line.split(/[\s,;]+/).filter((word) => word !== '');
      const found = codes.map((word) => matchesOf(word, choices));
      const odd = codes.findIndex((_, at) => found[at]?.length !== 1);
      if (codes.length > 0 && odd < 0) return [...new Set(found.flat().map(({ code }) => code))];
      explain(codes[odd] ?? '', found[odd] ?? choices);
      write(PROMPT + line);
    } else if (key.name === 'tab') complete();
    else if (key.name === 'backspace') replaceEnd(1, '');
    else if (key.ctrl && key.name === 'u') replaceEnd(line.length, '');
    else if (/^[\p{L}\p{N} ,;-]+$/u.test(key.sign)) replaceEnd(0, key.sign);
  }

  function complete(): void {
    const word = /[^\s,;]*$/.exec(line)?.[0] ?? '';
    const found = matchesOf(word, choices);
    const [only] = found;
    if (only !== undefined && found.length === 1) {
      replaceEnd(word.length, `${only.code} `);
      return;
    }
    write('\n');
    explain(word, found);
    write(PROMPT + line);
  }

  function explain(word: string, found: readonly Choice[]): void {
    if (word !== '') write(`${say(found.length === 0 ? 'label.unknown' : 'label.several', { word })}\n`);
    for (const { code, names } of found) write(`  ${code}  ${names[0]}\n`);
  }

  /** Letters of both alphabets are one column wide, so that a step back wipes one. */
  function replaceEnd(length: number, text: string): void {
    const gone = Math.min(length, line.length);
    line = line.slice(0, line.length - gone) + text;
    write('\b \b'.repeat(gone) + text);
  }
}

/** The failure of this code, else those whose code begins so, else those whose name holds it. */
export function matchesOf(word: string, choices: readonly Choice[]): readonly Choice[] {
  const wanted = word.toLowerCase();
  const tests: readonly ((choice: Choice) => boolean)[] = [
    ({ code }) => code === wanted,
    ({ code }) => code.startsWith(wanted),
    ({ names }) => names.some((name) => name.toLowerCase().includes(wanted)),
  ];
  return tests.map((test) => choices.filter(test)).find((found) => found.length > 0) ?? [];
}
