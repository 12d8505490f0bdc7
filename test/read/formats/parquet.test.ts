import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { LIMITS } from '../../../src/read/formats/limits.ts';
import { readAll } from '../memory-log.ts';

const COLUMNS = [
  { name: 'id', data: [1n, 2n, 3n], type: 'INT64' as const },
  { name: 'text', data: ['Курьер опоздал', 'cold soup', ''], type: 'STRING' as const },
  {
    name: 'date',
    data: [new Date('2025-11-17T09:42:00Z'), new Date('2025-11-18T00:00:00Z'), new Date('2025-11-19T10:00:00Z')],
    type: 'TIMESTAMP' as const,
  },
  { name: 'rating', data: [1.5, 2, 5], type: 'DOUBLE' as const },
];

function write(options: Partial<Parameters<typeof parquetWriteBuffer>[0]> = {}): Uint8Array {
  return new Uint8Array(parquetWriteBuffer({ columnData: COLUMNS, ...options }));
}

test('Parquet is read with the number of the row as line, moments as wall clocks', async () => {
  const { complaints, log } = await readAll(write(), {}, 'log.parquet');
  expect(log.format).toMatchObject({ format: 'parquet', header: ['id', 'text', 'date', 'rating'] });
  expect(complaints.slice(0, 2)).toMatchObject([
    { id: '1', line: 1, text: 'Курьер опоздал', rating: 1.5, date: { day: '2025-11-17', minute: 582 } },
    { id: '2', line: 2, text: 'cold soup', rating: 2, date: { day: '2025-11-18', minute: undefined } },
  ]);
});

test('row groups follow each other', async () => {
  const { complaints } = await readAll(write({ rowGroupSize: 2 }));
  expect(complaints.map(({ id, line }) => [id, line])).toEqual([
    ['1', 1],
    ['2', 2],
    ['3', 3],
  ]);
});

test('a file packed without Snappy is read', async () => {
  const { complaints } = await readAll(write({ codec: 'UNCOMPRESSED' }));
  expect(complaints).toHaveLength(3);
});

test('objects become columns by dotted names, lists are joined', async () => {
  const data = [{ name: 'Ann', city: 'Riga' }];
  const { log, complaints } = await readAll(
    write({
      columnData: [
        { name: 'text', data: ['late'], type: 'STRING' },
        { name: 'user', data, type: 'JSON' },
        { name: 'tags', data: [['a', 'b']], type: 'JSON' },
      ],
    }),
  );
  expect(log.format.header).toEqual(['text', 'user.name', 'user.city', 'tags']);
  expect(complaints[0]?.cells).toEqual(['late', 'Ann', 'Riga', 'a, b']);
});

test('a row group that cannot be held is refused', async () => {
  await expect(readAll(write(), { limits: { ...LIMITS, held: 10_000 } }, 'log.parquet')).resolves.toBeDefined();
  await expect(readAll(write(), { limits: { ...LIMITS, held: 100 } }, 'log.parquet')).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringMatching(/^log\.parquet: /),
  });
});

test('a file that was cut off is the user’s error', async () => {
  const bytes = write();
  await expect(readAll(bytes.subarray(0, bytes.length - 20), {}, 'log.parquet')).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringMatching(/^log\.parquet: no valid Parquet: /),
  });
});
