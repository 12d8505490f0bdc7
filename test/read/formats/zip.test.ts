import { strToU8, type Zippable, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { LIMITS } from '../../../src/read/formats/limits.ts';
import { readFiles } from '../memory-log.ts';
import { writeXlsx } from './xlsx-file.ts';

const csv = (text: string) => strToU8(`id,text\n1,${text}\n`);
const zip = (files: Zippable) => ({ 'logs.zip': zipSync(files) });

test('each log in an archive is a log of its own, in the order of the paths', async () => {
  const { rows } = await readFiles(
    zip({
      'b.csv': csv('late'),
      'a/week.ndjson': strToU8('{"id":1,"text":"cold"}\n'),
      'a/book.xlsx': writeXlsx([
        {
          name: 'x',
          rows: [
            ['id', 'text'],
            [1, 'rude'],
          ],
        },
      ]),
    }),
  );
  expect(rows).toEqual(['logs.zip/a/book.xlsx:2 rude', 'logs.zip/a/week.ndjson:1 cold', 'logs.zip/b.csv:2 late']);
});

test('files whose ending says nothing are named, hidden ones passed over', async () => {
  const { rows, skipped } = await readFiles(
    zip({
      'a.csv': csv('late'),
      'photo.png': strToU8('x'),
      '__MACOSX/a.csv': strToU8('x'),
      '.hidden.csv': strToU8('x'),
    }),
  );
  expect([rows, skipped]).toEqual([['logs.zip/a.csv:2 late'], ['logs.zip/photo.png']]);
});

test('an archive in an archive is read, one more is refused', async () => {
  const inner = zipSync({ 'a.csv': csv('late') });
  expect((await readFiles(zip({ 'in.zip': inner }))).rows).toEqual(['logs.zip/in.zip/a.csv:2 late']);
  await expect(readFiles(zip({ 'mid.zip': zipSync({ 'in.zip': inner }) }))).rejects.toMatchObject({
    code: 'too-large',
    message: 'logs.zip/mid.zip/in.zip: is packed more than 2 times',
  });
});

test('a path that leads out of the archive is shown as a harmless name', async () => {
  const { rows } = await readFiles(
    zip({ '../../etc/a.csv': csv('late'), 'C:\\win\\b.csv': csv('cold'), '/root/\u001b[31mc.csv': csv('rude') }),
  );
  expect(rows.map((row) => row.split(':')[0]).sort()).toEqual([
    'logs.zip/etc/a.csv',
    'logs.zip/root/[31mc.csv',
    'logs.zip/win/b.csv',
  ]);
});

test('names in the code page of a Russian Windows are decoded', async () => {
  const bytes = zipSync({ 'aaaaa.csv': csv('late') });
  const name = Buffer.from([0xae, 0xe2, 0xa7, 0xeb, 0xa2]);
  for (let at = bytes.indexOf(97); at !== -1; at = Buffer.from(bytes).indexOf('aaaaa')) bytes.set(name, at);
  expect((await readFiles({ 'logs.zip': bytes })).rows).toEqual(['logs.zip/отзыв.csv:2 late']);
});

test.each([
  ['more than the limit', { ...LIMITS, unpacked: 1 << 20 }, 'logs.zip/a.csv: unpacks to more than 1 MiB'],
  ['more than 200 times its size', { ...LIMITS, ratioFrom: 1 << 20 }, 'logs.zip/a.csv: unpacks to more than 200 times'],
])('a bomb that unpacks to %s is refused before it is unpacked', async (_, limits, message) => {
  const bomb = zip({ 'a.csv': new Uint8Array(4 << 20) });
  await expect(readFiles(bomb, { limits })).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringContaining(message),
    hint: expect.stringContaining('unpack it yourself'),
  });
});

test('a bomb that lies about its size is stopped at the size it told', async () => {
  const bomb = Buffer.from(zipSync({ 'a.csv': new Uint8Array(4 << 20) }));
  const directory = bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bomb.writeUInt32LE(1000, directory + 24);
  await expect(readFiles({ 'logs.zip': bomb })).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringContaining('too many bytes'),
  });
});

test('a file whose check sum is wrong is refused', async () => {
  const bytes = zipSync({ 'a.csv': [csv('late'), { level: 0 }] });
  const at = Buffer.from(bytes).indexOf('late');
  bytes[at] = 0x6d;
  await expect(readFiles({ 'logs.zip': bytes })).rejects.toThrow(
    'logs.zip/a.csv: no valid ZIP: the check sum is wrong',
  );
});

test.each([['an encrypted file', Buffer.from(zipSync({ 'a.csv': csv('late') })), 'is encrypted']])(
  '%s is refused',
  async (_, bytes, reason) => {
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt16LE(1, directory + 8);
    await expect(readFiles({ 'logs.zip': bytes })).rejects.toThrow(`logs.zip/a.csv: ${reason}`);
  },
);

test.each([
  ['a document', { '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('x') }, 'office document'],
  ['an archive without a log', { 'photo.png': strToU8('x') }, 'holds no log'],
])('%s is told', async (_, files, reason) => {
  await expect(readFiles(zip(files))).rejects.toMatchObject({
    code: 'format',
    message: expect.stringContaining(reason),
  });
});
