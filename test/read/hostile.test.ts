import { describe, expect, test } from 'vitest';
import { openLogs } from '../../src/read/log.ts';
import { cpuSeconds } from '../cpu-time.ts';
import { knowledge } from '../knowledge.ts';
import { openText, readAll, readRows } from './memory-log.ts';

const MIB = 1 << 20;

/** Reads a log that a generator makes, and samples how much memory that takes. */
async function readStream(name: string, make: () => AsyncGenerator<Buffer>) {
  const before = process.memoryUsage().rss;
  let peak = before;
  async function* watched() {
    let chunks = 0;
    for await (const chunk of make()) {
      chunks += 1;
      if (chunks % 64 === 0) peak = Math.max(peak, process.memoryUsage().rss);
      yield chunk;
    }
  }
  const { logs } = await openLogs([{ name, open: watched, once: true }], knowledge, { columns: {} });
  const rows = await Promise.all(logs.map(readRows));
  return { rows: rows.flat(), grown: peak - before };
}

describe('a CSV of 2 GiB in one line', () => {
  const chunk = Buffer.alloc(MIB, 'no end in sight, ');
  async function* endless() {
    for (let at = 0; at < 2048; at += 1) yield chunk;
  }

  test('is one rejected row, and the row behind it is read, in 300 MB', { timeout: 120_000 }, async () => {
    const { rows, grown } = await readStream('log.csv', async function* () {
      yield Buffer.from('id,text\n1,"late"\n2,');
      yield* endless();
      yield Buffer.from('\n3,cold\n');
    });
    expect(rows).toMatchObject([
      { complaint: { line: 2, text: 'late' } },
      { reject: { line: 3, reason: 'is a line of more than 1 MiB' } },
      { complaint: { line: 4, text: 'cold' } },
    ]);
    expect(grown).toBeLessThan(300 * MIB);
  });

  test('without any other line is refused by a short error', async () => {
    const reading = readStream('log.csv', endless);
    await expect(reading).rejects.toMatchObject({ code: 'no-text-column' });
    const message = await reading.then(
      () => '',
      (error: Error) => error.message,
    );
    expect(message).toMatch(/^log\.csv: no column is known to hold the text; columns: .* and \d+ more$/);
    expect(message.length).toBeLessThan(3000);
  });
});

describe('a cell of a million characters', () => {
  const nasty = [
    'x',
    '<a ',
    '[b=',
    '[url=x',
    '&amp;',
    '! ',
    '\n',
    '  x',
    '(/',
    'A ',
    '1/',
    "'",
    'Ответ продавца ',
    'ðŸ˜',
    'XX/',
    '[A',
  ];

  test.each(nasty)('of "%s" is read in a moment, as text and as name of a column', async (piece) => {
    const cell = piece.repeat(MIB / piece.length - 1);
    const quoted = `"${cell.slice(0, 1_000_000)}"`;
    const seconds = await cpuSeconds(async () => {
      const { complaints, rejects } = await readAll(`id,text,Дата\n1,${quoted},${quoted.slice(0, 9000)}"\n2,late,x\n`);
      expect(complaints.length + rejects.length).toBe(2);
      expect(complaints.at(-1)?.text).toBe('late');
      await readAll(`id,text,${quoted.slice(0, 40_000)}"\n1,late,x\n2,cold,x\n3,rude,x\n`, { delimiter: ',' });
    });
    expect(seconds).toBeLessThan(5);
  });
});

describe('10,000 columns', () => {
  const names = Array.from({ length: 9_999 }, (_, at) => `c${at}`);

  test('of a CSV are read, and rows of nothing do not fill the memory', { timeout: 60_000 }, async () => {
    const row = Buffer.from(`${','.repeat(9_999)}\n`);
    const { rows, grown } = await readStream('log.csv', async function* () {
      yield Buffer.from(`${names.join(',')},text\n${'x,'.repeat(9_999)}late\n`);
      for (let at = 0; at < 3_000; at += 1) yield row;
    });
    expect(rows).toHaveLength(3_001);
    expect(rows[0]).toMatchObject({ complaint: { line: 2, text: 'late' } });
    expect(rows[1]).toMatchObject({ complaint: { line: 3, text: '' } });
    expect(grown).toBeLessThan(700 * MIB);
  });

  test('of JSON are cut to 1,000, and that is said', async () => {
    const one = Object.fromEntries([['text', 'late'], ...names.map((name) => [name, 1])]);
    for (const json of [JSON.stringify([one]), `${JSON.stringify(one)}\n{"text":"cold"}\n`]) {
      const { log, complaints } = await readAll(json, {}, 'x.json');
      expect(complaints[0]?.cells).toHaveLength(1000);
      expect(log.warnings).toContain('x.json: has more than 1000 columns; those behind the first 1000 are left aside');
    }
  });

  test('without one for the text are named in part', async () => {
    await expect(openText(`${names.join(',')}\n${'1,'.repeat(9_998)}1\n`)).rejects.toThrow(/"c39" and 9959 more$/);
  });
});

describe('bytes that are no text', () => {
  test('NUL bytes disappear from texts, and part nothing', async () => {
    const { complaints } = await readAll('id,te\0xt,text\n1,\0,la\0te\n\0\0\n');
    expect(complaints.map(({ text }) => text)).toEqual(['late']);
  });

  test('a few broken bytes of UTF-8 cost those letters alone', async () => {
    const text = 'Курьер опоздал на два часа и еда остыла. '.repeat(20);
    const bytes = Buffer.concat([
      Buffer.from(`id,text\n1,${text}\n2,Де`),
      Buffer.from([0xd0, 0x20, 0xff, 0xc3, 0x28]),
      Buffer.from(`ньги\n3,${text}\n`),
    ]);
    const { log, complaints } = await readAll(bytes);
    expect(log.format.encoding).toBe('utf-8');
    expect(complaints.map(({ text: read }) => read)).toEqual([text.trim(), 'Де\ufffd \ufffd\ufffd(ньги', text.trim()]);
  });

  test('lone surrogates stay one sign each', async () => {
    const { complaints } = await readAll('[{"text":"late \\ud83d \\udc4e"},{"text":"\\ud800"}]');
    expect(complaints.map(({ text }) => text)).toEqual(['late \ud83d \udc4e', '\ud800']);
  });
});

test.each([['__proto__'], ['constructor'], ['toString'], ['hasOwnProperty']])(
  'a column %s is a column like others, in every format',
  async (name) => {
    const logs = [
      `${name},text,id\nx,late,1\n`,
      `[{"${name}":"x","text":"late","id":1}]`,
      `{"${name}":"x","text":"late","id":1}\n{"text":""}\n`,
      `<r><c><${name}>x</${name}><text>late</text><id>1</id></c><c><id>2</id></c></r>`,
    ];
    for (const content of logs) {
      const { log, complaints } = await readAll(content);
      expect(log.format.header).toEqual([name, 'text', 'id']);
      expect(complaints[0]?.cells).toEqual(['x', 'late', '1']);
      const { complaints: chosen } = await readAll(content, { columns: { text: [name] } });
      expect(chosen[0]?.text).toBe('x');
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  },
);
