import fc from 'fast-check';

/** Invented complaints of both languages; some repeat others but for case and digits, some are in no language that is judged. */
const TEXTS = [
  'Курьер опоздал на два часа, еда холодная',
  'КУРЬЕР опоздал на 2 часа, еда холодная',
  'Привезли не тот заказ и не вернули деньги 4500 рублей',
  'Всё отлично, спасибо, буду заказывать ещё',
  'Нашла в супе волос, ребёнку стало плохо, подам в суд',
  'Приложение не открывается, ухожу к другим',
  'Soup was cold and the courier was rude to my mother',
  'They charged my card twice, nobody answers the phone +7 900 000-12-34',
  'Where can I change the address of my order?',
  'The lid was a bit loose, no big deal',
  'My personal data was sent to another customer, contact me at ann.example@mail.example',
  'Заказ 4417 везли четыре часа, курьер не звонил, поддержка обещала перезвонить и не перезвонила',
  'заказ 90 ВЕЗЛИ четыре часа; курьер не звонил; поддержка обещала перезвонить и не перезвонила!',
  'The parcel was left in the rain for 3 hours, the driver laughed and nobody ever called me back',
  'Das Essen war kalt und ist nicht gut, aber wir haben auch noch gewartet',
  '5',
  '',
  'null',
] as const;

export interface RandomLog {
  readonly name: string;
  readonly csv: string;
}

const day = fc.constantFrom(
  '2025-11-17',
  '2025-11-18 10:30',
  '18.11.2025 21:05',
  '2025-11-20',
  'yesterday',
  '',
  '21 ноября 9:15',
);
const id = fc.oneof(
  fc.nat({ max: 30 }).map(String),
  fc.constantFrom('', 'A-7', 'zed@mail.example', 'ann@mail.example', '__proto__'),
);
const place = fc.constantFrom('Центр', 'North', '', '__proto__', '"quoted ""name"""');
const row = fc
  .tuple(id, day, fc.constantFrom('1', '5', '4,5', ''), fc.constantFrom(...TEXTS), place)
  .map(([number, date, rating, text, where]) => `${number},${date},"${rating}","${text}",${where}`);
const line = fc.oneof(
  { weight: 12, arbitrary: row },
  { weight: 1, arbitrary: fc.constantFrom('broken,row', '1,2,3,4,5,6,7', '') },
);

const HEADERS = [
  'id,date,rating,text,city',
  'number of guests,date,rating,text,city',
  'client,date,rating,text,city',
] as const;

/** So many rows are whole that the layout is told by them. */
const PLAIN = Array.from({ length: 8 }, (_, at) => `${at},2025-11-1${at},3,"${TEXTS[at]}",South`);

/** One to three logs whose rows are drawn from a few, so that they repeat each other within and across logs; not every log has an id. */
export const randomLogs: fc.Arbitrary<readonly RandomLog[]> = fc
  .array(line, { minLength: 1, maxLength: 25 })
  .chain((pool) => {
    const lines = fc.array(fc.constantFrom(...pool), { maxLength: 40 });
    return fc.array(fc.tuple(fc.constantFrom(...HEADERS), lines), { minLength: 1, maxLength: 3 });
  })
  .map((logs) =>
    logs.map(([header, lines], at) => ({ name: `log-${at}.csv`, csv: `${[header, ...PLAIN, ...lines].join('\n')}\n` })),
  );
