import type { Profile } from '../knowledge/schema.ts';
import { foldColumnName } from './column-name.ts';

/** Levels of nesting that are tried; real exports have a handful. */
const MOST_LEVELS = 50;

export type Profiles = Readonly<Record<string, Profile>>;

/** A log's header as a profile understands it. */
export interface Layout {
  readonly code: string;
  readonly profile: Profile;
  /** Columns of the log that the names mean, in the order of the names. */
  columnsOf(names: readonly string[]): number[];
}

/** Recognises an export by its header: the profile that asks for most columns of those that find all of theirs. */
export function recogniseLayout(header: readonly string[], profiles: Profiles): Layout | undefined {
  let best: Layout | undefined;
  for (const finder of findersOf(header)) {
    for (const [code, profile] of Object.entries(profiles)) {
      const isFound = (names: readonly string[]) => finder(names).length > 0;
      if (!profile.columns.every(isFound) || !profile.text.some(isFound)) continue;
      if (best === undefined || profile.columns.length > best.profile.columns.length)
        best = { code, profile, columnsOf: finder };
    }
  }
  return best;
}

/** One for names as they are, and one for each level that they may all be nested in, outermost first. */
function findersOf(header: readonly string[]): Layout['columnsOf'][] {
  const places = new Map<string, number>();
  const levels = new Set(['']);
  header.forEach((name, at) => {
    const folded = foldColumnName(name);
    if (!places.has(folded)) places.set(folded, at);
    for (let end = name.indexOf('.'); end !== -1 && levels.size < MOST_LEVELS; end = name.indexOf('.', end + 1))
      levels.add(name.slice(0, end + 1));
  });
  return [...levels].map(
    (level) => (names) =>
      names.map((name) => places.get(foldColumnName(level + name))).filter((at) => at !== undefined),
  );
}
