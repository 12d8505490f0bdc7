/** What a character is to reader.as, which keeps the same numbers. */
const CLASSES = {
  letter: 1,
  mark: 2,
  number: 3,
  space: 4,
  symbol: 5,
  apostrophe: 6,
  ends: 7,
  parts: 8,
  other: 9,
};
const UPPER = 16;

/** The class of a code point, a lone surrogate too. */
export function classify(point: number): number {
  const character = String.fromCodePoint(point);
  if (/\p{L}/u.test(character)) return CLASSES.letter + (/\p{Lu}/u.test(character) ? UPPER : 0);
  if (/\p{M}/u.test(character)) return CLASSES.mark;
  if (/\p{N}/u.test(character)) return CLASSES.number;
  if (/\s/.test(character)) return CLASSES.space;
  if (/['’]/.test(character)) return CLASSES.apostrophe;
  if (/[\p{Extended_Pictographic}\p{Sc}%№]/u.test(character)) return CLASSES.symbol;
  if (/[.!?…]/.test(character)) return CLASSES.ends;
  if (/[,;:()\-–—"«»]/.test(character)) return CLASSES.parts;
  return CLASSES.other;
}
