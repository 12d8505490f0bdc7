import { gzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { writeXlsx } from '../read/formats/xlsx-file.ts';
import { writeZstd } from '../read/formats/zstd-file.ts';
import { mutate } from './mutate.ts';
import type { Random } from './random.ts';
import { type Input, SAMPLES } from './samples.ts';

const NAMES = [
  'id',
  'text',
  'date',
  'rating',
  'reply',
  'Текст',
  '__proto__',
  'constructor',
  'a.b',
  '',
  ' ',
  '"',
  '\u001b[31m',
  '=1+1',
  'text',
  'x'.repeat(300),
  '😀',
  'length',
  'toString',
];
const VALUES = [
  '',
  ' ',
  '1',
  'late',
  'Курьер опоздал',
  'null',
  '2025-13-45',
  '31.02.2025',
  '-',
  '"',
  '""',
  '\u0000',
  '\ud800',
  '<b>',
  '&amp;',
  '[b=',
  '\u001b]0;x\u0007',
  '+7 900 000-12-34',
  'a@b.c',
  '9'.repeat(400),
  '😡'.repeat(50),
  'no '.repeat(400),
  'Das Essen war kalt und nicht gut',
  '=cmd()',
  '\u202e',
  'ðŸ˜¡',
  '{"a":1}',
  '1e999',
  '★★',
];
const PATHS = [
  'a.csv',
  '../../a.csv',
  '/etc/a.csv',
  'C:\\a.csv',
  'a/./b.ndjson',
  '\u0000.csv',
  '.hidden.csv',
  '__MACOSX/a.csv',
  'x'.repeat(500),
  '😀.json',
  'a.csv/',
  'xl/workbook.xml',
  'letter.txt',
  'b.csv.gz',
  'c.zip',
  'mimetype',
];

type Maker = (random: Random) => Input;

function text(random: Random, name: string, content: string): Input {
  const encoding = random.once(4) ? random.pick(['utf-16le', 'utf-16be', 'windows-1251', 'koi8-r']) : 'utf-8';
  return { name, bytes: iconv.encode(content, encoding, { addBOM: random.once(3) }) };
}

const csv: Maker = (random) => {
  const delimiter = random.pick([',', ';', '\t', '|', ', ']);
  const end = random.pick(['\n', '\r\n', '\r', '\n\n', '\n\r']);
  const cell = () => {
    const value = random.pick(VALUES);
    return random.pick([
      value,
      value,
      `"${value.replaceAll('"', '""')}"`,
      `"${value}`,
      `${value}"`,
      ` "${value}"`,
      `"${value}${end}${value}"`,
    ]);
  };
  const width = 1 + random.below(5);
  const row = () => Array.from({ length: random.once(8) ? random.below(9) : width }, cell).join(delimiter);
  const header = Array.from({ length: width }, () => random.pick(NAMES)).join(delimiter);
  return text(random, 'nasty.csv', [header, ...random.list(60, row)].join(end));
};

function value(random: Random, depth: number): string {
  const kind = random.below(depth > 6 ? 4 : 7);
  if (kind < 3) return JSON.stringify(random.pick(VALUES));
  if (kind === 3)
    return random.pick([
      '1',
      '-0',
      '1e999',
      'true',
      'null',
      '1e-400',
      '12345678901234567890',
      'NaN',
      '',
      '"\\ud800"',
      "'x'",
    ]);
  if (kind === 4) return `[${random.list(5, () => value(random, depth + 1)).join(',')}]`;
  return object(random, depth);
}

function object(random: Random, depth: number): string {
  const fields = random.list(6, () => `${JSON.stringify(random.pick(NAMES))}:${value(random, depth + 1)}`);
  return `{${[...fields, ...(random.once(2) ? [] : ['"text":"late"'])].join(',')}}`;
}

const json: Maker = (random) => {
  const deep = random.below(3000);
  const list = `[${random.list(20, () => value(random, 1)).join(random.once(20) ? ' ' : ',')}]`;
  const wrapped = random.pick([
    list,
    `{"tickets":${list}}`,
    `{"a":{"b":${list}},"n":${value(random, 1)}}`,
    value(random, 0),
    `[{"text":"late","x":${'['.repeat(deep)}${']'.repeat(deep)}}]`,
  ]);
  return text(random, 'nasty.json', wrapped);
};

const ndjson: Maker = (random) =>
  text(
    random,
    'nasty.ndjson',
    ['{"text":"late"}', ...random.list(30, () => (random.once(5) ? value(random, 0) : object(random, 0)))].join(
      random.pick(['\n', '\r\n', '\n\n']),
    ),
  );

const xml: Maker = (random) => {
  const tag = () => random.pick(['row', 'text', 'id', 'a:b', 'x', '__proto__', 'r-1']);
  const element = (depth: number): string => {
    const name = tag();
    const inner = depth > 5 ? random.pick(VALUES) : random.list(4, () => element(depth + 1)).join('');
    return random.pick([
      `<${name}>${inner}</${name}>`,
      `<${name} id="${random.pick(VALUES)}">${inner}</${name}>`,
      `<${name}/>`,
      `<text>${random.pick(VALUES)}</text>`,
      `<![CDATA[${random.pick(VALUES)}]]>`,
      `<!-- ${random.pick(VALUES)} -->`,
      `&${random.pick(['x', 'amp', '#0', '#xFFFFFFF', 'lol'])};`,
      random.once(6) ? `<${name}>` : inner,
    ]);
  };
  const prolog = random.pick([
    '',
    '<?xml version="1.0" encoding="windows-1251"?>',
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY lol "&lol;&lol;">]>',
    '<?xml version="1.0" encoding="no-such"?>',
  ]);
  return text(random, 'nasty.xml', `${prolog}<list>${random.list(12, () => element(0)).join('')}</list>`);
};

