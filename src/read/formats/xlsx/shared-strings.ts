import { UserError } from '../../../domain/user-error.ts';
import type { ZipEntry } from '../zip.ts';
import { partEvents } from './part.ts';

/** Characters; what a workbook of a million long texts has. */
const MOST = 1 << 28;

/**
 * The texts that cells point to. Memory: all of them; cells may point to any.
 * @throws {UserError} when they are too many to be held
 */
export async function readSharedStrings(name: string, entry: ZipEntry | undefined): Promise<string[]> {
  const strings: string[] = [];
  const text = new RichText();
  let size = 0;
  const events = partEvents(name, entry, {
    open(tag) {
      if (tag === 'si') text.clear();
      text.open(tag);
    },
    text: (piece) => text.text(piece),
    close(tag) {
      text.close(tag);
      if (tag !== 'si') return;
      // A copy of its own, for a slice would keep the chunk that it was cut from.
      strings.push(Buffer.from(text.value, 'utf16le').toString('utf16le'));
      size += text.value.length + 8;
    },
  });
  for await (const _ of events) {
    if (size > MOST)
      throw new UserError('too-large', `${name}: holds more text than can be held in memory`, {
        hint: 'save the sheet as CSV (UTF-8) and give that file',
      });
  }
  return strings;
}

/** The text of a string of several formats: its runs joined, without the reading aid of East Asian languages. */
export class RichText {
  value = '';
  #inText = false;
  #inPhonetic = false;

  clear(): void {
    this.value = '';
  }

  open(tag: string): void {
    if (tag === 't') this.#inText = true;
    if (tag === 'rPh') this.#inPhonetic = true;
  }

  text(piece: string): void {
    if (this.#inText && !this.#inPhonetic) this.value += piece;
  }

  close(tag: string): void {
    if (tag === 't') this.#inText = false;
    if (tag === 'rPh') this.#inPhonetic = false;
    if (tag === 'si' || tag === 'is') this.value = decodeSigns(this.value);
  }
}

/** `_x000D_` is how a workbook writes signs that XML does not have (ECMA-376, 22.4.2.4). */
export function decodeSigns(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
