import type { Language } from '../domain/verdict.ts';

/** What a text is written in: a language that is judged, another one, or nothing that has letters. */
export type Written = Language | 'other' | 'unwritten';

const CYRILLIC = /[а-яёА-ЯЁ]/g;
const LATIN = /[a-zA-Z]/g;
const OTHER_SCRIPT = /[^\P{L}\p{Script=Latin}\p{Script=Cyrillic}ªº]/gu;
const OTHER_CYRILLIC = /[іїєґўәғқңөұүһљњђћџѓќ]/gi;
const OTHER_LATIN = /[áéíóúßäöüñ¿¡łąęśźżğışçãõàèìòùâêîôûëïÿåøæčřšžýůőű]/gi;
const WORD = /\p{L}+/gu;

const ENGLISH = new Set(
  'the and is was are of to for with this that you have not my it in on at be they i a so no very good'.split(' '),
);

/** Function words of languages that are counted and not judged; none of them is a common English word. */
const OTHER = new Set(
  (
    'der das und ist nicht ich ein eine mit auf für sehr aber wir sie war haben wurde auch nur noch bei vom zum ' +
    'el los las una por para con muy pero que está fue como más todo sin mi nos del ' +
    'le les une des est pas pour dans avec très mais je nous vous qui sur pas été sont ' +
    'il gli che per con molto sono una della non è ma anche ho ' +
    'um uma não com muito mas foi dos das você ' +
    'bir ve çok için değil ama bu ile olarak ' +
    'nie jest się to w na z bardzo ale od'
  ).split(' '),
);

/**
 * Tells Russian from English by their letters. Any other language needs a positive sign, its own letters or its
 * function words; a short or unsure text is one of the two.
 */
export function languageOf(text: string): Written {
  const cyrillic = text.match(CYRILLIC)?.length ?? 0;
  const latin = text.match(LATIN)?.length ?? 0;
  const otherScript = text.match(OTHER_SCRIPT)?.length ?? 0;
  if (otherScript > cyrillic + latin) return 'other';
  if (cyrillic + latin === 0) return 'unwritten';
  if (cyrillic * 2 >= latin) return isOtherCyrillic(text, cyrillic) ? 'other' : 'ru';
  return isOtherLatin(text) ? 'other' : 'en';
}

function isOtherCyrillic(text: string, cyrillic: number): boolean {
  const signs = text.match(OTHER_CYRILLIC)?.length ?? 0;
  return signs >= 2 && signs * 40 >= cyrillic;
}

function isOtherLatin(text: string): boolean {
  let english = 0;
  let other = 0;
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    if (ENGLISH.has(word)) english += 1;
    else if (OTHER.has(word)) other += 1;
  }
  const letters = text.match(OTHER_LATIN)?.length ?? 0;
  return other + Math.min(letters, 3) >= 3 && other + letters > 2 * english;
}
