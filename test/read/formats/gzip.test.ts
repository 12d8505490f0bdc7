import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { LIMITS } from '../../../src/read/formats/limits.ts';
import { readAll, readFiles } from '../memory-log.ts';

const CSV = 'id,text\n1,late\n2,cold\n';

test('a gzipped log is read by what is in it, whatever its name', async () => {
  const { complaints, log } = await readAll(gzipSync(CSV), {}, 'export.bin');
  expect(log.format).toMatchObject({ source: 'export.bin', format: 'csv' });
  expect(complaints.map(({ text }) => text)).toEqual(['late', 'cold']);
});

test('several members are one log', async () => {
  const { complaints } = await readAll(Buffer.concat([gzipSync(CSV), gzipSync('3,rude\n')]));
  expect(complaints.map(({ id }) => id)).toEqual(['1', '2', '3']);
});

test('a log that can be read once, as standard input, is read', async () => {
  let opened = 0;
  const { openLogs } = await import('../../../src/read/log.ts');
  const { knowledge } = await import('../../knowledge.ts');
  const source = {
    name: '-',
    once: true,
    async *open() {
      opened += 1;
      yield gzipSync(CSV);
    },
  };
  const { logs } = await openLogs([source], knowledge, { columns: {} });
  let rows = 0;
  for await (const batch of logs[0]?.rows ?? []) rows += batch.length;
  expect([opened, rows]).toEqual([1, 2]);
});

test('twice is unpacked, three times refused', async () => {
  expect((await readAll(gzipSync(gzipSync(CSV)))).complaints).toHaveLength(2);
  await expect(readAll(gzipSync(gzipSync(gzipSync(CSV))))).rejects.toThrow('is packed more than 2 times');
});

test('a log that was cut off is refused, after its rows as before them', async () => {
  const packed = gzipSync(CSV.repeat(8_000), { level: 0 });
  for (const length of [packed.length - 4, packed.length / 2, 12]) {
    await expect(readAll(packed.subarray(0, length), {}, 'a.csv.gz')).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/^a\.csv\.gz: no valid gzip: /),
    });
  }
});

test('a bomb is stopped while it is unpacked', async () => {
  const bomb = { 'a.csv.gz': gzipSync(Buffer.alloc(2 << 20, `id,text\n${','.repeat(1000)}\n`)) };
  await expect(readFiles(bomb, { limits: { ...LIMITS, ratioFrom: 1 << 19 } })).rejects.toThrow(
    'a.csv.gz: unpacks to more than 200 times its size',
  );
  await expect(readFiles(bomb, { limits: { ...LIMITS, unpacked: 1 << 20 } })).rejects.toThrow(
    'a.csv.gz: unpacks to more than 1 MiB',
  );
});

test('a log that is looked at twice counts once', async () => {
  const packed = gzipSync(CSV.repeat(400));
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.csv.gz`, packed]));
  const { rows } = await readFiles(files, { limits: { ...LIMITS, unpacked: CSV.length * 400 } });
  expect(rows.length).toBeGreaterThan(12 * 2 * 400);
});
