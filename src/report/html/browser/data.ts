import { type PackedComplaints, unpackComplaints } from '../complaints/packed.ts';
import type { ComplaintRow } from '../complaints/row.ts';
import type { PageData } from '../page-data.ts';

export function readPageData(): PageData {
  return JSON.parse(textOf('page-data')) as PageData;
}

export async function readComplaints(): Promise<ComplaintRow[]> {
  const packed = atob(textOf('packed').trim());
  // Uint8Array.from goes through the text by an iterator, and takes thirty times as long.
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return unpackComplaints((await new Response(stream).json()) as PackedComplaints);
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}
