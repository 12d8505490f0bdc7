const LATIN_LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** Longest first, so that `shch` wins over `sh`. */
const TRANSLIT: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['yo', 'е'],
  ['jo', 'е'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['ye', 'е'],
  ['a', 'а'],
  ['b', 'б'],
  ['v', 'в'],
  ['w', 'в'],
  ['g', 'г'],
  ['d', 'д'],
  ['e', 'е'],
  ['z', 'з'],
  ['i', 'и'],
  ['j', 'й'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['f', 'ф'],
  ['h', 'х'],
  ['c', 'ц'],
  ['y', 'ы'],
  ['x', 'кс'],
  ['q', 'к'],
  ["'", 'ь'],
];

const LATIN = /[a-z]/;
const CYRILLIC = /[а-я]/;
const REPEATED = /(\p{L})\1{2,}/gu;

/**
 * One spelling for what is one word: lower case, ё as е, a letter repeated three times or more once, straight
 * apostrophes, and Latin letters that only look Cyrillic as Cyrillic ones. Folding never needs the neighbours of a word.
 */
export function fold(word: string): string {
  let form = word.toLowerCase();
  if (form.includes('ё')) form = form.replaceAll('ё', 'е');
  if (form.includes('’')) form = form.replaceAll('’', "'");
  form = form.replace(REPEATED, '$1');
  return CYRILLIC.test(form) && LATIN.test(form) ? foldLookAlikes(form) : form;
}

/** Folds a word of a text that writes Russian in Latin letters. */
export function foldTranslit(word: string): string {
  const form = fold(word);
  if (!LATIN.test(form)) return form;
  let russian = '';
  for (let at = 0; at < form.length; ) {
    const pair = TRANSLIT.find(([latin]) => form.startsWith(latin, at));
    russian += pair === undefined ? form[at] : pair[1];
    at += pair === undefined ? 1 : pair[0].length;
  }
  // A final or pre-vocalic y after a vowel is й: «moy», «noviy».
  return russian.replace(/([аеиоуыэюя])ы/g, '$1й');
}

function foldLookAlikes(form: string): string {
  let folded = '';
  for (const letter of form) folded += LATIN_LOOK_ALIKES[letter] ?? letter;
  return folded;
}
