import { expect, test } from 'vitest';
import { renderCsv } from '../../src/report/formats/csv.ts';
import { reportOf } from '../analyse/log-report.ts';
import { knowledge } from '../knowledge.ts';
import { OPTIONS } from './shown.ts';

const csvOf = async (log: string, { bom = false, escapeFormulas = true } = {}) =>
  renderCsv(await reportOf(log), knowledge, {
    ...OPTIONS,
    csv: { bom, escapeFormulas },
    brand: {},
  });

test('lists the findings in their order, masked, with the words that prove the verdict', async () => {
  const csv = await csvOf(
    'id,date,text\n2,2025-11-20,Thanks for the cake\n1,2025-11-21,"The courier was ""late"" by two hours, call me on +1 202 555 0143"\n',
  );
  const [header, first, second] = csv.split('\n');
  expect(header).toBe(
    'id,source,line,date,severity,harm,category,kind,others,confidence,review,signals,excerpt,evidence',
  );
  expect(first).toMatch(/^1,test\.csv,3,2025-11-21,critical,time,late-delivery,courier,/);
  expect(first).toContain('"The courier was ""late"" by two hours, call me on [phone]"');
  expect(first).toMatch(/late[^,]*$/);
  expect(second).toMatch(/^2,test\.csv,2,2025-11-20,none,none,none,/);
});

test('puts an apostrophe before what a spreadsheet would run, and none where it is told not to', async () => {
  const log =
    'id,text\n"=cmd|\'/c calc\'!A1",+SUM(1) was printed and the courier was two hours late\n-17,The soup was cold\n';
  const safe = await csvOf(log);
  expect(safe).toContain("\n'=cmd|'/c calc'!A1,");
  expect(safe).toContain(",'+SUM(1) was printed");
  expect(safe).toContain('\n-17,');
  expect(await csvOf(log, { escapeFormulas: false })).toContain("\n=cmd|'/c calc'!A1,");
});

test('begins with a byte order mark when asked to', async () => {
  expect((await csvOf('id,text\n1,The soup was cold\n', { bom: true })).charCodeAt(0)).toBe(0xfeff);
});
