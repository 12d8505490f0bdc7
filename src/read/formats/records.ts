// Cuts a delimited log into records before csv-parse sees it: it knows the physical line of each record and recovers
// from a stray quote, which csv-parse would let swallow the rest of the file.

import { splitLines } from './lines.ts';

export interface Dialect {
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r';
  /** Blanks stand between a delimiter and an opening quote. */
  readonly blankBeforeQuote: boolean;
}

/** The source of one record, quotes and inner line ends included. */
export interface RawRecord {
  readonly source: string;
  /** Physical line where it starts, from 1. */
  readonly line: number;
  /** `stray`: a quote was opened in it and never closed; `long`: over 1 MiB. The record is this one line. */
  readonly fault: 'stray' | 'long' | undefined;
}

const MOST_CHARACTERS = 1 << 20;
const MOST_LINES = 20;

/**
 * Yields batches of records, in order; empty lines are none. A quoted cell that runs over 1 MiB, or over 20 lines of
 * which two in a row have the header's width, was opened by a stray quote: its first line is yielded as `stray` and
 * reading goes on at the next line. Memory: one batch and the record under way.
 */
export async function* splitRecords(
  text: AsyncIterable<string>,
  dialect: Dialect,
  width: number | undefined,
): AsyncGenerator<RawRecord[]> {
  const splitter = new Splitter(dialect, width);
  for await (const { whole, cut } of splitLines(text, dialect.lineEnd, MOST_CHARACTERS)) {
    for (const line of whole) splitter.push(line);
    if (cut !== undefined) splitter.cut(cut);
    if (splitter.done.length > 0) yield splitter.take();
  }
  splitter.finish();
  if (splitter.done.length > 0) yield splitter.take();
}

/** The records that are whole in a text held in memory; what is open at its end is left out. */
export function splitWhole(text: string, dialect: Dialect): RawRecord[] {
  const splitter = new Splitter(dialect, undefined);
  for (const line of text.split(dialect.lineEnd)) splitter.push(line);
  return splitter.take().filter(({ source }) => source.trim() !== '');
}

class Splitter {
  done: RawRecord[] = [];
  readonly #dialect: Dialect;
  readonly #width: number | undefined;
  #line = 0;
  /** Lines of the record under way, and the number of the first. */
  #open: string[] = [];
  #openLine = 0;
  #openSize = 0;
  /** Lines of the record under way, read as if outside quotes, that had the header's width. */
  #wideInARow = 0;
  #looksLikeRows = false;

  constructor(dialect: Dialect, width: number | undefined) {
    this.#dialect = dialect;
    this.#width = width;
  }

  push(line: string): void {
    this.#line += 1;
    this.#add(line, this.#line);
  }

  /** A line that is too long to be held; only its beginning is kept. */
  cut(beginning: string): void {
    this.finish();
    this.#line += 1;
    this.done.push({ source: beginning, line: this.#line, fault: 'long' });
  }

  take(): RawRecord[] {
    const taken = this.done;
    this.done = [];
    return taken;
  }

  finish(): void {
    while (this.#open.length > 0) this.#rejectFirst();
  }

  #add(line: string, number: number): void {
    const inside = this.#open.length > 0;
    if (!inside && (line === '' || line === '\r')) return;
    const open = line.includes('"') ? endsInsideQuotes(line, inside, this.#dialect) : inside;
    if (!inside && !open) {
      this.done.push({ source: line, line: number, fault: undefined });
      return;
    }
    if (!inside) this.#begin(number);
    else this.#watch(line);
    this.#open.push(line);
    this.#openSize += line.length + 1;
    if (!open) {
      this.done.push({ source: this.#open.join(this.#dialect.lineEnd), line: this.#openLine, fault: undefined });
      this.#open = [];
    } else if (this.#openSize > MOST_CHARACTERS || (this.#open.length > MOST_LINES && this.#looksLikeRows)) {
      this.#rejectFirst();
    }
  }

  #begin(number: number): void {
    this.#openLine = number;
    this.#openSize = 0;
    this.#wideInARow = 0;
    this.#looksLikeRows = false;
  }

  #watch(line: string): void {
    if (this.#width === undefined || this.#width < 2) return;
    const fields = line.split(this.#dialect.delimiter).length;
    this.#wideInARow = fields === this.#width ? this.#wideInARow + 1 : 0;
    if (this.#wideInARow >= 2) this.#looksLikeRows = true;
  }

  #rejectFirst(): void {
    const [first = '', ...others] = this.#open;
    const line = this.#openLine;
    this.#open = [];
    this.done.push({ source: first, line, fault: 'stray' });
    for (const [at, other] of others.entries()) this.#add(other, line + 1 + at);
  }
}

/** Follows the quotes of one line as csv-parse with relax_quotes does: a quote opens a cell only at its start. */
function endsInsideQuotes(line: string, inside: boolean, { delimiter, blankBeforeQuote }: Dialect): boolean {
  let quoted = inside;
  let atStart = !inside;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at];
    if (quoted) {
      if (letter !== '"') continue;
      if (line[at + 1] === '"') at += 1;
      else quoted = false;
    } else if (letter === delimiter) atStart = true;
    else if (letter === '"' && atStart) {
      quoted = true;
      atStart = false;
    } else if (!(blankBeforeQuote && letter === ' ')) atStart = false;
  }
  return quoted;
}
