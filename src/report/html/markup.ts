/** Markup that is written as it stands: texts in it are escaped already. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | undefined | readonly Part[];

/** Builds markup; every part that is no markup itself is escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.map((string, at) => string + toMarkup(parts[at])).join('') };
}

/** Takes markup of our own making as it is. */
export function trusted(markup: string): Markup {
  return { markup };
}

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that no reader of HTML takes for anything else; control characters, changes of direction and halves of surrogate pairs are dropped. */
export function escapeHtml(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (sign) => SPECIAL[sign] ?? sign);
}

/** Without control characters but line feeds and tabs, changes of direction, and halves of surrogate pairs. */
export function cleanText(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}|\p{Cs}|\p{Bidi_Control}/gu, '');
}

/** A text of the log: whatever marks of direction it holds end with it. */
export function fromLog(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

function toMarkup(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(toMarkup).join('');
}
