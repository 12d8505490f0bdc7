import type { Language } from '../domain/verdict.ts';
import { ENGLISH, RUSSIAN, STRONG_CYRILLIC, STRONG_LATIN, WEAK_LATIN } from './language-words.ts';
import { hasMojibake, repairMojibake } from './mojibake.ts';
import { TRANSLIT_WORD } from './words.ts';

/** What a text is written in: a language that is judged, another one, or nothing that has letters. */
export type Written = Language | 'other' | 'unwritten';

/** UTF-16 units that are looked at; more tell no more. */
const ENOUGH = 2000;
/** Words of a text at most in which one word of a language is enough. */
const SHORT = 5;
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/;
const LINK = /https?:\S+|\S*@\S+/g;
const WORD = /[a-z\u00c0-\u024f\u0400-\u052f\u1e00-\u1eff]+/g;

/**
 * Tells Russian from English by their letters; Russian in Latin letters is Russian. Any other language needs positive
 * signs, its own letters or its function words: a short or unsure text is one of the two. Text that was decoded wrongly
 * counts as what it was.
 */
export function languageOf(text: string): Written {
  const beginning = text.length > ENOUGH ? text.slice(0, ENOUGH) : text;
  const bare = beginning.includes('@') || beginning.includes('http') ? beginning.replace(LINK, ' ') : beginning;
  const read = hasMojibake(bare) ? repairMojibake(bare) : bare;
  const letters = countLetters(read);
  const { latin, accented, cyrillic, script } = letters;
  const own = latin + accented + cyrillic;
  if (script > 2 && script > own) return 'other';
  if (own === 0) return 'unwritten';
  // Cyrillic of one byte a letter, decoded as Western: no language has more letters with accents than without.
  if (accented >= 8 && accented > 2 * latin && letters.western === accented) return 'ru';
  if (cyrillic * 2 >= latin + accented) return isOtherCyrillic(read, letters) ? 'other' : 'ru';
  return latinLanguage(read, cyrillic > 0);
}

function newCounts() {
  return {
    latin: 0,
    /** Latin letters that English does not have; `western` ones are those of Latin-1. */
    accented: 0,
    western: 0,
    cyrillic: 0,
    /** Cyrillic letters that Russian does not have, and those that of its neighbours it has almost alone (ё ы э). */
    foreign: 0,
    russian: 0,
    /** Р and С, which begin every letter of Cyrillic in UTF-8 that was decoded as windows-1251. */
    leads: 0,
    /** Letters of other scripts; one that stands for a syllable counts twice. */
    script: 0,
  };
}

function countLetters(text: string): ReturnType<typeof newCounts> {
  const counts = newCounts();
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0xc0) {
      if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) counts.latin += 1;
    } else if (unit >= 0x400 && unit < 0x530) countCyrillic(unit, counts);
    else if (unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00)) {
      if (unit === 0xd7 || unit === 0xf7) continue;
      counts.accented += 1;
      if (unit < 0x100) counts.western += 1;
    } else if (
      (unit >= 0x370 && unit < 0x1d00) ||
      (unit >= 0xfb1d && unit < 0xfe00) ||
      (unit >= 0xfe70 && unit < 0xfeff)
    )
      counts.script += 1;
    else if ((unit >= 0x3041 && unit < 0xa4d0) || (unit >= 0xac00 && unit < 0xd7a4)) counts.script += 2;
  }
  return counts;
}

function countCyrillic(unit: number, counts: ReturnType<typeof newCounts>): void {
  counts.cyrillic += 1;
  const lower = unit < 0x410 ? unit + 0x50 : unit < 0x430 ? unit + 0x20 : unit;
  if (lower === 0x44b || lower === 0x44d || lower === 0x451) counts.russian += 1;
  else if (lower > 0x44f) counts.foreign += 1;
  if (unit === 0x420 || unit === 0x421) counts.leads += 1;
}

function isOtherCyrillic(text: string, { cyrillic, foreign, russian, leads }: ReturnType<typeof newCounts>): boolean {
  if (foreign === 0 && russian > 0) return false;
  if (leads * 3 >= cyrillic) return false;
  const found = { all: 0, strong: 0, russian: 0 };
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    found.all += 1;
    if (STRONG_CYRILLIC.has(word)) found.strong += 1;
    else if (RUSSIAN.has(word)) found.russian += 1;
  }
  const score = 2 * found.strong + Math.min(foreign, 3);
  if (score <= 2 * found.russian) return false;
  if (foreign >= 2 && foreign * 40 >= cyrillic) return true;
  return score >= 4 || (found.all <= SHORT && found.strong > 0) || foreign * 12 >= cyrillic;
}

function latinLanguage(text: string, mixed: boolean): Written {
  const found = { all: 0, english: 0, strong: 0, weak: 0, accented: 0 };
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    found.all += 1;
    if (ENGLISH.has(word)) found.english += 1;
    else if (STRONG_LATIN.has(word)) found.strong += 1;
    else if (WEAK_LATIN.has(word)) found.weak += 1;
    else if (ACCENTED.test(word)) found.accented += 1;
  }
  const { all, english, strong, weak, accented } = found;
  if (!mixed && english < 4 && isTranslit(text, english)) return 'ru';
  const score = 2 * strong + weak + accented + (/[¿¡]/.test(text) ? 1 : 0);
  if (score <= 2 * english || score < 2) return 'en';
  if (all <= SHORT && strong > 0) return 'other';
  const hasSign = strong > 0 || (weak > 0 && accented > 0) || weak >= 4 || (accented * 3 >= all && all >= SHORT);
  return score >= 3 && hasSign ? 'other' : 'en';
}

/** As the tokenizer has it: Russian function words, and hardly any English ones. */
function isTranslit(text: string, english: number): boolean {
  const russian = text.match(TRANSLIT_WORD)?.length ?? 0;
  return russian >= 2 && 2 * english < russian;
}
