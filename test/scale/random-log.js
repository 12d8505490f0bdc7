// Writes an invented log of complaints to standard output: node random-log.js SEED ROWS. Rows repeat each other, hold line
// ends and quotes, are in both languages and in none that is judged; some cannot be read.
const [seed, count] = process.argv.slice(2).map(Number);

const TEXTS = [
  'Курьер опоздал на {n} часа, еда холодная',
  'Привезли не тот заказ, деньги {n} рублей не вернули',
  'Всё отлично, спасибо, буду заказывать ещё',
  'В супе волос, ребёнку стало плохо, подам в суд',
  'Приложение не открывается {n} день,\nухожу к другим',
  'Оператор сказал ""ждите"" и бросил трубку',
  'Soup was cold and the courier was rude to my mother',
  'They charged my card {n} times, nobody answers the phone +7 900 000-12-34',
  'Where can I change the address of order {n}?',
  'The lid was a bit loose, no big deal',
  'My parcel went to another customer\nand they know my address now',
  'Das Essen war kalt und ist nicht gut, aber wir haben noch gewartet',
  '',
];
const ADDED = [
  'Опять.',
  'Third time this month.',
  'Обещали перезвонить, никто не позвонил.',
  'Fix it!',
  'Спасибо.',
  '',
];
const CITIES = ['Центр', 'North', 'Заречный', ''];

/** A small generator with a seed (mulberry32, public domain). */
function createRandom(start) {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const random = createRandom(seed);
const pick = (list) => list[random(list.length)];
const rows = ['id,date,rating,text,city'];
while (rows.length <= count) {
  if (random(50) === 0) rows.push('a row,that is broken');
  else if (rows.length > 10 && random(20) === 0) rows.push(rows[1 + random(rows.length - 1)]);
  else {
    const day = String(1 + random(28)).padStart(2, '0');
    const text = `${pick(TEXTS)} ${pick(ADDED)}`.replace('{n}', String(2 + random(9))).trim();
    rows.push(`${rows.length},2025-11-${day} ${8 + random(14)}:30,${1 + random(5)},"${text}",${pick(CITIES)}`);
  }
}
process.stdout.write(`${rows.join('\n')}\n`);
