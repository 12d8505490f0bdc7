import { describe, expect, test } from 'vitest';
import { Admission, type AdmissionOptions } from '../../src/run/admission.ts';
import { readAll } from '../read/memory-log.ts';

async function statuses(csv: string, options: AdmissionOptions = {}) {
  const { complaints, log } = await readAll(csv);
  const admission = new Admission(options);
  return {
    statuses: complaints.map((complaint) => admission.admit(complaint, log.format.columns).status),
    alike: admission.alike,
  };
}

describe('a row', () => {
  test('without text is empty, in another language is counted apart', async () => {
    const { statuses: found } = await statuses(
      'id,rating,text\n1,5,\n2,1,late\n3,1,Das Essen war kalt und ist nicht gut\n4,3,null\n',
    );
    expect(found).toEqual(['empty', 'classified', 'otherLanguage', 'empty']);
  });

  test('alike in every mapped column is a duplicate where an id is mapped', async () => {
    expect((await statuses('id,text\n1,late\n1,late\n2,late\n')).statuses).toEqual([
      'classified',
      'duplicate',
      'classified',
    ]);
  });

  test('alike in a log without id is counted, named and judged', async () => {
    expect(await statuses('text,city\nlate,Kazan\nlate,Kazan\n')).toEqual({
      statuses: ['classified', 'classified'],
      alike: 1,
    });
  });

  test('of the same customer and date is a duplicate without an id', async () => {
    expect(
      (await statuses('client,date,text\na,2025-01-01,late\na,2025-01-01,late\nb,2025-01-01,late\n')).statuses,
    ).toEqual(['classified', 'duplicate', 'classified']);
  });

  test('stays with --keep-duplicates', async () => {
    expect((await statuses('id,text\n1,late\n1,late\n', { keepDuplicates: true })).statuses).toEqual([
      'classified',
      'classified',
    ]);
  });

  test('of another day, or of none, is filtered', async () => {
    const csv = 'id,date,text\n1,2025-01-01,a\n2,2025-01-02,b\n3,2025-01-03,c\n4,,d\n';
    expect((await statuses(csv, { since: '2025-01-02', until: '2025-01-02' })).statuses).toEqual([
      'filtered',
      'classified',
      'filtered',
      'filtered',
    ]);
  });
});
