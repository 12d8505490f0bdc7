import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { checkEncoding, decode, detectEncoding } from '../../src/read/encoding.ts';

const RUSSIAN = 'Номер;Отзыв\n1;Курьер опоздал на два часа, еда приехала холодной, в поддержке никто не отвечает\n';

describe('detects', () => {
  test.each(['utf-8', 'utf-16le', 'windows-1251', 'koi8-r'])('%s without a byte order mark', (encoding) => {
    expect(detectEncoding(iconv.encode(RUSSIAN.repeat(4), encoding))).toBe(encoding);
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'])('%s by its byte order mark', (encoding) => {
    expect(detectEncoding(iconv.encode(RUSSIAN, encoding, { addBOM: true }))).toBe(encoding);
  });

  test('a Western encoding where few letters are beyond ASCII', () => {
    expect(
      detectEncoding(iconv.encode('id,text\n1,the café was closed and the staff didn’t care\n', 'windows-1252')),
    ).toBe('windows-1252');
  });

  test('UTF-8 where the sample ends inside a letter', () => {
    const bytes = Buffer.from(RUSSIAN);
    for (let end = bytes.length - 4; end < bytes.length; end += 1)
      expect(detectEncoding(bytes.subarray(0, end))).toBe('utf-8');
  });
});

test('decodes across chunks, without the byte order mark', async () => {
  const bytes = iconv.encode(RUSSIAN, 'utf-8', { addBOM: true });
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
  }
  let text = '';
  for await (const part of decode(chunks(), 'utf-8')) text += part;
  expect(text).toBe(RUSSIAN);
});

test('an unknown encoding is the user’s error', () => {
  expect(() => checkEncoding('klingon')).toThrow(UserError);
});
