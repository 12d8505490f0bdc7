import { decodeHTML } from 'entities';

const HTML_TAG = /<\/?(?:[a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>/gi;
const BREAKING = /<(?:br|\/p|\/div|\/li|\/tr)\b[^<>]*>/gi;
const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;
const BB_IMAGE = /\[img[^[\]]*\][^[]*\[\/img\]/gi;
const BB_TAG = /\[\/?(?:b|i|u|s|url|img|quote|code|color|size|list|user|p)(?:=[^[\]]*)?\]/gi;
// Control characters would reach a terminal; line ends and tabs stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text of a cell without HTML, BB code and control characters; line ends are `\n`. */
export function stripMarkup(cell: string): string {
  let text = cell;
  if (text.includes('<')) text = text.replace(BREAKING, '\n').replace(HTML_TAG, ' ');
  if (text.includes('&') && ENTITY.test(text)) text = decodeHTML(text);
  if (text.includes('[')) text = text.replace(BB_IMAGE, '').replace(BB_TAG, '');
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').replaceAll('\u00a0', ' ').trim();
}
