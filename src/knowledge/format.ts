import { digitsOf, type Money } from '../domain/money.ts';
import type { Language } from '../domain/verdict.ts';
import { formatInteger } from './messages.ts';

/** One decimal below ten per cent, none above: more would claim too much; but what is not all is never said to be all. */
export function formatPercent(share: number, lang: Language): string {
  const percent = 100 * share;
  if (percent >= 99.5 && percent < 100) return `${formatDecimal(Math.floor(10 * percent) / 10, 1, lang)}\u00a0%`;
  return `${formatDecimal(percent, percent < 9.95 ? 1 : 0, lang)}\u00a0%`;
}

/** `15–23 %`: whole per cent, of which an end that is not nothing, or not all, is not said to be so. */
export function formatPercentInterval(low: number, high: number): string {
  const rounded = (share: number) => Math.round(100 * share);
  const from = low < 1 ? Math.min(99, rounded(low)) : 100;
  const to = high > 0 ? Math.max(1, rounded(high)) : 0;
  return `${from}–${to}\u00a0%`;
}

/** How many times as much, as a change: `+35 %`, `−10 %`; from ten times on `×12`. */
export function formatChange(ratio: number, lang: Language): string {
  if (ratio >= 10) return `×${formatDecimal(ratio, 0, lang)}`;
  const percent = Math.round(100 * (ratio - 1));
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)}\u00a0%`;
}

/** Russian has a comma; no Intl, so that the bytes are the same everywhere. */
export function formatDecimal(value: number, digits: number, lang: Language): string {
  const text = value.toFixed(digits).replace(/\.0+$/, '');
  return lang === 'ru' ? text.replace('.', ',') : text;
}

const SYMBOLS: Readonly<Record<string, string>> = { RUB: '₽', EUR: '€', USD: '$', GBP: '£' };

/** `1 234,50 ₽`, `€1 234.50`, `1 234.50 CHF`; minor units that are 0 are left away, and thousands are parted. */
export function formatMoney({ minor, currency }: Money, lang: Language): string {
  const digits = digitsOf(currency);
  const [whole = '', rest = ''] = (minor / 10 ** digits).toFixed(digits).split('.');
  const amount = formatInteger(Number(whole)) + (Number(rest) === 0 ? '' : `${lang === 'ru' ? ',' : '.'}${rest}`);
  const symbol = SYMBOLS[currency];
  if (lang === 'en' && symbol !== undefined && currency !== 'RUB') return symbol + amount;
  return currency === '' ? amount : `${amount}\u00a0${symbol ?? currency}`;
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** `17 ноября 2025`, `17 November 2025`, from YYYY-MM-DD. */
export function formatDay(day: string, lang: Language): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[lang][(month ?? 1) - 1]} ${year}`;
}

/** `17–23 ноября 2025`, `30 June – 6 July 2025`; what both ends share is said once. */
export function formatPeriod(from: string, to: string, lang: Language): string {
  if (from === to) return formatDay(from, lang);
  const [start, end] = [formatDay(from, lang), formatDay(to, lang)];
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${end}`;
  return from.slice(0, 4) === to.slice(0, 4) ? `${start.slice(0, -5)} – ${end}` : `${start} – ${end}`;
}

/** `05.2017`, `May 2017`: for axes. */
export function formatMonth(day: string, lang: Language): string {
  const [year, month] = day.split('-');
  return lang === 'ru' ? `${month}.${year}` : `${MONTHS.en[Number(month) - 1]?.slice(0, 3)} ${year}`;
}

/** `17.11`, `17 Nov`: for axes. */
export function formatShortDay(day: string, lang: Language): string {
  const [, month, date] = day.split('-');
  return lang === 'ru' ? `${date}.${month}` : `${date} ${MONTHS.en[Number(month) - 1]?.slice(0, 3)}`;
}

/** `21.11.2025`, `21 Nov 2025`: for tables. */
export function formatShownDay(day: string, lang: Language): string {
  return `${formatShortDay(day, lang)}${lang === 'ru' ? '.' : ' '}${day.slice(0, 4)}`;
}
