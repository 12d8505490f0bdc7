import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Report } from '../../src/domain/report.ts';
import { renderPage } from '../../src/report/html/page.ts';
import { reportOf } from '../analyse/log-report.ts';
import { knowledge, root } from '../knowledge.ts';

const fixture = (name: string) => readFileSync(join(root, 'fixtures', name), 'utf8');
let report: Report;
let page: string;

beforeAll(async () => {
  report = await reportOf(fixture('meal-delivery-week.csv'));
  page = renderPage(report, knowledge);
});

test('the same report gives the same bytes, also after another one', async () => {
  renderPage(await reportOf(fixture('online-shop-reviews.csv')), knowledge);
  expect(renderPage(report, knowledge)).toBe(page);
});
