import type { Report } from '../../../domain/report.ts';
import type { Category } from '../../../domain/verdict.ts';
import type { ChartPeriod } from './periods.ts';

/** Critical complaints of one failure in each period. */
export interface CategoryCourse {
  readonly code: Category;
  readonly counts: readonly number[];
  readonly total: number;
}

/** The failures with the most critical complaints that have a date, most first. */
export function coursesOf(
  { categories, summary }: Report,
  periods: readonly ChartPeriod[],
  most: number,
): CategoryCourse[] {
  const days = Object.entries(summary.days);
  return categories
    .map(({ code }) => {
      const counts = periods.map(({ from, to }) =>
        days.reduce((sum, [day, own]) => sum + (day >= from && day <= to ? (own.categories[code] ?? 0) : 0), 0),
      );
      return { code, counts, total: counts.reduce((sum, count) => sum + count, 0) };
    })
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .slice(0, most);
}
