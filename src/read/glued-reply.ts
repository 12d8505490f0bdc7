import { findReply } from './company-voice.ts';

/** A text and the company's reply that stood in it. */
export interface Cut {
  readonly text: string;
  readonly reply: string | undefined;
}

/** A page's button behind a text that it shows in part. */
const BUTTON = /\s(?:ещё|Читать ещё|Показать полностью)\.?\s*$/u;
/** A page's own words behind a text that was written later. */
const SECOND = /(?<!\s)\s*Первоначальный отзыв\s*$/u;
/** No review is longer, and it bounds the time that a hostile one takes. */
const LONGEST = 20_000;
const LABEL = /(?<=^|\s)(Достоинства|Недостатки|Комментарий):\s*/gu;

interface Part {
  readonly label: string;
  readonly start: number;
  readonly text: string;
}

/**
 * Cuts the company's reply from behind a customer's words. Where the page repeats a part behind the reply, the customer
 * ended where the repetition does; else companies' own words tell.
 */
export function cutReply(written: string): Cut {
  if (written.length > LONGEST) return { text: written, reply: undefined };
  // Pages saved as CSV have full-width commas, so that no cell need be quoted.
  const text = /\p{Script=Han}/u.test(written) ? written : written.replace(/\s?，\s?/g, ', ');
  const again = repetitionIn(text);
  const shown = text.slice(0, again);
  const body = shown.replace(BUTTON, '');
  const { at, from } = replyIn(body, partsOf(text.slice(again)), body !== shown || again < text.length);
  const reply = body.slice(from).trim();
  return {
    text: partsOf(body.slice(0, at).replace(SECOND, ''))
      .map((part) => part.text)
      .filter((part) => part !== '')
      .join('\n'),
    reply: reply === '' ? undefined : reply,
  };
}

/** Where the page begins to repeat the parts under headings; the end where it does not. */
function repetitionIn(text: string): number {
  const seen = new Set<string>();
  for (const { index, 1: label } of text.matchAll(LABEL)) {
    if (seen.has(label ?? '')) return index;
    seen.add(label ?? '');
  }
  return text.length;
}

/** Fewer texts with a reply in them are quotations. */
const FEWEST = 5;
const LEAST_SHARE = 0.1;

/** Whether a log's texts hold the company's replies, by a sample of them. */
export function holdReplies(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  const glued = filled.filter((text) => cutReply(text).reply !== undefined).length;
  return glued >= FEWEST && glued >= LEAST_SHARE * filled.length;
}

function replyIn(body: string, repeated: readonly Part[], certain: boolean): { at: number; from: number } {
  const last = partsOf(body).at(-1) ?? { label: '', start: 0, text: body };
  const known = repeated.find(({ label }) => label === last.label && label !== '')?.text.replace(/\.$/, '');
  if (known !== undefined && known !== '' && last.text.startsWith(known)) {
    const end = last.start + known.length + (/^[.\s]*/.exec(last.text.slice(known.length))?.[0].length ?? 0);
    return { at: end, from: end };
  }
  const found = findReply(last.text, certain);
  return found === undefined
    ? { at: body.length, from: body.length }
    : { at: last.start + found.at, from: last.start + found.from };
}

/** A text by the headings that the page puts into it; what stands before the first has none. */
function partsOf(text: string): Part[] {
  const labels = [...text.matchAll(LABEL)];
  const starts = [
    { label: '', start: 0, before: 0 },
    ...labels.map((match) => ({ label: match[1] ?? '', start: match.index + match[0].length, before: match.index })),
  ];
  return starts
    .map(({ label, start }, at) => ({ label, start, text: text.slice(start, starts[at + 1]?.before).trimEnd() }))
    .filter(({ label, text: part }) => label !== '' || part !== '');
}
