import type { Language } from '../domain/verdict.ts';
import type { Knowledge } from './knowledge.ts';

export type Parameters = Readonly<Record<string, string | number>>;

/** Says a message of the catalogue; an unknown key is a bug of ours. */
export type Messages = (key: string, parameters?: Parameters) => string;

const PLACEHOLDER = /\{(\w+)(?:\|([^}]*))?\}/g;

/**
 * Messages in one language. `{n}` is filled in; `{n|жалоба|жалобы|жалоб}` and `{n|complaint|complaints}` choose the form
 * for the number n and do not write it.
 */
export function createMessages(messages: Knowledge['messages'], lang: Language): Messages {
  return (key, parameters = {}) => {
    const template = messages[lang][key];
    if (template === undefined) throw new Error(`no message "${key}" in ${lang}`);
    return fillTemplate(template, parameters, lang);
  };
}

/** Fills placeholders of a template; one that has no parameter is a bug of ours. */
export function fillTemplate(template: string, parameters: Parameters, lang: Language): string {
  return template.replace(PLACEHOLDER, (_, name: string, forms: string | undefined) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`nothing fills {${name}} in "${template}"`);
    if (forms === undefined) return typeof value === 'number' ? formatInteger(value) : value;
    const choices = forms.split('|');
    return choices[pluralForm(Number(value), lang)] ?? choices.at(-1) ?? '';
  });
}

/** Thousands are parted by a narrow no-break space, in both languages. */
export function formatInteger(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** 0 one, 1 few or other, 2 many (CLDR plural rules for whole numbers). */
function pluralForm(n: number, lang: Language): number {
  if (lang === 'en') return n === 1 ? 0 : 1;
  const [ten, hundred] = [n % 10, n % 100];
  if (ten === 1 && hundred !== 11) return 0;
  return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2;
}
