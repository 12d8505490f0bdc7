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
/** What csv-parse trims at the start of a cell. */
const BLANK = /\s/;

/**
 * Yields batches of records, in order; lines of blanks are none. A quoted cell that runs over 1 MiB, or over 20 lines of
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

/**
 * The records that are whole in a text held in memory. What is open at its end is left out; but where next to nothing
 * else is there, one of the first lines has a stray quote and is left out itself.
 */
export function splitWhole(text: string, dialect: Dialect): RawRecord[] {
  const splitter = new Splitter(dialect, undefined);
  for (const line of text.split(dialect.lineEnd)) splitter.push(line);
  if (splitter.done.length < 2 && splitter.openLines > MOST_LINES) splitter.finish();
  return splitter.take().filter(({ fault }) => fault === undefined);
}

class Splitter {
  done: RawRecord[] = [];
  readonly #dialect: Dialect;
  readonly #width: number | undefined;
  #line = 0;
  /** Lines of the record under way, from `#first` on; those before are rejected already. */
  #open: string[] = [];
  #first = 0;
  #openLine = 0;
  #openSize = 0;
  /** The last line inside quotes that would have the header's width outside, and the last one behind another such. */
  #lastWide = 0;
  #lastPair = 0;

  constructor(dialect: Dialect, width: number | undefined) {
    this.#dialect = dialect;
    this.#width = width;
  }

  get openLines(): number {
    return this.#open.length - this.#first;
  }

  push(line: string): void {
    this.#line += 1;
    const inside = this.openLines > 0;
    const open = line.includes('"') ? endsInsideQuotes(line, inside, this.#dialect) : inside;
    if (!inside && !open) {
      this.#finishLine(line, this.#line);
      return;
    }
    if (inside) this.#watch(line);
    else this.#openLine = this.#line;
    this.#open.push(line);
    this.#openSize += line.length + 1;
    if (!open) this.#finishOpen();
    else if (this.#isStray()) this.#rejectStray(() => this.#isStray());
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
    if (this.openLines > 0) this.#rejectStray(() => true);
  }

  #finishLine(line: string, number: number): void {
    if (!isBlank(line, this.#dialect)) this.done.push({ source: line, line: number, fault: undefined });
  }

  #finishOpen(): void {
    const source = this.#open.slice(this.#first).join(this.#dialect.lineEnd);
    this.done.push({ source, line: this.#openLine, fault: undefined });
    this.#open = [];
    this.#first = 0;
    this.#openSize = 0;
  }

  #watch(line: string): void {
    if (this.#width === undefined || this.#width < 2 || countCells(line, this.#dialect) !== this.#width) return;
    if (this.#lastWide === this.#line - 1 && this.#lastWide > this.#openLine) this.#lastPair = this.#line;
    this.#lastWide = this.#line;
  }

  #isStray(): boolean {
    if (this.#openSize > MOST_CHARACTERS) return true;
    return this.openLines > MOST_LINES && this.#lastPair > this.#openLine + 1;
  }

  /**
   * Rejects the first line of the record under way and reads on at the next: lines that are whole are records, and one
   * that opens a quote is followed by what stood inside quotes before. So no line is read more than twice, whatever stands
   * there.
   */
  #rejectStray(isStray: () => boolean): void {
    do {
      this.done.push({ line: this.#openLine, source: this.#next(), fault: 'stray' });
      while (this.openLines > 0 && !endsInsideQuotes(this.#open[this.#first] ?? '', false, this.#dialect))
        this.#finishLine(this.#next(), this.#openLine - 1);
    } while (this.openLines > 0 && isStray());
    if (2 * this.#first < this.#open.length) return;
    this.#open = this.#open.slice(this.#first);
    this.#first = 0;
  }

  /** Takes the first line off the record under way. */
  #next(): string {
    const line = this.#open[this.#first] ?? '';
    this.#first += 1;
    this.#openLine += 1;
    this.#openSize -= line.length + 1;
    return line;
  }
}

/** Tabs may be delimiters, and then a line of them is a row of empty cells. */
function isBlank(line: string, { delimiter }: Dialect): boolean {
  return line.trim() === '' && !line.includes(delimiter);
}

/** Cells of a line that stands for itself; undefined where it ends inside quotes. */
function countCells(line: string, dialect: Dialect): number | undefined {
  if (!line.includes('"')) return line.split(dialect.delimiter).length;
  let cells = 1;
  const open = endsInsideQuotes(line, false, dialect, () => {
    cells += 1;
  });
  return open ? undefined : cells;
}

/** Follows the quotes of one line as csv-parse with relax_quotes does: a quote opens a cell only at its start. */
function endsInsideQuotes(
  line: string,
  inside: boolean,
  { delimiter, blankBeforeQuote }: Dialect,
  atDelimiter: () => void = () => {},
): boolean {
  let quoted = inside;
  let atStart = !inside;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at];
    if (quoted) {
      if (letter !== '"') continue;
      if (line[at + 1] === '"') at += 1;
      else quoted = false;
    } else if (letter === delimiter) {
      atStart = true;
      atDelimiter();
    } else if (letter === '"' && atStart) {
      quoted = true;
      atStart = false;
    } else if (!(blankBeforeQuote && atStart && BLANK.test(letter ?? ''))) atStart = false;
  }
  return quoted;
}
