/** What stands where an export has hidden something: no word, no name, no letter. */
export const HIDDEN = '***';

// `XXXX`, `XX/XX/2019`: dates and names that were struck out. Fewer X alone may be a size.
const STRUCK_OUT = /(?<![\p{L}\p{N}])(?:XX+\/XX+\/(?:XX+|\d{2,4})|X{4,})(?![\p{L}\p{N}])/gu;
// `[NUM]`, `[NAME_1]`, `[ТЕЛЕФОН]`, `{{EMAIL}}`: placeholders of a masking tool.
const PLACEHOLDER = /\[[A-ZА-ЯЁ][A-ZА-ЯЁ_]+\d*\]|\{\{[A-ZА-ЯЁ][A-ZА-ЯЁ_]+\d*\}\}/g;

const NOTHING_ELSE = /^[\s\p{P}]*$/u;

/**
 * Puts one sign in place of what the export has masked, so that a mask is neither a name nor a word. A text in which
 * nothing else stands is empty.
 */
export function foldMasks(text: string): string {
  const placed = text.includes('[') || text.includes('{{') ? text.replace(PLACEHOLDER, HIDDEN) : text;
  const folded = placed.includes('XX') ? placed.replace(STRUCK_OUT, HIDDEN) : placed;
  return folded !== text && NOTHING_ELSE.test(folded) ? '' : folded;
}
