/** A time zone behind a name: `Created at (America/New_York)`, `Review Created (UTC)`. */
const ZONE = /\((?=[^()]*\/|utc|gmt)[^()]*\)/gi;
/** Longer ones are known by nobody. */
const LONGEST = 200;

/** One spelling of a column name: `createdAt`, `Created_At` and `Created at (UTC)` are one. */
export function foldColumnName(name: string): string {
  return name
    .slice(0, LONGEST)
    .replace(ZONE, ' ')
    .replace(/([a-zа-я])([A-ZА-Я])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}№]+/gu, ' ')
    .trim();
}
