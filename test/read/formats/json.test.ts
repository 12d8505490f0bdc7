import { describe, expect, test } from 'vitest';
import { openText, readAll } from '../memory-log.ts';

const texts = async (json: string, name?: string) =>
  (await readAll(json, {}, name)).complaints.map(({ line, text }) => `${line} ${text}`);

describe('JSON', () => {
  test.each([
    ['in an object', '{"data":[{"text":"late"},{"text":"cold"}]}'],
    ['beside other things', '{"next_page":null,"count":2,"tickets":[{"text":"late"},{"text":"cold"}]}'],
    ['two objects deep', '{"data":{"feedbacks":[{"text":"late"},{"text":"cold"}]},"error":false}'],
    ['under a name with a dot', '{"a.b":{"*":[{"text":"late"},{"text":"cold"}]}}'],
    ['over several lines', '{\n  "tickets": [\n    {"text":"late"},\n    {"text":"cold"}\n  ]\n}\n'],
    ['behind a shorter list', '{"users":[{"id":1},{"id":2},{"id":3}],"tickets":[{"text":"late"},{"text":"cold"}]}'],
  ])('with its list %s is read', async (_, json) => {
    expect(await texts(json)).toEqual(['1 late', '2 cold']);
  });

  test('lists inside rows are no rows', async () => {
    const comments = Array.from({ length: 5 }, (_, id) => ({ id, body: 'a longer comment than the complaint is' }));
    expect(
      await texts(
        JSON.stringify({
          tickets: [
            { text: 'late', comments },
            { text: 'cold', comments },
          ],
        }),
      ),
    ).toEqual(['1 late', '2 cold']);
  });

  test('objects become columns by dotted names, lists of texts are joined', async () => {
    const { log, complaints } = await readAll(
      '[{"text":"late","user":{"name":"Ann"},"tags":["a","b"],"log":[{"x":1}]}]',
    );
    expect(log.format.header).toEqual(['text', 'user.name', 'tags', 'log']);
    expect(complaints[0]?.cells).toEqual(['late', 'Ann', 'a, b', '{"x":1}']);
  });

  test('of one object is one row', async () => {
    expect(await texts('{"id":1,"text":"late"}')).toEqual(['1 late']);
    expect(await texts('{\n "id": 1,\n "text": "late",\n "tags": []\n}')).toEqual(['1 late']);
  });

  test('with an empty list has no rows', async () => {
    expect(await texts('{"tickets":[],"count":0}')).toEqual([]);
  });

  test('without a list of objects is refused', async () => {
    await expect(openText('{"a":{"b":[1,2]}}', {}, 'x.json')).rejects.toMatchObject({
      message: 'x.json: holds no list of objects',
    });
  });

  test('one object a line is told from a document by its first lines', async () => {
    expect(await texts('{"text":"late"}\n{"text":"cold"}\n')).toEqual(['1 late', '2 cold']);
    expect((await readAll('{"text":\n{"text":"cold"}\n')).rejects).toMatchObject([{ line: 1 }]);
  });

  test('may have a column called __proto__', async () => {
    for (const json of ['[{"__proto__":"x","text":"late"}]', '{"__proto__":"x","text":"late"}\n{"text":"y"}']) {
      const { log, complaints } = await readAll(json);
      expect(log.format.header).toEqual(['__proto__', 'text']);
      expect(complaints[0]?.cells).toEqual(['x', 'late']);
    }
    expect(({} as Record<string, unknown>)['text']).toBeUndefined();
  });

  test.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('of 100,000 %s in each other is refused or rejected', async (_, open, close) => {
    const deep = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
    await expect(readAll(`[{"text":"late","x":${deep}}]`, {}, 'x.json')).rejects.toMatchObject({
      code: 'json',
      message: expect.stringContaining('nested more than 1000 levels deep'),
    });
    const { complaints, rejects } = await readAll(`{"text":"late","x":${deep}}\n{"text":"cold","x":1}\n`);
    expect(complaints.length + rejects.length).toBe(2);
    expect(complaints.at(-1)?.text).toBe('cold');
  });

  test('of an object that never ends is refused, not held', async () => {
    async function* endless() {
      yield Buffer.from('[{"text":"late"},{"text":"');
      for (;;) yield Buffer.alloc(1 << 20, 'x');
    }
    const { openLogs } = await import('../../../src/read/log.ts');
    const { knowledge } = await import('../../knowledge.ts');
    const opening = openLogs([{ name: 'x.json', open: endless }], knowledge, { columns: {} });
    await expect(opening).rejects.toThrow('x.json: more than 64 MiB without an object, after object 1');
  });

  test('a line of more than 16 MiB is a rejected row', async () => {
    const { complaints, rejects } = await readAll(
      `{"text":"late"}\n{"text":"${'x'.repeat(1 << 24)}"}\n{"text":"cold"}\n`,
    );
    expect(complaints.map(({ line }) => line)).toEqual([1, 3]);
    expect(rejects).toMatchObject([{ line: 2, reason: 'is a line of more than 16 MiB' }]);
  });
});

test('a first object of more than 1 MiB is a row, alone and before others', async () => {
  const large = { id: 1, text: `The courier was late${' and late'.repeat(200_000)}` };
  const alone = await readAll(JSON.stringify(large));
  expect(alone.complaints.map(({ id, text }) => [id, text.length])).toEqual([['1', large.text.length]]);
  const lines = await readAll(`${JSON.stringify(large)}\n{"id":2,"text":"cold"}\n`);
  expect(lines.complaints.map(({ id, text }) => [id, text.length])).toEqual([
    ['1', large.text.length],
    ['2', 4],
  ]);
  await expect(readAll(`${JSON.stringify(large)}\n{"id":2,"te`, {}, 'x.json')).rejects.toThrow(
    'x.json: the JSON ends in the middle, after object 1',
  );
});
