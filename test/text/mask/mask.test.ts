import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/domain/verdict.ts';
import { findPersonalData, mask, PERSONAL } from '../../../src/text/mask/mask.ts';
import { addToTally, createTally, type MarkedText, parseMarked, type Tally } from './marked.ts';

const SET = {
  ru: readSet('ru'),
  en: readSet('en'),
};

/** Every text is built of what the rules look for, so that they meet in every order. */
const FRAGMENTS = (
  'заказ|№|№118|курьер|Рустам|Ольга Петровна|ул.|Ленина|д. 5|кв 90|меня зовут|карта|С уважением,|паспорт|order|Dear|Ms|' +
  'Karen|O’Brien|A.|flat 3|22|High Street|LS1 0XX|phone|+7 900|000-14-52|07700 900142|4510|000318|and|i am|ending|4412|' +
  'xxxx-|@|a_b|x@y.ru|собака|https://a.b/c?d=1|вк|[NUM]|[|]|XXXX|—|,|.|\n|born|1985|March|thanks,|GB|12/04|7GB'
).split('|');

describe('on the test set', () => {
  for (const lang of LANGUAGES) {
    it(`finds at least 95 % of what is marked in ${lang}, and nine of ten finds are right`, () => {
      const tally = createTally();
      for (const marked of SET[lang]) addToTally(tally, marked, findPersonalData(marked.text));
      console.log(renderTally(lang, SET[lang].length, tally));
      expect(tally.covered / tally.marked).toBeGreaterThanOrEqual(0.95);
      expect(tally.right / tally.found).toBeGreaterThanOrEqual(0.9);
    });

    it(`changes nothing when it masks a masked text in ${lang}`, () => {
      for (const { text } of SET[lang]) {
        const masked = mask(text, lang);
        expect(mask(masked, lang)).toBe(masked);
      }
    });
  }
});

describe('mask', () => {
  it('names the kind in the language of the reader', () => {
    expect(mask('Мой номер +7 900 000-14-52', 'ru')).toBe('Мой номер [телефон]');
    expect(mask('Мой номер +7 900 000-14-52', 'en')).toBe('Мой номер [phone]');
    expect(mask('Hi Karen, order FW882103 is late', 'en')).toBe('Hi [name], order [order] is late');
  });

  it('leaves alone what is hidden already', () => {
    for (const text of [
      'Заказ [NUM] от [DATE]',
      'call [phone] or [PHONE]',
      'account XXXX since XX/XX/2019',
      'Dear [имя],',
    ]) {
      expect(mask(text, 'en')).toBe(text);
    }
  });

  it('hides the digits that crosses leave visible', () => {
    expect(mask('charged to xxxx-4471 twice', 'en')).toBe('charged to [card] twice');
    expect(mask('карта заканчивается на 5512', 'ru')).toBe('карта заканчивается на [карта]');
  });

  it.each([
    ['Номер А123ВС77 стоит на тротуаре', 'plate'],
    ['VIN XTA21099043123456', 'plate'],
    ['my reg is AB12 CDE', 'plate'],
    ['I was born on March 12, 1985', 'birth'],
    ['родилась 12.03.1985', 'birth'],
    ['IMEI 356938035643809', 'device'],
    ['logged in from 192.168.100.14', 'device'],
    ['refund to GB29 NWBK 6016 1331 9268 19', 'account'],
    ['ИНН 770123456789', 'tax'],
    ['write to P.O. Box 118, Oban', 'address'],
    ['почта ivan_k собака example точка ru', 'email'],
    ['я olzhas_s в телеграме', 'handle'],
  ])('sees in «%s» a %s', (text, kind) => {
    expect(findPersonalData(text).map((span) => span.kind)).toEqual([kind]);
  });

  it.each([
    'Заказала 2 пиццы и 3 колы, ждали 90 минут',
    'заказ от 12.03.2024 на 3000 рублей, оплата 14 500 ₽',
    'Статья 18 закона 2300-1, артикул 12345678, рейс SU1234',
    'Поддержка 24/7, версия 14.3.1, экран 1920x1080, НДС 20%',
    'Света нет уже 3 дня, Надежда умирает последней',
    'Здравствуйте! Заказывал шкаф 240 см за 45 000 рублей',
    'ordered 3 pizzas at 19:42, paid $84.20 and 12,400 points',
    'flight BA2490, room 1418, model WH-1000XM4, chapter 11',
    'Dear Sir or Madam, the kettle died after 11 days. Kind regards, a tired tenant',
    'Manager said no. Rose wine, warm. May be next Monday.',
    'look at example.com or https://www.example.com/help/vouchers',
    'IT IS THE WORST SERVICE EVER AND NOBODY CARES',
  ])('lets «%s» stand', (text) => {
    expect(mask(text, 'en')).toBe(text);
  });
});

describe('findPersonalData', () => {
  const texts = fc
    .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 24 })
    .map((parts) => parts.join(' '));

  it('returns sorted spans of known kinds that never overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const span of findPersonalData(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(PERSONAL).toContain(span.kind);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds nothing in what the mask returns', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...LANGUAGES), (text, lang) => {
        expect(findPersonalData(mask(text, lang))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['digits', '1234567890'],
    ['groups of digits', '1 2 3 '],
    ['@', '@'],
    ['@ after letters', 'a@'],
    ['capital words', 'Ivanov '],
    ['names', 'Hi Karen, '],
    ['hyphens', 'A-'],
    ['underscores', 'a_'],
    ['stars', '*'],
    ['slashes', 'a.bb/'],
    ['addresses', 'ул. Иванова '],
    ['brackets', '['],
  ])('reads 100 kB of %s in less than 200 ms', (_, unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    expect(Math.min(...[1, 2, 3].map(() => millisecondsOf(() => findPersonalData(text))))).toBeLessThan(200);
  });
});

function readSet(lang: string): MarkedText[] {
  return parseMarked(readFileSync(new URL(`${lang}.txt`, import.meta.url), 'utf8'));
}

function renderTally(lang: string, texts: number, tally: Tally): string {
  const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
  const kinds = [...tally.kinds].sort().map(([kind, { covered, marked }]) => `${kind} ${covered}/${marked}`);
  return [
    `${lang}: ${texts} texts, n = ${tally.marked}, recall ${percent(tally.covered, tally.marked)}`,
    `precision ${percent(tally.right, tally.found)} of ${tally.found}`,
    `same kind ${percent(tally.sameKind, tally.marked)}`,
    kinds.join(', '),
  ].join('; ');
}

function millisecondsOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
