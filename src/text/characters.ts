/** What a character is to the tokenizer. */
export const CHARACTER = {
  letter: 1,
  mark: 2,
  number: 3,
  space: 4,
  symbol: 5,
  apostrophe: 6,
  ends: 7,
  parts: 8,
  other: 9,
} as const;
export type Character = (typeof CHARACTER)[keyof typeof CHARACTER];

const UNITS = 0x1_0000;
const KNOWN = new Uint8Array(UNITS);

/** The class of a UTF-16 unit that is no surrogate, or of a whole code point. Asked of the regex engine once a unit. */
export function characterOf(point: number): Character {
  if (point >= UNITS) return classify(point);
  const known = KNOWN[point] as number;
  if (known !== 0) return known as Character;
  const found = classify(point);
  KNOWN[point] = found;
  return found;
}

function classify(point: number): Character {
  const character = String.fromCodePoint(point);
  if (/\p{L}/u.test(character)) return CHARACTER.letter;
  if (/\p{M}/u.test(character)) return CHARACTER.mark;
  if (/\p{N}/u.test(character)) return CHARACTER.number;
  if (/\s/.test(character)) return CHARACTER.space;
  if (/['’]/.test(character)) return CHARACTER.apostrophe;
  if (/[\p{Extended_Pictographic}\p{Sc}%№]/u.test(character)) return CHARACTER.symbol;
  if (/[.!?…]/.test(character)) return CHARACTER.ends;
  if (/[,;:()\-–—"«»]/.test(character)) return CHARACTER.parts;
  return CHARACTER.other;
}
