import { describe, expect, test } from 'vitest';
import type { LogFormat } from '../../src/domain/row.ts';
import { Admission } from '../../src/run/admission.ts';
import { findByColumns } from '../../src/run/by-columns.ts';
import { readAll } from '../read/memory-log.ts';

const format = (header: readonly string[], columns = {}) =>
  ({ source: 'log.csv', header, columns: { text: [0], ...columns } }) as unknown as LogFormat;

describe('--by', () => {
  test('names a role, or a header in any spelling', () => {
    const formats = [
      format(['text', 'Город', 'Order Type'], { place: 1 }),
      format(['text', 'orderType', 'Город'], { place: 2 }),
    ];
    expect(findByColumns(['place', 'order_type'], formats)).toEqual([
      { name: 'place', at: [1, 2] },
      { name: 'order_type', at: [2, 1] },
    ]);
  });

  test('is a list parted by commas, unless a header has one; each column once', () => {
    const formats = [format(['text', 'City, region', 'a', 'b'], { place: 1 })];
    expect(findByColumns(['City, region', 'a,b', 'place'], formats).map(({ name }) => name)).toEqual([
      'City, region',
      'a',
      'b',
    ]);
  });

  test('is refused where a log has no such column, with its name and the nearest', () => {
    expect(() => findByColumns(['citi'], [format(['text', 'city'])])).toThrow('log.csv: --by: no column "citi"');
    expect(() => findByColumns(['product'], [format(['text', 'city'])])).toThrow('no column "product"');
  });

  test('makes rows that differ in such a column two complaints', async () => {
    const { complaints, log } = await readAll('id,text,shift\n1,late,day\n1,late,night\n1,late,day\n');
    const statuses = (by: readonly { at: readonly number[] }[]) => {
      const admission = new Admission({ by });
      return complaints.map((complaint) => admission.admit(complaint, log.format.columns).status);
    };
    expect(statuses([])).toEqual(['classified', 'duplicate', 'duplicate']);
    expect(statuses([{ at: [2] }])).toEqual(['classified', 'classified', 'duplicate']);
  });
});
