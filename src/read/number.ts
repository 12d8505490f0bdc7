const NUMBER = /-?\d+(?:[.,]\d+)?/;
const STAR = /[★⭐]/gu;

/** A rating as written: `4`, `4,5`, `4 из 5`, `★★★★☆`; undefined where there is none. */
export function parseRating(value: string): number | undefined {
  const stars = value.match(STAR)?.length;
  if (stars !== undefined) return stars;
  const written = NUMBER.exec(value)?.[0];
  return written === undefined ? undefined : Number(written.replace(',', '.'));
}
