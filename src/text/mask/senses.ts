import { isFirstName } from './first-names.ts';
import { WORDS as ENGLISH } from './words-en.ts';
import { PLAIN as ENGLISH_PLAIN } from './words-plain-en.ts';
import { PLAIN as RUSSIAN_PLAIN } from './words-plain-ru.ts';
import { WORDS as RUSSIAN, STEMS } from './words-ru.ts';

const NAMES = [
  'GREETING',
  'ROLE',
  'TITLE',
  'SIGN_OFF',
  'NAMING',
  'ASKING',
  'UNIT',
  'MONTH',
  'STREET',
  'BUILDING',
  'PLACE',
  'PHONE',
  'CARD',
  'PASSPORT',
  'TAX',
  'ORDER',
  'RECEIPT',
  'CONTRACT',
  'ACCOUNT',
  'NUMBER',
  'HANDLE',
  'CATALOGUE',
  'BIRTH',
  'DEVICE',
  'PLATE',
  'ABBREVIATION',
  'PREPOSITION',
  'PLAIN',
  'RESIDENCE',
  'MAIL',
  'LEAD',
  'FIRST_NAME',
] as const;

/** What a word can mean to the masker. A word may have several senses; each is one of the 32 bits of a number. */
export type Sense = (typeof NAMES)[number];
export const SENSE = Object.fromEntries(NAMES.map((name, bit) => [name, 1 << bit])) as Readonly<Record<Sense, number>>;

/** Words by sense, parted by blanks. */
export type SenseWords = Readonly<Partial<Record<Sense, string>>>;

const MEMO_SIZE = 20_000;
const LONGEST_ENDING = 3;
/** Longer words are no words; they are not worth the memory. */
const LONGEST_WORD = 40;
/** Endings of Russian nouns and adjectives; no ending of a verb is among them but those they share. */
const ENDINGS = new Set(
  'а я у ю о е и ы й ь ой ей ою ею ом ем ям ам ах ях ов ев ий ый ая яя ое ее ые ие ую юю ых их ым им ого его ому ему ами ями ией иям иях'.split(
    ' ',
  ),
).add('');

const byForm = new Map<string, number>();
const byStem = new Map<string, number>();
for (const words of [ENGLISH, RUSSIAN, { PLAIN: `${ENGLISH_PLAIN} ${RUSSIAN_PLAIN}` }]) addAll(byForm, words);
addAll(byStem, STEMS);

/** Plurals and possessives of English words. */
const ENGLISH_ENDING = /(?<=[a-z])['’](?:s|t|re|ve|ll|d|m)$|(?<=[a-z]{3})s['’]?$/;
const CYRILLIC = /[а-я]/;
let memo = new Map<string, number>();

/** The senses of a word in lower case, with ё as е; 0 where it has none. */
export function sensesOf(form: string): number {
  const known = memo.get(form);
  if (known !== undefined) return known;
  if (memo.size >= MEMO_SIZE) memo = new Map();
  let senses = byForm.get(form) ?? byForm.get(form.replace(ENGLISH_ENDING, '')) ?? 0;
  if (isFirstName(form)) senses |= SENSE.FIRST_NAME;
  if (CYRILLIC.test(form)) {
    for (let length = 0; length <= LONGEST_ENDING && length < form.length; length += 1) {
      const cut = form.length - length;
      if (ENDINGS.has(form.slice(cut))) senses |= byStem.get(form.slice(0, cut)) ?? 0;
    }
  }
  if (form.length <= LONGEST_WORD) memo.set(form, senses);
  return senses;
}

function addAll(index: Map<string, number>, words: SenseWords): void {
  for (const name of NAMES) {
    for (const word of words[name]?.split(' ') ?? []) index.set(word, (index.get(word) ?? 0) | SENSE[name]);
  }
}
