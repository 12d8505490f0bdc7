import type { Language } from '../domain/verdict.ts';
import type { Pattern } from './pattern.ts';
import type { Calibration, CategoryEntry, Fix, Judge, Playbook, Profile, Quiet, Roles, Taxonomy } from './schema.ts';

/** Everything under data/, checked and compiled into one value that is plain JSON. */
export interface Knowledge {
  /** SHA-256 of the sources, 16 hex digits: reports of other knowledge are not merged. */
  readonly hash: string;
  readonly categories: Readonly<Record<string, CategoryEntry>>;
  readonly groups: Taxonomy['groups'];
  readonly causes: Taxonomy['causes'];
  /** Stems of words that the stemmers get wrong, and at run time of every word of the lexicon. */
  readonly stems: Readonly<Record<string, string>>;
  /** Entries of each concept, both languages together. */
  readonly concepts: Readonly<Record<string, readonly string[]>>;
  readonly cues: readonly { readonly id: string; readonly patterns: readonly Pattern[] }[];
  /** Who may own a fix, by code. */
  readonly roles: Roles;
  readonly fixes: readonly Fix[];
  readonly incident: Playbook;
  readonly judge: Judge;
  readonly calibration: Calibration;
  readonly quiet: Quiet;
  readonly messages: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  /** Names of columns for each role, likeliest first. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Exports of known tools, by code. */
  readonly profiles: Readonly<Record<string, Profile>>;
  /** Exports that the user described; they win over those. */
  readonly ownProfiles?: Readonly<Record<string, Profile>> | undefined;
}

/** What a profile is called; its code where it is not known any more. */
export function profileName({ profiles, ownProfiles }: Knowledge, code: string): string {
  return (ownProfiles?.[code] ?? profiles[code])?.name ?? code;
}

/** The category that a fix is for. */
export function categoryOf({ id }: Pick<Fix, 'id'>): string {
  return id.slice(0, id.indexOf('/'));
}
