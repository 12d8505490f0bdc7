import type { Random } from '../fuzz/random.ts';
import type { Language } from './corpus.ts';

const SYLLABLES: Readonly<Record<Language, readonly string[]>> = {
  ru: ['бар', 'вел', 'гро', 'дин', 'жук', 'зор', 'кля', 'лум', 'мер', 'ниш', 'пру', 'рос', 'сти', 'тав', 'фен', 'хло'],
  en: ['bar', 'vel', 'gro', 'din', 'jux', 'zor', 'kla', 'lum', 'mer', 'nish', 'pru', 'ros', 'sti', 'tav', 'fen', 'hlo'],
};

/** A word as logs have them that no text was trained on: half are slips of the finger, half made-up names. */
export function novelWord(word: string, lang: Language, random: Random): string {
  return random.once(2) ? mistyped(word, random) : name(lang, random);
}

/** With a letter left out, written twice, or changed for the one after it. */
function mistyped(word: string, random: Random): string {
  const at = random.below(word.length - 1);
  const [letter, next] = [word.charAt(at), word.charAt(at + 1)];
  const written = random.pick(['', letter + letter + next, next + letter]);
  return word.slice(0, at) + (written || next) + word.slice(at + 2);
}

function name(lang: Language, random: Random): string {
  const parts = Array.from({ length: 3 }, () => random.pick(SYLLABLES[lang]));
  return parts.join('').replace(/^./u, (letter) => letter.toUpperCase());
}
