import { expect, test } from 'vitest';
import { LIMITS } from '../../../src/read/formats/limits.ts';
import { readAll, readFiles } from '../memory-log.ts';
import { writeZstd } from './zstd-file.ts';

/** Made by zstd 1.5.4 -19 from 400 lines `N,Courier was late again`. */
const PACKED = Buffer.from(
  [
    'KLUv/WTMKA0OAFZuVhqQJ9XCAQjQqol4I+dlJm7a3d1bygZwXXdABWwATQBFAFrr//////9wOBwOh8PhcPiYQoaYDueYQoaYDuaY',
    'QoaYDuWYQoaYDuSYQoaYDuOYQoaYDuKYQoaYDjumkCGmg44pZIjp8DGFDDFJwEGBAAUEBgcKBiAwoAABAgMGBwYOKACAAnsgAYMD',
    'BQI4CGuttVZQUFBQUFBQUFDQ+Xw+n8/n8/lsNpvNZrPZbDaXy+VyuVwul8tkMplMJpPJZPJ4PB6Px+PxeCwWi8VisVgsFu+99957',
    '76211lrrc84555xzSimllFJKKaWUUkoppZRSSimllFJKKaWU0tDQ0NDQ0NDQ0JCQkJCQkJCQkJDQNE3TNE3TNEmSJEmSJEnSWmsF',
    'Cuecc84555xzzjnnnHPOOeecc84555xzzjnnnHPOOeecc84555xzzjnnnHPOOeecc84555xzzjnnDIGPqBHw+P0/A9GncjUR/L+E',
    'P7y9enfr7tXdO3sPYvJR8Jy7u/X26t2tvTeHj1AQ/+F3+A0fw1/4FX7CR/ibqppXVZWPVDVfqSofVWq+qlQ+qqp8VZV8VNW085C1',
    'gqyrADKxRVUBSKy7dw==',
  ].join(''),
  'base64',
);

test('a log packed by zstd is read', async () => {
  const { complaints } = await readAll(PACKED, {}, 'a.csv.zst');
  expect(complaints).toHaveLength(400);
  expect(complaints.at(-1)).toMatchObject({ id: '400', text: 'Courier was late again' });
});

test('several frames and blocks are one log', async () => {
  const { complaints } = await readAll(Buffer.concat([writeZstd(['id,text\n1,la', 'te\n']), writeZstd(['2,cold\n'])]));
  expect(complaints.map(({ text }) => text)).toEqual(['late', 'cold']);
});

test('a log that was cut off or damaged is refused', async () => {
  for (const bytes of [PACKED.subarray(0, PACKED.length - 5), Buffer.concat([PACKED.subarray(0, 20), PACKED])])
    await expect(readAll(bytes, {}, 'a.zst')).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/^a\.zst: no valid zstd: /),
    });
});

test('a bomb is stopped while it is unpacked', async () => {
  const bomb = { 'a.zst': writeZstd(Array.from({ length: 400 }, () => ({ byte: 65, times: 100_000 }))) };
  await expect(readFiles(bomb, { limits: { ...LIMITS, ratioFrom: 1 << 20 } })).rejects.toThrow(
    'a.zst: unpacks to more than 200 times its size',
  );
});

test('a frame that asks for gigabytes is refused', async () => {
  await expect(readAll(writeZstd(['id,text\n1,late\n'], 0xa8), {}, 'a.zst')).rejects.toThrow(
    'a.zst: asks for a window of more than 128 MiB',
  );
});
