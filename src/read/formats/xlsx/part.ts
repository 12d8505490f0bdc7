import { StringDecoder } from 'node:string_decoder';
import { type XmlHandler, XmlParser } from '../xml-parser.ts';
import type { ZipEntry } from '../zip.ts';

/** Reads a part of a workbook to its end. */
export async function readPart(name: string, entry: ZipEntry | undefined, handler: XmlHandler): Promise<void> {
  for await (const _ of partEvents(name, entry, handler)) {
    // What there is to know is told to the handler.
  }
}

/** Feeds a part of a workbook to a handler, and stops after each chunk; a part that is not there is empty. */
export async function* partEvents(
  name: string,
  entry: ZipEntry | undefined,
  handler: XmlHandler,
): AsyncGenerator<void> {
  if (entry === undefined) return;
  const parser = new XmlParser(`${name}/${entry.path}`, handler);
  const decoder = new StringDecoder('utf8');
  for await (const chunk of entry.open()) {
    parser.write(decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)));
    yield;
  }
  parser.end();
  yield;
}
