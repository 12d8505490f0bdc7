/** Characters of windows-1252 from 0x80 to 0x9f; those that it does not have stay controls. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const NEXT = `[${HIGH}\\u00a0-\\u00bf]`;
const SEQUENCE = new RegExp(
  `[\\u00c2-\\u00df]${NEXT}|[\\u00e0-\\u00ef]${NEXT}{2}|[\\u00f0-\\u00f4]${NEXT}{1,3}|[\\u00e2\\u00ef]${NEXT}`,
  'g',
);
const LEAD = /[\u00c2-\u00f4]/;

/** Whether a text has what looks like UTF-8 that was decoded as windows-1252: «Ã¡» for «á», «ðŸ˜¡» for an emoji. */
export function hasMojibake(text: string): boolean {
  if (!LEAD.test(text)) return false;
  SEQUENCE.lastIndex = 0;
  return SEQUENCE.test(text);
}

/** The text as it was meant; where bytes were lost, a blank. */
export function repairMojibake(text: string): string {
  return text.replace(SEQUENCE, (sequence) => {
    const character = Buffer.from([...sequence].map(byteOf)).toString('utf8');
    return character.includes('\ufffd') ? ' ' : character;
  });
}

function byteOf(character: string): number {
  const at = HIGH.indexOf(character);
  return at === -1 ? (character.codePointAt(0) ?? 0) : 0x80 + at;
}
