import type { Broken } from '../table.ts';
import type { Text, TextReader } from './input.ts';
import { alignRows, type FlatRow } from './object-rows.ts';
import { XmlParser } from './xml-parser.ts';

const LARGEST_ROW = 1 << 26;
const DECLARED = /^\s*<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/;

/**
 * Reads a list in XML: the element that repeats is the row, its attributes and the elements in it are the columns.
 * `line` is the physical line of its tag. Memory: one chunk and the row under way.
 */
export const readXml: TextReader = async (name, text, options) => {
  const { encoding, sample, chunks } = inDeclared(text, options.encoding);
  const path = findRow(name, sample);
  const aligned = await alignRows(name, readElements(name, chunks, path));
  return { format: 'xml', encoding, delimiter: undefined, hasHeader: true, ...aligned };
};

/** The encoding that the document declares, where the bytes do not say another. */
function inDeclared(text: Text, chosen: string | undefined): Text {
  const declared = DECLARED.exec(text.sample)?.[1];
  return chosen !== undefined || declared === undefined || /^utf-/.test(text.encoding) ? text : text.as(declared);
}

/** The path of the row: the outermost element that repeats among its siblings, else the innermost with several parts. */
function findRow(name: string, sample: string): string {
  const counts = new Map<string, { count: number; depth: number; parts: number }>();
  const open: string[] = [];
  const parser = new XmlParser(name, {
    open(tag, attributes) {
      const path = pathOf(open, tag);
      const parent = counts.get(open.at(-1) ?? '');
      const own = counts.get(path) ?? { count: 0, depth: open.length, parts: Object.keys(attributes).length };
      if (parent !== undefined && own.count === 0) parent.parts += 1;
      counts.set(path, { ...own, count: own.count + 1 });
      open.push(path);
    },
    text() {},
    close() {
      open.pop();
    },
  });
  parser.write(sample);
  const paths = [...counts].map(([path, figures]) => ({ path, ...figures }));
  const repeated = paths.filter(({ count, depth }) => count > 1 && depth > 0);
  const shallowest = Math.min(...repeated.map(({ depth }) => depth));
  const rows = repeated.filter(({ depth }) => depth === shallowest).sort((a, b) => b.count - a.count);
  return (rows[0] ?? paths.findLast(({ parts }) => parts > 1) ?? paths.at(-1))?.path ?? '';
}

function pathOf(open: readonly string[], tag: string): string {
  return `${open.at(-1) ?? ''}/${tag}`;
}

async function* readElements(
  name: string,
  text: AsyncIterable<string>,
  rowPath: string,
): AsyncGenerator<(FlatRow | Broken)[]> {
  const rows = new RowCollector(rowPath);
  const parser = new XmlParser(name, {
    open(tag, attributes) {
      rows.open(tag, attributes, parser.line);
    },
    text: (piece) => rows.text(piece),
    close: () => rows.close(),
  });
  for await (const chunk of text) {
    parser.write(chunk);
    if (rows.size > LARGEST_ROW) throw parser.fault(`<${rowPath.slice(rowPath.lastIndexOf('/') + 1)}> is over 64 MiB`);
    if (rows.done.length > 0) yield rows.take();
  }
  parser.end();
  if (rows.done.length > 0) yield rows.take();
}

class RowCollector {
  done: FlatRow[] = [];
  /** Characters of the row under way. */
  size = 0;
  readonly #rowPath: string;
  /** Paths of the elements that are open; those from `#depth` on are in the row. */
  readonly #open: string[] = [];
  #depth = 0;
  #row: { readonly line: number; readonly fields: Map<string, string> } | undefined;
  #text = '';

  constructor(rowPath: string) {
    this.#rowPath = rowPath;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>, line: number): void {
    this.#endText();
    this.#open.push(pathOf(this.#open, tag));
    if (this.#row === undefined) {
      if (this.#open.at(-1) !== this.#rowPath) return;
      this.#row = { line, fields: new Map() };
      this.#depth = this.#open.length;
    }
    for (const [name, value] of Object.entries(attributes)) this.#add([...this.#column(), name].join('.'), value);
  }

  text(piece: string): void {
    if (this.#row !== undefined) this.#text += piece;
  }

  close(): void {
    this.#endText();
    if (this.#row !== undefined && this.#depth === this.#open.length) {
      this.done.push(this.#row);
      this.#row = undefined;
      this.size = 0;
    }
    this.#open.pop();
  }

  take(): FlatRow[] {
    const taken = this.done;
    this.done = [];
    return taken;
  }

  #endText(): void {
    const text = this.#text.trim();
    this.#text = '';
    if (text !== '') this.#add(this.#column().join('.') || 'text', text);
  }

  /** Names of the elements inside the row, outermost first. */
  #column(): string[] {
    return (this.#open.at(-1) ?? '')
      .slice(this.#rowPath.length + 1)
      .split('/')
      .filter((tag) => tag !== '');
  }

  /** Values of elements that repeat inside a row are joined. */
  #add(column: string, value: string): void {
    this.size += value.length + column.length;
    const before = this.#row?.fields.get(column);
    this.#row?.fields.set(column, before === undefined ? value : `${before}, ${value}`);
  }
}
