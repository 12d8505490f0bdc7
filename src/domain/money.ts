/** An amount in minor units (kopecks, cents), a whole number. */
export interface Money {
  readonly minor: number;
  /** ISO 4217; empty where none is named. */
  readonly currency: string;
}

/** Signs and words by which a currency is named; `US$` stands before `$`. */
const NAMES: readonly (readonly [name: RegExp, currency: string])[] = [
  [/us\$/, 'USD'],
  [/a\$/, 'AUD'],
  [/c\$/, 'CAD'],
  [/(?<!\p{L})руб(?:л\p{L}*)?(?!\p{L})/u, 'RUB'],
  [/(?<!\p{L})тенге(?!\p{L})/u, 'KZT'],
  [/(?<!\p{L})гр(?:н|ив\p{L}*)(?!\p{L})/u, 'UAH'],
  [/(?<!\p{L})сум(?!\p{L})/u, 'UZS'],
  [/(?<!\p{L})(?:евро|euros?)(?!\p{L})/u, 'EUR'],
  [/(?<!\p{L})(?:доллар\p{L}*|dollars?)(?!\p{L})/u, 'USD'],
  [/₽/, 'RUB'],
  [/€/, 'EUR'],
  [/\$/, 'USD'],
  [/£/, 'GBP'],
  [/₸/, 'KZT'],
  [/₴/, 'UAH'],
  [/₺/, 'TRY'],
  [/₹/, 'INR'],
  [/₩/, 'KRW'],
  [/¥/, 'JPY'],
];
const CODES =
  /(?<!\p{L})(?:AED|AMD|ARS|AUD|AZN|BGN|BHD|BRL|BYN|CAD|CHF|CLP|CNY|COP|CZK|DKK|EGP|EUR|GBP|GEL|HKD|HUF|IDR|ILS|INR|IQD|JOD|JPY|KGS|KRW|KWD|KZT|LYD|MDL|MXN|MYR|NOK|NZD|OMR|PEN|PHP|PKR|PLN|QAR|RON|RSD|RUB|RUR|SAR|SEK|SGD|THB|TJS|TMT|TND|TRY|TWD|UAH|USD|UZS|VND|ZAR)(?!\p{L})/iu;

const NO_MINOR = ['JPY', 'KRW', 'VND', 'CLP'];
const THREE_DIGITS = ['KWD', 'BHD', 'OMR', 'JOD', 'TND', 'IQD', 'LYD'];

/** Decimal digits of a currency's minor unit; two where none is named. */
export function digitsOf(currency: string): number {
  return NO_MINOR.includes(currency) ? 0 : THREE_DIGITS.includes(currency) ? 3 : 2;
}

/** The currency that a cell or a header names; empty where none is. */
export function currencyIn(text: string): string {
  const code = CODES.exec(text)?.[0].toUpperCase();
  if (code !== undefined) return code === 'RUR' ? 'RUB' : code;
  const lower = text.toLowerCase();
  return NAMES.find(([name]) => name.test(lower))?.[1] ?? '';
}

const AMOUNT = /\d[\d\s'’.,\u00a0\u202f]*/g;
/** More is no order. */
const HIGHEST = 1e12;

/**
 * Reads an amount as people write it: `3 490,00`, `$1,234.50`, `1.234,56 €`, `1500 руб.`. The last sign is a decimal one
 * where one, two or, in currencies that have three, three digits follow it; else it parts thousands. Undefined where
 * there is no amount, several, or one below 0.
 * @param usual the currency where the text names none
 */
export function parseMoney(text: string, usual = ''): Money | undefined {
  const [amount, ...others] = text.match(AMOUNT) ?? [];
  if (amount === undefined || others.length > 0 || /[-−–]\s*[^\d\s]?\s*\d/.test(text)) return undefined;
  const currency = currencyIn(text) || usual;
  const digits = digitsOf(currency);
  const plain = amount.replace(/[\s'’\u00a0\u202f]/g, '').replace(/[.,]+$/, '');
  const decimal = decimalPlace(plain, digits);
  const whole = plain.slice(0, decimal).replace(/[.,]/g, '');
  const rest = plain
    .slice(decimal + 1)
    .slice(0, digits)
    .padEnd(digits, '0');
  const minor = Number(whole + rest);
  return minor <= HIGHEST * 10 ** digits ? { minor, currency } : undefined;
}

/** Where the decimal sign stands, or the end. */
function decimalPlace(amount: string, digits: number): number {
  const last = Math.max(amount.lastIndexOf('.'), amount.lastIndexOf(','));
  if (last === -1) return amount.length;
  const sign = amount[last] as string;
  const after = amount.length - last - 1;
  const both = amount.includes('.') && amount.includes(',');
  const isAlone = amount.indexOf(sign) === last;
  return isAlone && (both || after !== 3 || digits === 3) ? last : amount.length;
}