const xlsx: Maker = (random) => {
  const cell = () => {
    const at = random.pick(['', 'A1', 'B2', 'XFD1048576', 'ZZZZZZ9', 'a', '-1', '1']);
    return {
      xml: `<c r="${at}" t="${random.pick(['s', 'str', 'inlineStr', 'b', 'e', 'd', 'n', '', 'x'])}" s="${random.pick(['0', '1', '2', '-1', '999999', 'x'])}">${random.pick(['<v>0</v>', '<v>1e999</v>', '<v>99999999999</v>', '<v>-5</v>', '<v/>', '<is><t>late</t></is>', '<f>cmd()</f><v>x</v>', '<v>_x0000_</v>', ''])}</c>`,
    };
  };
  const rows = random.list(20, () =>
    random.list(5, () =>
      random.once(3)
        ? cell()
        : random.pick([...VALUES.filter((one) => !/[\p{Cc}\p{Cs}]/u.test(one)), 45000.5, true, null]),
    ),
  );
  const sheet = { name: random.pick(['Log', '', '😀', 'x'.repeat(100)]), rows: [['text', 'id', 'date'], ...rows] };
  const prolog = random.once(5) ? '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>' : '';
  return {
    name: 'nasty.xlsx',
    bytes: writeXlsx(random.once(3) ? [sheet, sheet] : [sheet], {
      prolog,
      inline: random.once(2),
      uses1904: random.once(2),
    }),
  };
};

const bytes: Maker = (random) => ({
  name: random.pick(['noise.csv', 'noise.json', 'noise.xlsx', 'noise.txt']),
  bytes: Buffer.from(
    random.list(600, () => (random.once(3) ? random.below(256) : random.pick([0, 10, 13, 34, 44, 0x7b, 0xd0, 0xb0]))),
  ),
});

const TEXTS: readonly Maker[] = [csv, json, ndjson, xml];

/** A log whose inside is broken, in a packing that is whole. */
const packed: Maker = (random) => {
  const inner = () => (random.once(2) ? random.pick(TEXTS)(random).bytes : mutate(random.pick(SAMPLES).bytes, random));
  const kind = random.below(3);
  if (kind === 0) return { name: 'packed.gz', bytes: gzipSync(inner(), { mtime: 0 }) };
  if (kind === 1) return { name: 'packed.zst', bytes: writeZstd([Buffer.from(inner()).toString('latin1'), 'x']) };
  const entries = random.list(5, () => [random.pick(PATHS), inner()] as const);
  return {
    name: 'packed.zip',
    bytes: zipSync(Object.fromEntries([...entries, ['late.csv', inner()]]), { mtime: new Date(2025, 11, 1) }),
  };
};

const MAKERS: readonly Maker[] = [...TEXTS, ...TEXTS, xlsx, bytes, packed];

/** A log made by the grammar of its format, and against it. */
export function nasty(random: Random): Input {
  return random.pick(MAKERS)(random);
}
