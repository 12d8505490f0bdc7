import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareFindings } from '../../src/analyse/order.ts';

const finding = (id: string) =>
  ({ severity: 'critical', harm: 'time', date: null, id, source: 'a.csv', line: 1 }) as const;
const compareIds = (a: string, b: string) => Math.sign(compareFindings(finding(a), finding(b)));

test('numbers come by value and before words', () => {
  const sorted = ['10', '1x', '2', 'b', '', '0x1', '1e3'].sort(compareIds);
  expect(sorted).toEqual(['2', '10', '', '0x1', '1e3', '1x', 'b']);
});

test('the order of ids is total', () => {
  const id = fc.oneof(
    fc.string({ unit: fc.constantFrom('0', '1', '2', '9', 'x', '.', '-', 'e'), maxLength: 3 }),
    fc.nat().map(String),
  );
  fc.assert(
    fc.property(id, id, id, (a, b, c) => {
      expect(compareIds(a, b)).toBe(-compareIds(b, a) || 0);
      expect(compareIds(a, b) === 0).toBe(a === b);
      if (compareIds(a, b) <= 0 && compareIds(b, c) <= 0) expect(compareIds(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});
