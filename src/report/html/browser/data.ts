import { type PackedComplaints, unpackComplaints } from '../complaints/packed.ts';
import type { ComplaintRow } from '../complaints/row.ts';
import type { PageData } from '../page-data.ts';

export function readPageData(): PageData {
  return JSON.parse(textOf('page-data')) as PageData;
}

export async function readComplaints(): Promise<ComplaintRow[]> {
  const bytes = Uint8Array.from(atob(textOf('packed').trim()), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return unpackComplaints((await new Response(stream).json()) as PackedComplaints);
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}
