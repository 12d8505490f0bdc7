import { Parser } from 'htmlparser2';
import { UserError } from '../../domain/user-error.ts';

/** Events of an XML document; names come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  /** A text may come in several pieces. */
  text(text: string): void;
  close(name: string): void;
}

const DEEPEST = 1000;
const LONGEST = 1 << 26;

/**
 * Reads XML as a stream. It knows the five entities of XML and characters by number, no others, follows no declaration,
 * and fetches nothing. Memory: one chunk; a text, tag or comment of more than 64 MiB is refused.
 */
export class XmlParser {
  readonly #name: string;
  readonly #parser: Parser;
  #depth = 0;
  #opened = -1;
  #unread = 0;
  #ending = false;
  #chunk = '';
  #chunkStart = 0;
  #line = 1;
  #counted = 0;

  constructor(name: string, handler: XmlHandler) {
    this.#name = name;
    const parser: Parser = new Parser(
      {
        onopentag: (tag, attributes) => {
          this.#unread = 0;
          this.#opened = parser.endIndex;
          this.#depth += 1;
          if (this.#depth > DEEPEST) throw this.fault(`nested more than ${DEEPEST} levels deep`);
          handler.open(withoutPrefix(tag), attributes);
        },
        ontext: (text) => handler.text(text),
        onclosetag: (tag, implied) => {
          this.#unread = 0;
          // An empty element `<a/>` is closed where it was opened; any other that is closed unasked is a fault.
          if (implied && (this.#ending || parser.endIndex !== this.#opened))
            throw this.fault(this.#ending ? 'the XML ends in the middle' : `<${tag}> is never closed`);
          this.#depth -= 1;
          handler.close(withoutPrefix(tag));
        },
      },
      { xmlMode: true },
    );
    this.#parser = parser;
  }

  /** Physical line of the tag that is being opened, from 1. */
  get line(): number {
    this.#countTo(this.#parser.startIndex);
    return this.#line;
  }

  write(chunk: string): void {
    this.#countTo(this.#chunkStart + this.#chunk.length);
    this.#chunkStart += this.#chunk.length;
    this.#chunk = chunk;
    this.#unread += chunk.length;
    this.#parser.write(chunk);
    if (this.#unread > LONGEST) throw this.fault('a text, tag or comment of more than 64 MiB');
  }

  end(): void {
    this.#ending = true;
    this.#parser.end();
  }

  #countTo(index: number): void {
    const end = index - this.#chunkStart;
    let from = this.#counted - this.#chunkStart;
    for (let at = this.#chunk.indexOf('\n', from); at !== -1 && at < end; at = this.#chunk.indexOf('\n', from)) {
      this.#line += 1;
      from = at + 1;
    }
    this.#counted = Math.max(this.#counted, index);
  }

  /** @returns what is wrong at this place, to be thrown */
  fault(reason: string): UserError {
    return new UserError('xml', `${this.#name}:${this.line}: no valid XML: ${reason}`, {
      hint: 'export the log anew, or as CSV',
    });
  }
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
