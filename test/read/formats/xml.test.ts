import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { openText, readAll, readFiles } from '../memory-log.ts';

test('the element that repeats is the row; attributes and elements in it are columns', async () => {
  const { complaints, log } = await readAll(
    `<?xml version="1.0"?>
<reviews source="shop">
  <exported>2025-12-01</exported>
  <review id="7" rating="2">
    <user><name>Ann</name></user>
    <text>Late &amp; <![CDATA[<b>cold</b>]]></text>
    <tag>a</tag><tag>b</tag>
  </review>
  <review id="8"><text>Rude</text></review>
</reviews>`,
    {},
    'log.xml',
  );
  expect(log.format).toMatchObject({ format: 'xml', header: ['id', 'rating', 'user.name', 'text', 'tag'] });
  expect(complaints.map(({ id, line, text }) => [id, line, text])).toEqual([
    ['7', 4, 'Late &  cold'],
    ['8', 9, 'Rude'],
  ]);
  expect(complaints[0]?.cells[4]).toBe('a, b');
});

test('rows may stand deeper, below other elements, and hold lists of their own', async () => {
  const ticket = (id: number) =>
    `<t:ticket><id>${id}</id><description>late ${id}</description><comments><comment>a</comment><comment>b</comment><comment>c</comment></comments></t:ticket>`;
  const { complaints } = await readAll(
    `<export xmlns:t="urn:x"><page>1</page><tickets>${ticket(1)}${ticket(2)}</tickets></export>`,
  );
  expect(complaints.map(({ text }) => text)).toEqual(['late 1', 'late 2']);
});

test('one row alone is known by its parts', async () => {
  const { complaints } = await readAll('<list><review><id>1</id><text>late</text></review></list>');
  expect(complaints.map(({ text }) => text)).toEqual(['late']);
});

test('the encoding that it declares is used', async () => {
  const xml = '<?xml version="1.0" encoding="windows-1251"?><l><r><text>Да</text></r><r><text>Нет</text></r></l>';
  const { log, complaints } = await readAll(iconv.encode(xml, 'windows-1251'));
  expect([log.format.encoding, complaints[0]?.text]).toEqual(['windows-1251', 'Да']);
});

test('external and nested entities are left as they stand', async () => {
  const { complaints } = await readAll(
    '<!DOCTYPE l [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><l><r><text>late &f; &b;</text></r><r><text>x</text></r></l>',
  );
  expect(complaints[0]?.text).toBe('late &f; &b;');
});

test.each([
  ['ends in the middle', '<l><r><text>late</text></r>\n<r><text>co', 'the XML ends in the middle'],
  ['closes what is not open', '<l><r><text>late</r>\n<r><text>x</text></r></l>', '<text> is never closed'],
  ['is nested 100,000 deep', `<l>${'<a>'.repeat(100_000)}`, 'nested more than 1000 levels deep'],
])('a document that %s is refused with its line', async (_, xml, reason) => {
  await expect(readAll(xml, {}, 'log.xml')).rejects.toMatchObject({
    code: 'xml',
    message: expect.stringMatching(new RegExp(`^log\\.xml:\\d: no valid XML: ${reason}`)),
  });
});

test('a text that never ends is refused, not held', async () => {
  async function* endless() {
    yield Buffer.from('<l><r><text>x</text></r><r><text>');
    for (;;) yield Buffer.alloc(1 << 20, 'x');
  }
  const { openLogs } = await import('../../../src/read/log.ts');
  const { knowledge } = await import('../../knowledge.ts');
  const reading = (async () => {
    const { logs } = await openLogs([{ name: 'log.xml', open: endless }], knowledge, { columns: {} });
    for await (const _ of logs[0]?.rows ?? []);
  })();
  await expect(reading).rejects.toThrow('a text, tag or comment of more than 64 MiB');
});

test('a workbook of Excel 2003 says what to do', async () => {
  const xml = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>';
  await expect(openText(xml)).rejects.toMatchObject({ hint: 'save it as XLSX or CSV' });
});

test('a table whose first cell begins with a tag is a table', async () => {
  const { rows } = await readFiles({ 'a.csv': '<p>late</p>,2025-01-01,1\n<p>cold and wet</p>,2025-01-02,2\n' });
  expect(rows).toHaveLength(2);
});
